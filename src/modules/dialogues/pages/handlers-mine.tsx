import type { Context } from "#platform/context.ts";
import { type Answer, everyone, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { appeal } from "../care/actions-moderate.ts";
import { backgroundOf, comeBack } from "../actions-join.ts";
import { appealReport, report, say, withdraw, withdrawOne } from "../actions-say.ts";
import { returnCode } from "../keys.ts";
import { hourOf, mayAdd, type Participant, phaseOf, reportReasons } from "../model.ts";
import { answersOf, appealsOn, reportById } from "../care/store-moderate.ts";
import { contributionByNumber, contributionsOf, writtenBy } from "../store-contributions.ts";
import { mergedRoots } from "../care/store-merged.ts";
import { ratingsBy } from "../store-votes.ts";
import { dialogueTexts } from "../text.ts";
import { ReportAnswerPage, ReportPage } from "./care.tsx";
import { addressOf } from "./frame.tsx";
import { type Here, keepDevice, whoIsHere } from "./here.ts";
import { dialogueOf } from "./handlers-open.tsx";
import { GonePage, ReturnPage, StopPage } from "./leaving.tsx";
import { MinePage } from "./mine.tsx";

const personal = { policy: everyone, cache: "private" } as const;
const path = (under: string) => `/:region/dialoog/:slug/${under}`;
const notes = z.object({ melding: z.enum(["veranderd", "weg", "gevraagd", "vergeten"]).optional() });

/** Coming back with a code, seeing and changing what one brought in, withdrawing; and reports by anyone. */
export function personalPages(router: Router, ctx: Context): void {
  minePages(router, ctx);
  changes(router, ctx);
  leaving(router, ctx);
  reports(router, ctx);
}

async function drawMine(
  ctx: Context,
  request: PageRequest<unknown>,
  here: Here & { participant: Participant },
  more: { note?: string; problem?: { number: number; text: string; typed: string } } = {},
) {
  const { dialogue, participant } = here;
  const all = await contributionsOf(ctx.db, dialogue.id);
  const contributions = await writtenBy(ctx.db, participant.id);
  const numbers = contributions.map(({ number }) => number);
  return (
    <MinePage
      request={request}
      {...here}
      code={returnCode(ctx, participant.id)}
      contributions={contributions}
      appeals={await appealsOn(ctx.db, dialogue.id, numbers)}
      ratings={await ratingsBy(ctx.db, dialogue.id, participant.id)}
      roots={await mergedRoots(ctx.db, dialogue.id)}
      texts={new Map(all.map((one) => [one.number, one.body]))}
      answers={await answersOf(ctx.db, dialogue.id)}
      background={await backgroundOf(ctx, participant)}
      young={participant.young}
      mayChange={mayAdd(dialogue, phaseOf(dialogue, ctx.clock()))}
      {...more}
    />
  );
}

function minePages(router: Router, ctx: Context): void {
  router.page({
    ...personal,
    path: path("mijn"),
    query: notes,
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      const t = dialogueTexts(request.lang).mine;
      const said = { veranderd: t.changed, weg: t.removed, gevraagd: t.appealDone, vergeten: t.forgotten };
      const note = request.query.melding && said[request.query.melding];
      if (!here.participant) return page(<ReturnPage request={request} {...here} note={note} />);
      return page(await drawMine(ctx, request, { ...here, participant: here.participant }, { note }));
    },
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path("mijn"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      const typed = { code: request.form.text("code"), ownDevice: request.form.has("eigen"), network: request.network };
      const device = await comeBack(ctx, here.dialogue, typed);
      if (device) return redirect(request.link(addressOf(here.dialogue, "mijn")), keepDevice(ctx, device));
      const error = dialogueTexts(request.lang).mine.codeWrong;
      return page(<ReturnPage request={request} {...here} error={error} />, { status: 400 });
    },
  });
}

/** The participant at this device. @throws Refusal 401 */
async function present(ctx: Context, request: PageRequest): Promise<Here & { participant: Participant }> {
  const here = await whoIsHere(ctx, request);
  if (!here.participant) throw new Refusal("", 401);
  return { ...here, participant: here.participant };
}

const numberOf = (request: PageRequest): number => Number(request.form.text("nummer")) || 0;

