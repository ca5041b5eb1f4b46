import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { canMakePdf, makePdf } from "#platform/documents/index.ts";
import { everyone, file, page, type PageRequest, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { writeSpreadsheet } from "#platform/spreadsheets/index.ts";
import { phaseOf } from "../../model.ts";
import { exportOf, polisComments, polisVotes } from "../open-data.ts";
import { answersOf } from "../../care/store-moderate.ts";
import { contributionsOf } from "../../store-contributions.ts";
import { newestOutcome, outcomeHistory, publishedOf } from "../store.ts";
import { countCodes } from "../../store-people.ts";
import { dialoguesOf, findDialogue, type ShownDialogue } from "../../store.ts";
import { shownReasons } from "../../store-votes.ts";
import { pairsOf } from "../comparing.ts";
import { ComparePage, keyOf } from "./compare.tsx";
import { moreTexts } from "./more/text.ts";
import { OutcomePage } from "./page.tsx";
import { paperOf, type ReportOf, sheetsOf } from "./paper.ts";

const open = { policy: everyone, cache: "public" } as const;
const base = "/:region/dialoog/:slug";
const types = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;
/** So many contributions that divide people stand with reasons, each with so many. */
const [mostDivided, mostReasons] = [3, 6];

type Asked = Pick<PageRequest, "params">;

/** What the group said, and everything of it that leaves the house. */
export function outcomePages(router: Router, ctx: Context): void {
  router.page({
    ...open,
    path: `${base}/uitkomst`,
    async handle(request) {
      const { region, dialogue } = await named(ctx, request);
      const outcome = await newestOutcome(ctx.db, dialogue.id);
      const texts = await textsOf(ctx, dialogue);
      const answers = (await answersOf(ctx.db, dialogue.id)).map((answer) => ({
        answer,
        text: texts.get(answer.contribution)?.body,
      }));
      const divided = outcome?.result?.ranking.filter(({ split }) => split).slice(0, mostDivided) ?? [];
      const reasons = await Promise.all(
        divided.map(async ({ number }) => ({
          number,
          rows: (await shownReasons(ctx.db, dialogue.id, number)).slice(0, mostReasons),
        })),
      );
      return page(
        <OutcomePage
          request={request}
          region={region}
          standing={{ dialogue, phase: phaseOf(dialogue, ctx.clock()), now: ctx.clock() }}
          outcome={outcome}
          texts={texts}
          history={await outcomeHistory(ctx.db, dialogue.id)}
          answers={answers}
          reasons={reasons}
          others={await othersOf(ctx, dialogue)}
          letters={await countCodes(ctx.db, dialogue.id)}
        />,
      );
    },
  });
  filePages(router, ctx);
  router.page({
    ...open,
    path: `${base}/vergelijk`,
    query: z.object({ met: z.string().max(160).optional() }),
    async handle(request) {
      const { region, dialogue } = await named(ctx, request);
      const others = await othersOf(ctx, dialogue);
      const other = others.find((one) => keyOf(one) === request.query.met);
      const [here, there] = other ? await Promise.all([dialogue, other].map((one) => toldOf(ctx, one))) : [];
      const chosen = other && here && there ? { other, here, there, pairs: pairsOf(here, there) } : undefined;
      return page(
        <ComparePage
          request={request}
          region={region}
          dialogue={dialogue}
          others={others}
          {...(chosen ? { chosen } : {})}
        />,
      );
    },
  });
}

function filePages(router: Router, ctx: Context): void {
  const data = async (request: Asked) => {
    const { dialogue } = await named(ctx, request);
    const outcome = await newestOutcome(ctx.db, dialogue.id);
    const published = await publishedOf(ctx.db, dialogue.id);
    if (!outcome?.result || !published) throw new Refusal("", 404);
    const contributions = await contributionsOf(ctx.db, dialogue.id);
    return { dialogue, made: { ...outcome, result: outcome.result, published }, contributions };
  };
  router.page({
    ...open,
    path: `${base}/uitkomst.json`,
    oneLanguage: true,
    async handle(request) {
      const { dialogue, made, contributions } = await data(request);
      return file(JSON.stringify(exportOf(dialogue, made, contributions)), types.json);
    },
  });
  router.page({
    ...open,
    path: `${base}/open-data/comments.csv`,
    oneLanguage: true,
    async handle(request) {
      const { made, contributions } = await data(request);
      return file(polisComments(made.published, contributions), types.csv, "comments.csv");
    },
  });
  router.page({
    ...open,
    path: `${base}/open-data/votes.csv`,
    oneLanguage: true,
    async handle(request) {
      const votes = polisVotes((await data(request)).made.published);
      if (votes === undefined) throw new Refusal("", 404);
      return file(votes, types.csv, "votes.csv");
    },
  });
  router.page({
    ...open,
    path: `${base}/uitkomst.xlsx`,
    async handle(request) {
      const report = await reportOf(ctx, request);
      const book = await writeSpreadsheet(sheetsOf(report), report.dialogue.content.title);
      return file(book, types.xlsx, `uitkomst-${report.dialogue.slug}.xlsx`);
    },
  });
  router.page({
    ...open,
    path: `${base}/uitkomst.pdf`,
    async handle(request) {
      const report = await reportOf(ctx, request);
      if (!canMakePdf()) throw new Refusal(moreTexts(request.lang).noPdf, 503);
      return file(await makePdf(paperOf(report)), types.pdf, `uitkomst-${report.dialogue.slug}.pdf`);
    },
  });
}

async function named(ctx: Context, { params }: Asked) {
  const region = await regionOf(ctx, params.region ?? "");
  const dialogue = await findDialogue(ctx.db, region.id, params.slug ?? "");
  if (!dialogue) throw new Refusal("", 404);
  return { region, dialogue };
}

async function textsOf(ctx: Context, dialogue: ShownDialogue) {
  return new Map((await contributionsOf(ctx.db, dialogue.id)).map((one) => [one.number, one]));
}

async function toldOf(ctx: Context, dialogue: ShownDialogue) {
  const result = (await newestOutcome(ctx.db, dialogue.id))?.result;
  return result ? { result, texts: await textsOf(ctx, dialogue) } : undefined;
}

/** Other dialogues that have an outcome, of every region: the same question is asked in more than one. */
async function othersOf(ctx: Context, dialogue: ShownDialogue): Promise<ShownDialogue[]> {
  const all = (await dialoguesOf(ctx.db)).filter(({ id }) => id !== dialogue.id);
  const told = await Promise.all(all.map(async ({ id }) => (await newestOutcome(ctx.db, id))?.result));
  return all.filter((_, at) => (told[at]?.ranking.length ?? 0) > 0);
}

/** @throws Refusal 404 where there is no outcome yet */
async function reportOf(ctx: Context, request: Asked & Pick<PageRequest, "lang">): Promise<ReportOf> {
  const { region, dialogue } = await named(ctx, request);
  const outcome = await newestOutcome(ctx.db, dialogue.id);
  if (!outcome?.result) throw new Refusal("", 404);
  const texts = await textsOf(ctx, dialogue);
  return { dialogue, outcome, result: outcome.result, texts, region: region.content.name, lang: request.lang };
}
