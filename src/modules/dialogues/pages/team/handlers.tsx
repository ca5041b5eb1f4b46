import { toString as qr } from "qrcode";
import { organisationsOf } from "#modules/accounts/index.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { file, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { answer, close, createDialogue, editDialogue, tellStatus } from "../../actions-team.ts";
import { isOverdue } from "../../alarm/model.ts";
import { worriesOf } from "../../alarm/store.ts";
import { answerKinds, phaseOf } from "../../model.ts";
import { mayRun } from "../../policy.ts";
import { answersOf } from "../../care/store-moderate.ts";
import { contributionsOf, countQueue } from "../../store-contributions.ts";
import { newestOutcome } from "../../outcome/store.ts";
import { countsOf, dialoguesOf, type ShownDialogue } from "../../store.ts";
import { addressOf } from "../frame.tsx";
import { hallPages } from "../../hall/pages/handlers.tsx";
import { codePages } from "../../paper/pages/handlers-codes.tsx";
import { paperPages } from "../../paper/pages/handlers.tsx";
import { dialogueOf } from "../handlers-open.tsx";
import { EditPage } from "./edit.tsx";
import { dialogueFrom, emptyTyped, readTyped, typedFrom } from "./form.ts";
import { teamAddress } from "./frame.tsx";
import { readingPages } from "./handlers-care.tsx";
import { AnswersPage, InvitePage, type Managed, ManagePage, TeamListPage } from "./views.tsx";

const team = { policy: oneOf("programme_team", "operator"), cache: "private" } as const;
const readers = { policy: oneOf("moderator", "programme_team", "operator"), cache: "private" } as const;
const base = "/:region/beheer/gesprekken";
const path = (under: string) => `${base}/:slug/${under}`;

/** What the team and moderators arrange. */
export function teamPages(router: Router, ctx: Context): void {
  overview(router, ctx);
  editing(router, ctx);
  inviting(router, ctx);
  answering(router, ctx);
  readingPages(router, ctx);
  hallPages(router, ctx);
  codePages(router, ctx);
  paperPages(router, ctx);
}

async function managedOf(ctx: Context, dialogue: ShownDialogue): Promise<Managed> {
  const now = ctx.clock();
  const late = (await worriesOf(ctx.db, dialogue.id)).filter((worry) => isOverdue(worry, now)).length;
  return { dialogue, phase: phaseOf(dialogue, now), late, ...(await countQueue(ctx.db, dialogue.id)) };
}

function overview(router: Router, ctx: Context): void {
  router.page({
    ...readers,
    path: base,
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const managed = await Promise.all((await dialoguesOf(ctx.db, region.id)).map((one) => managedOf(ctx, one)));
      return page(
        <TeamListPage request={request} region={region} managed={managed} mayMake={mayRun(request.actor, region.id)} />,
      );
    },
  });
  router.page({
    ...readers,
    path: `${base}/:slug`,
    query: z.object({ bewaard: z.literal("1").optional() }),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const managed = await managedOf(ctx, dialogue);
      const counts = await countsOf(ctx.db, dialogue.id);
      const may = mayRun(request.actor, region.id);
      return page(
        <ManagePage
          request={request}
          region={region}
          dialogue={dialogue}
          managed={managed}
          {...counts}
          mayRun={may}
          saved={request.query.bewaard === "1"}
        />,
      );
    },
  });
  router.form({
    ...team,
    path: path("sluit"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      await close(ctx, request.actor, dialogue);
      return redirect(saved(request, dialogue));
    },
  });
}

const saved = (request: Pick<PageRequest, "link">, dialogue: Pick<ShownDialogue, "regionId" | "slug">): string =>
  `${request.link(teamAddress(dialogue.regionId, dialogue.slug))}?bewaard=1`;

