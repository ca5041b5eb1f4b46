import { findAreas } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { askContact } from "../alarm/actions.ts";
import { backgroundOf, invitedTo, join, keepBackground, type NotIn } from "../actions-join.ts";
import { alike, say } from "../actions-say.ts";
import { returnCode } from "../keys.ts";
import { mayAdd, mayScore, type Participant, phaseOf, readBackground } from "../model.ts";
import { writtenBy } from "../store-contributions.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { keptForm } from "./drafts.tsx";
import { addressOf } from "./frame.tsx";
import { weighPages } from "./handlers-score.tsx";
import { type Here, keepDevice, roundOf, whoIsHere } from "./here.ts";
import { AboutPage, CodePage, HelpPage } from "./about.tsx";
import { ConsentPage, SayPage } from "./take-part.tsx";

const personal = { policy: everyone, cache: "private" } as const;
const path = (under: string) => `/:region/dialoog/:slug/${under}`;

/** Where somebody who joined goes on: to the answers while those are asked, else to weighing. */
function firstStep(ctx: Context, dialogue: ShownDialogue): string {
  return mayAdd(dialogue, phaseOf(dialogue, ctx.clock()))
    ? addressOf(dialogue, "antwoord")
    : addressOf(dialogue, "over-jou");
}

/** The address of weighing, once that has begun. */
function weighing(ctx: Context, dialogue: ShownDialogue): string | undefined {
  return mayScore(phaseOf(dialogue, ctx.clock())) ? addressOf(dialogue, roundOf(dialogue)) : undefined;
}

/** Everything from the consent screen to the last score; every step is saved by itself and works without script. */
export function takePartPages(router: Router, ctx: Context): void {
  consent(router, ctx);
  answers(router, ctx);
  about(router, ctx);
  for (const under of ["ronde-2", "stellingen"] as const) weighPages(router, ctx, under);
}

function consent(router: Router, ctx: Context): void {
  const entering = async (request: Pick<PageRequest, "actor">, { dialogue }: Here) => ({
    invited: (await invitedTo(ctx, dialogue)).map(({ name }) => name),
    signedIn: request.actor.kind === "person",
  });
  router.page({
    ...personal,
    path: path("meedoen"),
    query: z.object({ code: z.string().max(40).optional(), zaal: z.string().max(40).optional() }),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (here.participant) return redirect(request.link(firstStep(ctx, here.dialogue)));
      const phase = phaseOf(here.dialogue, ctx.clock());
      if (phase === "coming" || phase === "closed") return redirect(request.link(addressOf(here.dialogue)));
      const { code, zaal } = request.query;
      const typed = code || zaal ? { code: code ?? "", own: false, young: false, hall: zaal } : undefined;
      return page(<ConsentPage request={request} {...here} {...await entering(request, here)} typed={typed} />);
    },
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path("meedoen"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      const { form } = request;
      const typed = {
        code: form.text("code"),
        own: form.has("eigen"),
        young: form.has("jong"),
        hall: form.text("zaal"),
      };
      const again = async (error: "agree" | NotIn) => {
        const more = await entering(request, here);
        return page(<ConsentPage request={request} {...here} {...more} error={error} typed={typed} />, { status: 400 });
      };
      if (!form.has("akkoord")) return again("agree");
      const joined = await join(ctx, here.dialogue, {
        device: here.device,
        ownDevice: typed.own,
        code: typed.code,
        hall: typed.hall,
        young: typed.young,
        lang: request.lang,
        actor: request.actor,
        network: request.network,
      });
      if (joined.kind === "refused") return again(joined.why);
      return redirect(request.link(firstStep(ctx, here.dialogue)), keepDevice(ctx, joined.device));
    },
  });
}

const asked = z.object({
  vraag: z.coerce.number().int().min(1).max(5).default(1),
  bewaard: z.coerce.number().int().min(1).optional(),
});