function changes(router: Router, ctx: Context): void {
  const back = (request: PageRequest, here: Here, note: string): Answer =>
    redirect(request.link(addressOf(here.dialogue, `mijn?melding=${note}`)), keepDevice(ctx, here.device));
  router.form({
    policy: everyone,
    path: path("mijn/verander"),
    async handle(request) {
      const here = await present(ctx, request);
      const number = numberOf(request);
      const own = (await writtenBy(ctx.db, here.participant.id)).find((one) => one.number === number);
      if (!own) throw new Refusal("", 404);
      const text = request.form.text("tekst");
      const version = Number(request.form.text("versie")) || 0;
      const said = await say(ctx, here.dialogue, here.participant, {
        text,
        question: own.question,
        lang: own.lang,
        number,
        version,
      });
      if (said.kind === "said")
        return said.worry
          ? redirect(request.link(addressOf(here.dialogue, "hulp?zorg=1")))
          : back(request, here, "veranderd");
      const problem = { number, text: dialogueTexts(request.lang).say.problems[said.problem], typed: text };
      return page(await drawMine(ctx, request, here, { problem }), { status: said.problem === "changed" ? 409 : 400 });
    },
  });
  router.form({
    policy: everyone,
    path: path("mijn/weg"),
    async handle(request) {
      const here = await present(ctx, request);
      if (!(await withdrawOne(ctx, here.dialogue, here.participant, numberOf(request)))) throw new Refusal("", 404);
      return back(request, here, "weg");
    },
  });
  router.form({
    policy: everyone,
    path: path("mijn/bezwaar"),
    async handle(request) {
      const here = await present(ctx, request);
      const own = (await writtenBy(ctx.db, here.participant.id)).find((one) => one.number === numberOf(request));
      if (!own) throw new Refusal("", 404);
      await appeal(ctx, here.dialogue, own, request.form.text("tekst"), hourOf(ctx.clock()));
      return back(request, here, "gevraagd");
    },
  });
}

function leaving(router: Router, ctx: Context): void {
  router.page({
    ...personal,
    path: path("stop"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) return redirect(request.link(addressOf(here.dialogue, "mijn")));
      return page(<StopPage request={request} {...here} />);
    },
  });
  router.form({
    policy: everyone,
    path: path("stop"),
    async handle(request) {
      const here = await present(ctx, request);
      await withdraw(ctx, here.dialogue, here.participant);
      return redirect(request.link(addressOf(here.dialogue, "gestopt")), keepDevice(ctx, undefined));
    },
  });
  router.page({
    ...personal,
    path: path("gestopt"),
    handle: async (request) => page(<GonePage request={request} {...await dialogueOf(ctx, request.params)} />),
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path("vergeet"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      return redirect(request.link(addressOf(dialogue, "mijn?melding=vergeten")), keepDevice(ctx, undefined));
    },
  });
}

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function reports(router: Router, ctx: Context): void {
  const shown = async (request: PageRequest<unknown>) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const contribution = await contributionByNumber(ctx.db, dialogue.id, Number(request.params.number) || 0);
    if (contribution?.state !== "shown") throw new Refusal("", 404);
    return { region, dialogue, contribution };
  };
  router.page({
    ...personal,
    path: path("meld/:number"),
    handle: async (request) => page(<ReportPage request={request} {...await shown(request)} />),
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path("meld/:number"),
    async handle(request) {
      const found = await shown(request);
      const why = reportReasons.find((reason) => reason === request.form.text("waarom"));
      const text = request.form.text("tekst");
      if (!why) return page(<ReportPage request={request} {...found} missing typed={text} />, { status: 400 });
      const id = await report(ctx, found.dialogue, {
        number: found.contribution.number,
        why,
        text,
        network: request.network,
      });
      return redirect(request.link(addressOf(found.dialogue, `melding/${id}`)));
    },
  });
  const made = async (request: PageRequest<unknown>) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const id = request.params.id ?? "";
    const known = uuidShape.test(id) ? await reportById(ctx.db, id) : undefined;
    if (known?.dialogueId !== dialogue.id) throw new Refusal("", 404);
    return { region, dialogue, report: known };
  };
  router.page({
    ...personal,
    path: path("melding/:id"),
    handle: async (request) => page(<ReportAnswerPage request={request} {...await made(request)} />),
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path("melding/:id"),
    async handle(request) {
      const { dialogue, report: known } = await made(request);
      await appealReport(ctx, dialogue, known, request.form.text("tekst"));
      return redirect(request.link(addressOf(dialogue, `melding/${known.id}`)));
    },
  });
}
