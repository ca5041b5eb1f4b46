import { Button, Empty, Lead, Note, SavedLine } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { oneOf, page, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Asked } from "../pages/frame.tsx";
import { dialogueOf } from "../pages/handlers-open.tsx";
import { teamAddress, TeamFrame } from "../pages/team/frame.tsx";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { merge, pairsOf } from "./actions.ts";
import type { AlikePair } from "./alike-work.ts";
import type { Standing } from "./store.ts";
import { careTexts } from "./text.ts";

const readers = { policy: oneOf("moderator", "programme_team", "operator"), cache: "private" } as const;
const path = "/:region/beheer/gesprekken/:slug/lijkt";

interface PairsProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly pairs: readonly AlikePair[];
  readonly told: "done" | "missed" | undefined;
}

/** What can be read already and is alike, two by two: a moderator says which of the two goes on for both. */
function PairsPage({ request, region, dialogue, pairs, told }: PairsProps) {
  const { lang } = request;
  const t = careTexts(lang);
  const here = request.link(teamAddress(region.id, dialogue.slug, "lijkt"));
  return (
    <TeamFrame request={request} region={region} title={t.pairsTitle} dialogue={dialogue}>
      {told === "done" && <SavedLine>{t.pairDone}</SavedLine>}
      {told === "missed" && <Note kind="warn">{t.pairMissed}</Note>}
      <Lead>{t.pairsLead}</Lead>
      {pairs.length === 0 && <Empty title={t.pairsNone} text={t.pairsNoneText} />}
      <div class="stack">
        {pairs.map(({ one, other }) => (
          <article class="card">
            <Text lang={lang} one={one} />
            <Text lang={lang} one={other} />
            <div class="actions">
              <Lay action={here} lang={lang} one={other} into={one} />
              <Lay action={here} lang={lang} one={one} into={other} />
            </div>
          </article>
        ))}
      </div>
    </TeamFrame>
  );
}

function Text({ lang, one }: { lang: Asked["lang"]; one: Standing }) {
  return (
    <p>
      <b>{dialogueTexts(lang).score.number(String(one.number))}</b>: <span dir="auto">{one.body}</span>
    </p>
  );
}

function Lay({ action, lang, one, into }: { action: string; lang: Asked["lang"]; one: Standing; into: Standing }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="kies" value={`${one.number}.${one.version}`} />
      <input type="hidden" name="bij" value={String(into.number)} />
      <Button small look="quiet">
        {careTexts(lang).layUnder(String(one.number), String(into.number))}
      </Button>
    </form>
  );
}

/** The way to the page, for the page of what waits. */
export function PairsLink({ lang, to }: { readonly lang: Asked["lang"]; readonly to: string }) {
  return (
    <p>
      <a href={to}>{careTexts(lang).pairsTitle}</a>
    </p>
  );
}

export function pairPages(router: Router, ctx: Context): void {
  router.page({
    ...readers,
    path,
    query: z.object({ melding: z.enum(["done", "missed"]).optional() }),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const pairs = await pairsOf(ctx, request.actor, dialogue);
      const told = request.query.melding;
      return page(<PairsPage request={request} region={region} dialogue={dialogue} pairs={pairs} told={told} />);
    },
  });
  router.form({
    ...readers,
    path,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const [number, version] = request.form.text("kies").split(".").map(Number);
      const into = Number(request.form.text("bij"));
      if (!number || !version || !Number.isInteger(into) || into < 1) throw new Refusal("", 400);
      const missed = await merge(ctx, request.actor, dialogue, [{ number, version }], { number: into });
      const told = missed.length > 0 ? "missed" : "done";
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, `lijkt?melding=${told}`)));
    },
  });
}