function editing(router: Router, ctx: Context): void {
  router.page({
    ...team,
    path: `${base}/nieuw`,
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      return page(
        <EditPage
          request={request}
          region={region}
          typed={emptyTyped(ctx.clock())}
          errors={[]}
          organisations={await organisationsOf(ctx.db, region.id)}
          action={teamAddress(region.id, "nieuw")}
        />,
      );
    },
  });
  router.form({
    ...team,
    path: `${base}/nieuw`,
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const typed = readTyped(request.form);
      const organisations = await organisationsOf(ctx.db, region.id);
      const read = dialogueFrom(typed, organisations);
      if ("errors" in read) {
        const again = (
          <EditPage
            request={request}
            region={region}
            typed={typed}
            errors={read.errors}
            organisations={organisations}
            action={teamAddress(region.id, "nieuw")}
          />
        );
        return page(again, { status: 400 });
      }
      const slug = await createDialogue(ctx, request.actor, { ...read.edit, regionId: region.id });
      return redirect(saved(request, { regionId: region.id, slug }));
    },
  });
  router.page({
    ...team,
    path: path("bewerk"),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const action = teamAddress(region.id, dialogue.slug, "bewerk");
      return page(
        <EditPage
          request={request}
          region={region}
          typed={typedFrom(dialogue)}
          errors={[]}
          organisations={await organisationsOf(ctx.db, region.id)}
          action={action}
          version={dialogue.version}
        />,
      );
    },
  });
  router.form({
    ...team,
    path: path("bewerk"),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const typed = { ...readTyped(request.form), form: dialogue.form };
      const organisations = await organisationsOf(ctx.db, region.id);
      const read = dialogueFrom(typed, organisations);
      const version = Number(request.form.text("versie")) || 0;
      const kept = { population: dialogue.content.population, areas: dialogue.content.areas };
      const done =
        "edit" in read &&
        (await editDialogue(
          ctx,
          request.actor,
          dialogue,
          { ...read.edit, content: { ...read.edit.content, ...kept } },
          version,
        ));
      if (done) return redirect(saved(request, dialogue));
      const errors = "errors" in read ? read.errors : [];
      const action = teamAddress(region.id, dialogue.slug, "bewerk");
      const again = (
        <EditPage
          request={request}
          region={region}
          typed={typed}
          errors={errors}
          organisations={organisations}
          action={action}
          version={dialogue.version}
          conflict={errors.length === 0}
        />
      );
      return page(again, { status: errors.length > 0 ? 400 : 409 });
    },
  });
}

function inviting(router: Router, ctx: Context): void {
  router.page({
    ...team,
    path: path("uitnodigen"),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const address = request.absolute(addressOf(dialogue));
      return page(<InvitePage request={request} region={region} dialogue={dialogue} address={address} />);
    },
  });
  router.page({
    ...team,
    path: path("qr.svg"),
    oneLanguage: true,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      return file(await qr(request.absolute(addressOf(dialogue)), { type: "svg", margin: 2 }), "image/svg+xml");
    },
  });
}

const mostAnswers = 20;

function answering(router: Router, ctx: Context): void {
  const draw = async (
    request: PageRequest<unknown>,
    wrong?: { number: number; kind: string; text: string; by: string },
  ) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const outcome = await newestOutcome(ctx.db, dialogue.id);
    const texts = new Map((await contributionsOf(ctx.db, dialogue.id)).map((one) => [one.number, one.body]));
    const answers = await answersOf(ctx.db, dialogue.id);
    const top = (outcome?.result?.ranking ?? []).filter(({ number }) => texts.has(number)).slice(0, mostAnswers);
    const rows = top.map(({ number, places }) => ({
      number,
      places,
      text: texts.get(number)!,
      answer: answers.find((one) => one.contribution === number),
    }));
    return <AnswersPage request={request} region={region} dialogue={dialogue} top={rows} wrong={wrong} />;
  };
  router.page({ ...team, path: path("antwoorden"), handle: async (request) => page(await draw(request)) });
  router.form({
    ...team,
    path: path("antwoorden"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const { form } = request;
      const typed = {
        number: Number(form.text("nummer")) || 0,
        kind: form.text("soort"),
        text: form.text("tekst"),
        by: form.text("wie"),
      };
      const kind = answerKinds.find((one) => one === typed.kind);
      const fits = kind && typed.text.trim().length >= 10 && typed.by.trim().length >= 2;
      if (!fits) return page(await draw(request, typed), { status: 400 });
      await answer(ctx, request.actor, dialogue, { ...typed, kind });
      return redirect(`${request.link(teamAddress(dialogue.regionId, dialogue.slug, "antwoorden"))}#b${typed.number}`);
    },
  });
  router.form({
    ...team,
    path: path("nieuws"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const { form } = request;
      const number = Number(form.text("nummer")) || 0;
      await tellStatus(ctx, request.actor, dialogue, { number, text: form.text("tekst"), by: form.text("wie") });
      return redirect(`${request.link(teamAddress(dialogue.regionId, dialogue.slug, "antwoorden"))}#b${number}`);
    },
  });
}