function answers(router: Router, ctx: Context): void {
  const draw = async (
    request: PageRequest<unknown>,
    here: Here & { participant: Participant },
    question: number,
    more: { typed?: { text: string; lang: string }; problem?: string; saved?: number } = {},
  ) => {
    const own = await writtenBy(ctx.db, here.participant.id);
    const last = question + 1 >= here.dialogue.content.questions.length;
    const saved = own.find((one) => one.number === more.saved);
    return (
      <SayPage
        request={request}
        {...here}
        question={question}
        late={phaseOf(here.dialogue, ctx.clock()) === "scores"}
        typed={more.typed}
        problem={more.problem}
        own={own.filter((one) => one.question === question).map((one) => one.body)}
        saved={
          saved && {
            number: saved.number,
            waiting: saved.state !== "shown",
            alike: await alike(ctx, here.dialogue, saved.number),
          }
        }
        kept={keptForm(
          here,
          `vraag-${question}`,
          own.map((one) => one.body),
        )}
        next={
          last
            ? addressOf(here.dialogue, here.participant.young ? "code" : "over-jou")
            : addressOf(here.dialogue, `antwoord?vraag=${question + 2}`)
        }
      />
    );
  };
  router.page({
    ...personal,
    path: path("antwoord"),
    query: asked,
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) return redirect(request.link(addressOf(here.dialogue, "meedoen")));
      const question = Math.min(request.query.vraag, here.dialogue.content.questions.length) - 1;
      return page(
        await draw(request, { ...here, participant: here.participant }, question, { saved: request.query.bewaard }),
      );
    },
  });
  router.form({
    policy: everyone,
    path: path("antwoord"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      const { participant, dialogue } = here;
      const t = dialogueTexts(request.lang);
      const question =
        Math.min(5, Math.max(1, Number(request.query.vraag ?? 1) || 1), dialogue.content.questions.length) - 1;
      // A session that is over: the consent page would lose the text, the error page gives it back.
      if (!participant) throw new Refusal("", 401);
      const typed = { text: request.form.text("tekst"), lang: request.form.text("taal") };
      const lang = typed.lang in t.say.langs ? typed.lang : request.lang;
      const said = await say(ctx, dialogue, participant, { text: typed.text, question, lang });
      if (said.kind === "refused") {
        const problem = t.say.problems[said.problem];
        return page(
          await draw(request, { ...here, participant }, question, { typed: { text: typed.text, lang }, problem }),
          { status: 400 },
        );
      }
      const under = said.worry ? "hulp?zorg=1" : `antwoord?vraag=${question + 1}&bewaard=${said.number}`;
      return redirect(request.link(addressOf(dialogue, under)), keepDevice(ctx, here.device));
    },
  });
  router.page({
    ...personal,
    path: path("hulp"),
    query: z.object({
      zorg: z.literal("1").optional(),
      gevraagd: z.literal("1").optional(),
      verder: z.enum(["ronde-2", "stellingen"]).optional(),
    }),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      const next = request.query.zorg ? addressOf(here.dialogue, request.query.verder ?? "antwoord") : undefined;
      return page(<HelpPage request={request} {...here} next={next} asked={request.query.gevraagd === "1"} />);
    },
  });
  router.form({
    policy: everyone,
    path: path("hulp"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) throw new Refusal("", 401);
      await askContact(ctx, here.dialogue, here.participant, request.form.text("bereik"));
      return redirect(request.link(addressOf(here.dialogue, "hulp?zorg=1&gevraagd=1")), keepDevice(ctx, here.device));
    },
  });
}

/** Names of the areas that somebody may say to live in; a region that is not divided asks nothing. */
async function areaNames(ctx: Context, region: string): Promise<readonly string[]> {
  const areas = await findAreas(ctx.db, { region, kind: "working_area" });
  return [...new Set(areas.map(({ name }) => name))].toSorted((a, b) => a.localeCompare(b, "nl"));
}

function about(router: Router, ctx: Context): void {
  router.page({
    ...personal,
    path: path("over-jou"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) return redirect(request.link(addressOf(here.dialogue, "meedoen")));
      if (here.participant.young) return redirect(request.link(addressOf(here.dialogue, "code")));
      const areas = await areaNames(ctx, here.dialogue.regionId);
      return page(
        <AboutPage request={request} {...here} areas={areas} answers={await backgroundOf(ctx, here.participant)} />,
      );
    },
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path("over-jou"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) throw new Refusal("", 401);
      const said = readBackground(request.form.record(), await areaNames(ctx, here.dialogue.regionId));
      await keepBackground(ctx, here.dialogue, here.participant, said);
      return redirect(request.link(addressOf(here.dialogue, "code")), keepDevice(ctx, here.device));
    },
  });
  router.page({
    ...personal,
    path: path("code"),
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) return redirect(request.link(addressOf(here.dialogue, "mijn")));
      return page(
        <CodePage
          request={request}
          {...here}
          code={returnCode(ctx, here.participant.id)}
          next={weighing(ctx, here.dialogue)}
        />,
      );
    },
  });
}
