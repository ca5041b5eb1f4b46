import { Button, Checkbox, Empty, ErrorSummary, Lead, SavedLine } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import type { Asked } from "../pages/frame.tsx";
import { dialogueOf } from "../pages/handlers-open.tsx";
import { teamAddress, TeamFrame } from "../pages/team/frame.tsx";
import { teamTexts } from "../pages/team/text.ts";
import type { ShownDialogue } from "../store.ts";
import { judgeReasons, type ReasonToRead, reasonsToRead } from "./actions.ts";
import { reasonTexts } from "./text.ts";

const readers = { policy: oneOf("moderator", "programme_team", "operator"), cache: "private" } as const;
const path = "/:region/beheer/gesprekken/:slug/redenen";

interface ReasonsProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly rows: readonly ReasonToRead[];
  /** How many wait in all. */
  readonly count: number;
  /** True when everything that raises nothing comes ticked. */
  readonly all?: boolean;
  readonly done?: number;
  readonly noneChosen?: boolean;
}

/** Reasons that wait, under the contribution they are about. */
function ReasonsPage({ request, region, dialogue, rows, count, all, done, noneChosen }: ReasonsProps) {
  const { lang } = request;
  const t = reasonTexts(lang);
  const here = request.link(teamAddress(region.id, dialogue.slug, "redenen"));
  const calm = rows.filter(({ found }) => found.length === 0).length;
  const about = [...new Set(rows.map(({ contribution }) => contribution))];
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <ErrorSummary lang={lang} errors={noneChosen && rows[0] ? [{ id: rows[0].key, text: t.none }] : []} />
      {done !== undefined && done > 0 && <SavedLine>{t.done(formatNumber(done, lang), done === 1)}</SavedLine>}
      <Lead>{t.lead}</Lead>
      {rows.length === 0 && <Empty title={t.empty} text={t.emptyText} />}
      {rows.length > 0 && (
        <form method="post" action={here} class="stack">
          {calm > 1 && (
            <p>
              <a href={`${here}?alles=1`}>{t.chooseAll(formatNumber(calm, lang))}</a>
            </p>
          )}
          {count > rows.length && <p>{t.first(formatNumber(rows.length, lang), formatNumber(count, lang))}</p>}
          {about.map((number) => (
            <About lang={lang} reasons={rows.filter((one) => one.contribution === number)} all={all === true} />
          ))}
          <div class="actions">
            <Button name="doe" value="laat-zien">
              {t.show}
            </Button>
            <Button look="quiet" name="doe" value="houd">
              {t.keep}
            </Button>
          </div>
        </form>
      )}
    </TeamFrame>
  );
}

function About({ lang, reasons, all }: { lang: Asked["lang"]; reasons: readonly ReasonToRead[]; all: boolean }) {
  const { contribution, body } = reasons[0]!;
  return (
    <fieldset class="card">
      <legend>{reasonTexts(lang).about(String(contribution))}</legend>
      <p dir="auto">“{body}”</p>
      {reasons.map((one) => (
        <Reason lang={lang} one={one} all={all} />
      ))}
    </fieldset>
  );
}

function Reason({ lang, one, all }: { lang: Asked["lang"]; one: ReasonToRead; all: boolean }) {
  const t = reasonTexts(lang);
  const rules = teamTexts(lang).care.rules;
  const score = one.value > 0 ? `+${one.value}` : String(one.value).replace("-", "−");
  return (
    <Checkbox
      id={one.key}
      name="kies"
      value={one.key}
      checked={all && one.found.length === 0}
      label={<span dir="auto">{one.reason}</span>}
      hint={[t.scored(score), ...one.found.map((rule) => rules[rule] ?? rule)].join(" · ")}
    />
  );
}

/** The way to the page, with how much waits; nothing when nothing does. */
export function ReasonsLink({
  lang,
  to,
  count,
}: {
  readonly lang: Asked["lang"];
  readonly to: string;
  readonly count: number;
}) {
  if (count === 0) return null;
  return (
    <p>
      <a href={to}>{reasonTexts(lang).link(formatNumber(count, lang))}</a>
    </p>
  );
}

export function reasonPages(router: Router, ctx: Context): void {
  type More = Pick<ReasonsProps, "all" | "done" | "noneChosen">;
  const draw = async (request: PageRequest<unknown>, more: More) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const waiting = await reasonsToRead(ctx, request.actor, dialogue);
    return <ReasonsPage request={request} region={region} dialogue={dialogue} {...waiting} {...more} />;
  };
  router.page({
    ...readers,
    path,
    query: z.object({ alles: z.literal("1").optional(), gedaan: z.coerce.number().int().min(0).optional() }),
    async handle(request) {
      return page(await draw(request, { all: request.query.alles === "1", done: request.query.gedaan }));
    },
  });
  router.form({
    ...readers,
    path,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const keys = request.form.all("kies").filter((one) => /^[0-9a-f]{32}$/.test(one));
      if (keys.length === 0) return page(await draw(request, { noneChosen: true }), { status: 400 });
      const done = await judgeReasons(ctx, request.actor, dialogue, keys, request.form.text("doe") === "laat-zien");
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, `redenen?gedaan=${done}`)));
    },
  });
}
