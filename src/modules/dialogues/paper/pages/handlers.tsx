import type { Context } from "#platform/context.ts";
import { canMakePdf, makePdf } from "#platform/documents/index.ts";
import { type Answer, file, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import type { FormError } from "#design/components/index.ts";
import { enterForm, mostForms, printForms, readForm, startHelping } from "../actions.ts";
import { mayAdd, phaseOf, readBackground } from "../../model.ts";
import { formData, formsPaper } from "../document.ts";
import { countForms } from "../store.ts";
import { dialogueTexts } from "../../text.ts";
import { addressOf } from "../../pages/frame.tsx";
import { dialogueOf } from "../../pages/handlers-open.tsx";
import { keepDevice, roundOf } from "../../pages/here.ts";
import { teamAddress } from "../../pages/team/frame.tsx";
import { EnterCodePage, EnterFormPage, HelpPage } from "./enter.tsx";
import { FormsPage, PaperPage } from "./views.tsx";

const team = { policy: oneOf("programme_team", "operator") } as const;
const helpers = { policy: oneOf("moderator", "programme_team", "operator") } as const;
const base = "/:region/beheer/gesprekken/:slug";

/** Paper forms, typing them in, and helping somebody to take part. */
export function paperPages(router: Router, ctx: Context): void {
  printing(router, ctx);
  entering(router, ctx);
  helping(router, ctx);
}

function printing(router: Router, ctx: Context): void {
  const draw = async (request: PageRequest<unknown>, error = false) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const counts = await countForms(ctx.db, dialogue.id);
    return (
      <PaperPage request={request} region={region} dialogue={dialogue} pdf={canMakePdf()} error={error} {...counts} />
    );
  };
  router.page({
    ...team,
    cache: "private",
    path: `${base}/papier`,
    handle: async (request) => page(await draw(request)),
  });
  router.form({
    ...team,
    path: `${base}/papier`,
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const amount = Number(request.form.text("aantal"));
      if (!Number.isInteger(amount) || amount < 1 || amount > mostForms)
        return page(await draw(request, true), { status: 400 });
      const words = {
        lang: request.lang,
        dialogue,
        forms: await printForms(ctx, request.actor, dialogue, amount),
        background: request.form.has("over"),
        address: request.absolute(addressOf(dialogue, "mijn")).replace(/^https?:\/\//, ""),
      };
      if (request.form.text("als") === "pdf" && canMakePdf())
        return file(await makePdf(formsPaper(words)), "application/pdf", `formulieren-${dialogue.slug}.pdf`);
      return page(<FormsPage request={request} region={region} dialogue={dialogue} data={formData(words)} />);
    },
  });
}

function entering(router: Router, ctx: Context): void {
  const path = `${base}/invoeren`;
  router.page({
    ...helpers,
    cache: "private",
    path,
    query: z.object({ bewaard: z.literal("1").optional(), zorg: z.literal("1").optional() }),
    async handle(request) {
      const found = await dialogueOf(ctx, request.params);
      const { bewaard, zorg } = request.query;
      return page(<EnterCodePage request={request} {...found} saved={bewaard === "1"} worry={zorg === "1"} />);
    },
  });
  router.form({
    ...helpers,
    path,
    async handle(request) {
      const found = await dialogueOf(ctx, request.params);
      const code = request.form.text("code");
      const t = dialogueTexts(request.lang).paper;
      const form = await readForm(ctx, request.actor, found.dialogue, code);
      if (!form || form.entered) {
        const error = form ? t.twice : t.wrongCode;
        return page(
          <EnterCodePage request={request} {...found} saved={false} worry={false} error={error} typed={code} />,
          {
            status: 400,
          },
        );
      }
      const asks = mayAdd(found.dialogue, phaseOf(found.dialogue, ctx.clock()));
      const draw = (errors: readonly FormError[]): Answer =>
        page(
          <EnterFormPage
            request={request}
            {...found}
            code={form.code}
            texts={form.texts}
            asks={asks}
            typed={request.form.record()}
            errors={errors}
          />,
          { status: errors.length > 0 ? 400 : 200 },
        );
      return request.form.text("doe") === "bewaar" ? save(ctx, request, form, draw) : draw([]);
    },
  });
}

const voteKeys: Readonly<Record<string, number>> = { "1": 1, "2": -1, "3": 0 };

/** A score as typed from paper: undefined when nothing was, null when it cannot be one. */
function readScore(typed: string, votes: boolean): number | null | undefined {
  const plain = typed.trim().replace("−", "-");
  if (plain === "") return undefined;
  if (votes) return voteKeys[plain] ?? null;
  return /^[+-]?[0-3]$/.test(plain) ? Number(plain) + 0 : null;
}

type Form = NonNullable<Awaited<ReturnType<typeof readForm>>>;

async function save(
  ctx: Context,
  request: PageRequest,
  { code, contributions }: Form,
  draw: (errors: readonly FormError[]) => Answer,
): Promise<Answer> {
  const { dialogue } = await dialogueOf(ctx, request.params);
  const { form } = request;
  const words = dialogueTexts(request.lang);
  const t = words.paper;
  const votes = roundOf(dialogue) === "stellingen";
  const read = contributions.map((number) => [number, readScore(form.text(`s-${number}`), votes)] as const);
  const wrong = read.filter(([, value]) => value === null).map(([number]) => number);
  const errors = [
    ...(form.has("akkoord") ? [] : [{ id: "akkoord", text: t.agreedMissing }]),
    ...wrong.map((number) => ({ id: `s-${number}`, text: t.badScore(String(number)) })),
  ];
  if (errors.length > 0) return draw(errors);
  const entered = await enterForm(ctx, request.actor, dialogue, {
    code,
    young: form.has("jong"),
    answers: dialogue.content.questions.map((_, at) => form.text(`a-${at}`)),
    scores: new Map(read.filter((pair): pair is readonly [number, number] => typeof pair[1] === "number")),
    // Paper asks for no area: a small one would point at whoever handed in the form.
    background: readBackground(form.record(), []),
  });
  if (entered.kind === "problems")
    return draw([...entered.problems].map(([at, problem]) => ({ id: `a-${at}`, text: words.say.problems[problem] })));
  if (entered.kind === "refused") return draw([{ id: "akkoord", text: entered.why === "closed" ? t.closed : t.twice }]);
  const done = request.link(teamAddress(dialogue.regionId, dialogue.slug, "invoeren"));
  return redirect(`${done}?bewaard=1${entered.worry ? "&zorg=1" : ""}`);
}

function helping(router: Router, ctx: Context): void {
  router.page({
    ...helpers,
    cache: "private",
    path: `${base}/helpen`,
    handle: async (request) =>
      page(<HelpPage request={request} {...await dialogueOf(ctx, request.params)} missing={false} />),
  });
  router.form({
    ...helpers,
    path: `${base}/helpen`,
    async handle(request) {
      const found = await dialogueOf(ctx, request.params);
      const { dialogue } = found;
      if (!request.form.has("akkoord")) return page(<HelpPage request={request} {...found} missing />, { status: 400 });
      const helped = { young: request.form.has("jong"), lang: request.lang };
      const device = await startHelping(ctx, request.actor, dialogue, helped);
      const first = mayAdd(dialogue, phaseOf(dialogue, ctx.clock())) ? "antwoord" : "over-jou";
      return redirect(request.link(addressOf(dialogue, first)), keepDevice(ctx, device));
    },
  });
}
