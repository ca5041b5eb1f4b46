import { Button, Empty, ErrorSummary, type FormError, Lead, Note, TextInput } from "#design/components/index.ts";
import { capital, formatNumber } from "#design/format.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { type HoursChange, saveHours } from "../../actions-hours.ts";
import { hoursWords } from "../../hours-words.ts";
import { askedHours } from "../../loose-ends.ts";
import { readWorkplan, type Workplan } from "../../reading.ts";
import { numberFrom } from "../../sheet/values.ts";
import { readCapacity } from "../../store.ts";
import { editTexts } from "../edit/text.ts";
import { Frame, type ViewRequest, workplanHref } from "../frame.tsx";
import { hoursTexts } from "./text.ts";

const policy = oneOf("programme_team", "operator");
/** Parties on one form. */
const most = 80;

/** One party with what is asked of it and what it has, in hours per week. */
interface Line {
  readonly party: string;
  readonly asked: number;
  readonly initiatives: number;
  readonly has: number | undefined;
}

/** Where the team writes how many hours of staff each party has. */
export function hoursPages(router: Router, ctx: Context): void {
  const path = "/:region/werkagenda/uren";
  router.page({ policy, cache: "private", path, handle: (request) => show(ctx, request) });
  router.form({ policy, path, handle: (request) => save(ctx, request) });
}

async function linesOf(ctx: Context, request: PageRequest): Promise<{ plan: Workplan; lines: Line[] }> {
  const plan = await readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));
  const [asked, has] = [askedHours(plan.initiatives), await readCapacity(ctx.db, plan.region.id)];
  const lines = [...new Set([...asked.keys(), ...has.keys()])].map((party) => ({
    party,
    asked: asked.get(party)?.hours ?? 0,
    initiatives: asked.get(party)?.ids.length ?? 0,
    has: has.get(party),
  }));
  return { plan, lines: lines.toSorted((a, b) => b.asked - a.asked || a.party.localeCompare(b.party, "nl")) };
}

const shown = (hours: number | undefined): string => (hours === undefined ? "" : String(hours).replace(".", ","));

async function show(ctx: Context, request: PageRequest): Promise<Answer> {
  const { plan, lines } = await linesOf(ctx, request);
  return page(<HoursPage request={request} plan={plan} lines={lines} errors={[]} />);
}

/** Saves, or gives the form back filled in: with what is wrong, or with what somebody else wrote meanwhile. */
async function save(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, actor, lang } = request;
  const { plan, lines } = await linesOf(ctx, request);
  const errors: FormError[] = [];
  const changes = lines.slice(0, most).flatMap(({ party }, place): HoursChange[] => {
    const at = form.all("partij").indexOf(party);
    if (at < 0) return [];
    const [typed, was] = [(form.all("uren")[at] ?? "").trim(), form.all("was")[at] ?? ""];
    const hours = typed === "" ? undefined : numberFrom(typed);
    if (typed !== "" && (hours === undefined || hours > 100_000))
      errors.push({ id: `uren-${place}`, text: hoursTexts(lang).wrong });
    return [{ party, was: was === "" ? undefined : numberFrom(was), hours }];
  });
  const typed = new Map(form.all("partij").map((party, at) => [party, form.all("uren")[at] ?? ""]));
  const props = { request, plan, lines, errors, typed };
  if (errors.length > 0) return page(<HoursPage {...props} />, { status: 400 });
  if (await saveHours(ctx, actor, plan.region.id, changes))
    return redirect(request.link(`/${plan.region.id}/werkagenda/uren`));
  return page(<HoursPage {...props} lines={(await linesOf(ctx, request)).lines} conflict />, { status: 409 });
}

interface HoursProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly lines: readonly Line[];
  readonly errors: readonly FormError[];
  /** What was typed, by party. */
  readonly typed?: ReadonlyMap<string, string>;
  readonly conflict?: boolean;
}

function HoursPage({ request, plan, lines, errors, typed, conflict }: HoursProps) {
  const { lang } = request;
  const t = hoursTexts(lang);
  const { region } = plan;
  const n = (value: number) => formatNumber(value, lang);
  const team = { label: editTexts(lang).team.title, href: workplanHref(lang, region, "/team") };
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.title}
      description={t.lead}
      crumbs={[team, { label: t.title }]}
    >
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <p>{t.public}</p>
      <ErrorSummary lang={lang} errors={errors} />
      {conflict && (
        <Note kind="warn" role="alert" title={t.conflict}>
          {t.conflictText}
        </Note>
      )}
      {lines.length === 0 && <Empty title={t.none} text={t.noneText} />}
      {lines.length > 0 && (
        <form method="post" action={workplanHref(lang, region, "/uren")} class="stack">
          {lines.slice(0, most).map((line, place) => {
            const value = typed?.get(line.party) ?? shown(line.has);
            const asked = line.asked > 0 ? t.asked(hoursWords(line.asked, lang), n(line.initiatives)) : t.notAsked;
            const now = conflict && value !== shown(line.has) ? ` ${t.now(shown(line.has) || t.nothing)}.` : "";
            return (
              <>
                <input type="hidden" name="partij" value={line.party} />
                <input type="hidden" name="was" value={shown(line.has)} />
                <TextInput
                  lang={lang}
                  id={`uren-${place}`}
                  name="uren"
                  label={capital(line.party)}
                  hint={`${asked}${now}`}
                  value={value}
                  error={errors.find((error) => error.id === `uren-${place}`)?.text}
                  inputmode="decimal"
                  maxlength={10}
                  short
                  optional
                />
              </>
            );
          })}
          {lines.length > most && <p class="small soft">{t.most(n(most))}</p>}
          <p>
            <Button>{t.button}</Button>
          </p>
        </form>
      )}
    </Frame>
  );
}
