import { Button, Empty, ErrorSummary, Lead, SavedLine, TextArea, TextInput } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, file, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Contribution } from "../model.ts";
import type { Asked } from "../pages/frame.tsx";
import { dialogueOf } from "../pages/handlers-open.tsx";
import { whoIsHere } from "../pages/here.ts";
import { teamAddress, TeamFrame } from "../pages/team/frame.tsx";
import { teamTexts } from "../pages/team/text.ts";
import type { ShownDialogue } from "../store.ts";
import { alikeTyping, fewestSigns, lookFor, sweep, toTranslate, translate } from "./actions.ts";
import { pairPages } from "./pairs.tsx";
import { careTexts } from "./text.ts";

const readers = { policy: oneOf("moderator", "programme_team", "operator"), cache: "private" } as const;
const path = (under: string) => `/:region/beheer/gesprekken/:slug/${under}`;

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

type SweepProps = Base & {
  readonly words: string;
  readonly found?: { readonly count: number; readonly first: readonly { number: number; body: string }[] };
  readonly error?: "words" | "reason";
  readonly done?: number;
};

/** Ten thousand the same: find them by their words, look at the first ten, refuse them all. */
function SweepPage({ request, region, dialogue, words, found, error, done }: SweepProps) {
  const { lang } = request;
  const t = careTexts(lang);
  const team = teamTexts(lang).care;
  const here = request.link(teamAddress(region.id, dialogue.slug, "opruimen"));
  const text = error === "words" ? t.cleanMissing : team.reasonMissing;
  return (
    <TeamFrame request={request} region={region} title={t.cleanTitle} dialogue={dialogue}>
      {done !== undefined && <SavedLine>{t.cleanDone(formatNumber(done, lang))}</SavedLine>}
      <ErrorSummary lang={lang} errors={error ? [{ id: error === "words" ? "woorden" : "reden", text }] : []} />
      <Lead>{t.cleanLead}</Lead>
      <form method="get" action={here}>
        <TextInput
          lang={lang}
          id="woorden"
          name="woorden"
          label={t.cleanWords}
          value={words}
          error={error === "words" ? text : undefined}
          maxlength={200}
        />
        <Button look={found ? "quiet" : "primary"}>{t.cleanLook}</Button>
      </form>
      {found && (
        <>
          <p>
            <b>{t.cleanFound(formatNumber(found.count, lang))}</b>
          </p>
          <ul>
            {found.first.map((one) => (
              <li dir="auto">{one.body}</li>
            ))}
          </ul>
          {found.count > 0 && (
            <form method="post" action={here}>
              <input type="hidden" name="woorden" value={words} />
              <TextInput
                lang={lang}
                id="reden"
                name="reden"
                label={team.reason}
                error={error === "reason" ? text : undefined}
                maxlength={300}
              />
              <Button>{t.cleanGo}</Button>
            </form>
          )}
        </>
      )}
    </TeamFrame>
  );
}

/** What was written in another language, each with room for a translation. */
function TranslatePage({ request, region, dialogue, items }: Base & { readonly items: readonly Contribution[] }) {
  const { lang } = request;
  const t = careTexts(lang);
  const team = teamTexts(lang).care;
  return (
    <TeamFrame request={request} region={region} title={t.translate} dialogue={dialogue}>
      {items.length === 0 && <Empty title={team.empty} text={team.emptyText} />}
      {items.map((one) => (
        <article class="card">
          <p dir="auto" lang={one.lang === "xx" ? undefined : one.lang}>
            {one.body}
          </p>
          <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "vertalen"))}>
            <input type="hidden" name="kies" value={`${one.number}.${one.version}`} />
            <TextArea
              lang={lang}
              id={`vertaling-${one.number}`}
              name="tekst"
              label={t.translateText}
              value={one.translation ?? ""}
              maxlength={2000}
            />
            <Button small>{t.translateSave}</Button>
          </form>
        </article>
      ))}
    </TeamFrame>
  );
}

function judgedFrom(request: PageRequest) {
  return request.form.all("kies").flatMap((value) => {
    const [number, version] = value.split(".").map(Number);
    return number && version ? [{ number, version }] : [];
  });
}

/** Cleaning up in bulk, merging, translating; and what is alike while somebody types. */
export function tidyPages(router: Router, ctx: Context): void {
  sweeping(router, ctx);
  pairPages(router, ctx);
  translating(router, ctx);
  router.form({
    policy: everyone,
    hot: true,
    path: "/:region/dialoog/:slug/antwoord/lijkt",
    async handle(request) {
      const { dialogue, participant } = await whoIsHere(ctx, request);
      if (!participant) throw new Refusal("", 401);
      const found = await alikeTyping(ctx, dialogue, participant, request.form.text("tekst"));
      return file(JSON.stringify(found), "application/json; charset=utf-8");
    },
  });
}

function sweeping(router: Router, ctx: Context): void {
  const draw = async (request: PageRequest<unknown>, words: string, more: Pick<SweepProps, "error" | "done"> = {}) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const found = words.trim().length >= fewestSigns ? await lookFor(ctx, request.actor, dialogue, words) : undefined;
    return <SweepPage request={request} region={region} dialogue={dialogue} words={words} found={found} {...more} />;
  };
  router.page({
    ...readers,
    path: path("opruimen"),
    query: z.object({ woorden: z.string().max(200).optional(), gedaan: z.coerce.number().int().min(0).optional() }),
    async handle(request) {
      const { woorden, gedaan } = request.query;
      const error = woorden !== undefined && woorden.trim().length < fewestSigns ? "words" : undefined;
      return page(await draw(request, woorden ?? "", { error, done: gedaan }), { status: error ? 400 : 200 });
    },
  });
  router.form({
    ...readers,
    path: path("opruimen"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const typed = { words: request.form.text("woorden"), reason: request.form.text("reden") };
      if (typed.reason.trim() === "")
        return page(await draw(request, typed.words, { error: "reason" }), { status: 400 });
      const count = await sweep(ctx, request.actor, dialogue, typed);
      return redirect(`${request.link(teamAddress(dialogue.regionId, dialogue.slug, "opruimen"))}?gedaan=${count}`);
    },
  });
}

function translating(router: Router, ctx: Context): void {
  router.page({
    ...readers,
    path: path("vertalen"),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const items = await toTranslate(ctx, request.actor, dialogue);
      return page(<TranslatePage request={request} region={region} dialogue={dialogue} items={items} />);
    },
  });
  router.form({
    ...readers,
    path: path("vertalen"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const [one] = judgedFrom(request);
      if (!one) throw new Refusal("", 400);
      if (!(await translate(ctx, request.actor, dialogue, one, request.form.text("tekst")))) throw new Refusal("", 409);
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, "vertalen")));
    },
  });
}
