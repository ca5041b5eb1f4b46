import { Button, Lead, Note, RadioGroup, SavedLine, TextInput, ErrorSummary } from "#design/components/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { addressOf, type Asked, DialogueFrame } from "../pages/frame.tsx";
import { dialogueOf } from "../pages/handlers-open.tsx";
import { keepDevice, whoIsHere } from "../pages/here.ts";
import type { ShownDialogue } from "../store.ts";
import { agreeToFollow, askFollow, checkLink, followOf, stopFollow } from "./actions.ts";
import { type Follow, followById, type Rhythm, rhythms } from "./store.ts";
import { followTexts } from "./text.ts";

const personal = { policy: everyone, cache: "private" } as const;
const path = (under: string) => `/:region/dialoog/:slug/${under}`;
const readRhythm = (text: string): Rhythm => rhythms.find((one) => one === text) ?? "week";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

function RhythmChoice({ request, value }: { readonly request: Asked; readonly value: Rhythm }) {
  const t = followTexts(request.lang);
  return (
    <RadioGroup
      lang={request.lang}
      id="hoe-vaak"
      name="hoe-vaak"
      legend={t.rhythm}
      value={value}
      options={rhythms.map((one) => ({ value: one, label: t.rhythms[one] }))}
    />
  );
}

type AskProps = Base & {
  readonly takesPart: boolean;
  readonly follow: Follow | undefined;
  readonly asked?: boolean;
  readonly error?: string;
  readonly typed?: { readonly mail: string; readonly rhythm: Rhythm };
};

/** Where somebody leaves an address for answers. */
function AskPage({ request, region, dialogue, takesPart, follow, asked, error, typed }: AskProps) {
  const { lang } = request;
  const t = followTexts(lang);
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      {asked && <SavedLine>{t.asked}</SavedLine>}
      {!asked && follow && <Note>{follow.confirmed ? t.on : t.waiting}</Note>}
      <ErrorSummary lang={lang} errors={error ? [{ id: "mail", text: error }] : []} />
      <Lead>{t.lead}</Lead>
      <p>
        {takesPart ? t.mine : t.everything} {t.safe}
      </p>
      <form method="post" action={request.link(addressOf(dialogue, "volgen"))}>
        <TextInput
          lang={lang}
          id="mail"
          name="mail"
          type="email"
          label={t.mail}
          value={typed?.mail}
          error={error}
          autocomplete="email"
        />
        <RhythmChoice request={request} value={typed?.rhythm ?? follow?.rhythm ?? "week"} />
        <Button>{t.send}</Button>
      </form>
    </DialogueFrame>
  );
}

type OneProps = Base & { readonly follow: Follow | undefined; readonly done?: boolean; readonly here: string };

/** Behind the link in a letter: say yes, choose how often, or stop. */
function OnePage({ request, region, dialogue, follow, done, here }: OneProps) {
  const t = followTexts(request.lang).one;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      {done && <SavedLine>{t.done}</SavedLine>}
      {follow ? (
        <>
          {!follow.confirmed && <Lead>{t.ask}</Lead>}
          <form method="post" action={here}>
            <RhythmChoice request={request} value={follow.rhythm} />
            <Button>{follow.confirmed ? t.save : t.yes}</Button>
          </form>
          <h2>{t.stop}</h2>
          <p>{t.stopText}</p>
          <form method="post" action={`${here}/stop`}>
            <Button look="quiet">{t.stop}</Button>
          </form>
        </>
      ) : (
        <SavedLine>{t.stopped}</SavedLine>
      )}
    </DialogueFrame>
  );
}

/** Asking for answers by mail, and the page behind the link in each letter. */
export function followPages(router: Router, ctx: Context): void {
  asking(router, ctx);
  linked(router, ctx);
}

function asking(router: Router, ctx: Context): void {
  const draw = async (request: PageRequest<unknown>, more: Pick<AskProps, "asked" | "error" | "typed"> = {}) => {
    const here = await whoIsHere(ctx, request);
    const follow = here.participant && (await followOf(ctx, here.participant));
    return <AskPage request={request} {...here} follow={follow} takesPart={here.participant !== undefined} {...more} />;
  };
  router.page({
    ...personal,
    path: path("volgen"),
    query: z.object({ gevraagd: z.literal("1").optional() }),
    handle: async (request) => page(await draw(request, { asked: request.query.gevraagd === "1" })),
  });
  router.form({
    policy: everyone,
    path: path("volgen"),
    async handle(request) {
      const { dialogue, participant, device } = await whoIsHere(ctx, request);
      const typed = { mail: request.form.text("mail"), rhythm: readRhythm(request.form.text("hoe-vaak")) };
      const told = await askFollow(ctx, dialogue, participant, {
        ...typed,
        lang: request.lang,
        network: request.network,
      });
      if (told.kind === "refused") {
        const error = followTexts(request.lang).errors[told.why];
        return page(await draw(request, { error, typed }), { status: 400 });
      }
      const to = request.link(addressOf(dialogue, "volgen?gevraagd=1"));
      return device && participant ? redirect(to, keepDevice(ctx, device)) : redirect(to);
    },
  });
}

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function linked(router: Router, ctx: Context): void {
  const find = async (request: PageRequest<unknown>) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const { id = "", sign = "" } = request.params;
    const found = uuidShape.test(id) ? await followById(ctx.db, id) : undefined;
    const here = request.link(addressOf(dialogue, `volgen/${id}/${sign}`));
    return { region, dialogue, here, found, sign };
  };
  router.page({
    ...personal,
    path: path("volgen/:id/:sign"),
    query: z.object({ bewaard: z.literal("1").optional() }),
    async handle(request) {
      const { found, sign, ...rest } = await find(request);
      // A link that was stopped says so; one that we never made is not told apart from it.
      const follow = found && checkLink(ctx, found, rest.dialogue.id, sign);
      return page(<OnePage request={request} {...rest} follow={follow} done={request.query.bewaard === "1"} />);
    },
  });
  router.form({
    policy: everyone,
    path: path("volgen/:id/:sign"),
    async handle(request) {
      const { found, sign, dialogue, here } = await find(request);
      const follow = checkLink(ctx, found, dialogue.id, sign);
      await agreeToFollow(ctx, dialogue, follow, readRhythm(request.form.text("hoe-vaak")));
      return redirect(`${here}?bewaard=1`);
    },
  });
  router.form({
    policy: everyone,
    path: path("volgen/:id/:sign/stop"),
    async handle(request) {
      const { found, sign, dialogue, here } = await find(request);
      if (found) await stopFollow(ctx, dialogue, checkLink(ctx, found, dialogue.id, sign));
      return redirect(here);
    },
  });
}
