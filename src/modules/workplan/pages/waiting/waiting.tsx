import type { Child } from "hono/jsx";
import { ChartFigure, Label, linear } from "#design/charts/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { type Chains, chainsOf, type Tie, tiesOf } from "../../dependencies.ts";
import { type Initiative, periodOf } from "../../model.ts";
import type { Workplan } from "../../reading.ts";
import { workplanHref } from "../frame.tsx";
import { Dutch } from "../words.tsx";
import { waitingTexts } from "./text.ts";
import { howWords } from "../../dependency-words.ts";

const width = 360;
const head = 30;
const row = 56;
/** Bars lie between these, so that an arrow fits before the first and after the last. */
const [left, right] = [14, 344];
/** Large enough to read on the smallest phone, where the sheet is drawn at four fifths. */
const letters = 17;
const letterWidth = 8.4;
const longestName = 40;
/** Lines on one sheet; the table has every tie. */
const mostDrawn = 14;
const mostListed = 100;

interface Props {
  readonly lang: Lang;
  readonly plan: Workplan;
  /** The initiatives whose waiting is shown. */
  readonly list: readonly Initiative[];
}

/** What waits for what among these initiatives: arrows between bars on the axis of years, and the same as a table. */
export function Dependencies({ lang, plan, list }: Props) {
  const t = waitingTexts(lang);
  const ties = tiesOf(plan.byId, list).toSorted((a, b) => Number(!!b.trouble) - Number(!!a.trouble));
  if (ties.length === 0) return null;
  const chains = chainsOf(ties, mostDrawn);
  const n = (count: number) => formatNumber(count, lang);
  const trouble = ties.filter((tie) => tie.trouble).length;
  const title = [
    ties.length === 1 ? t.oneWaits : t.manyWait(n(ties.length)),
    trouble === 0 ? t.noTrouble : trouble === 1 ? t.oneTrouble : t.trouble(n(trouble)),
  ].join(" ");
  const undrawn = ties.length - chains.ties.length;
  return (
    <section aria-labelledby="wachten">
      <h2 id="wachten">{t.heading}</h2>
      <p>{title}</p>
      {chains.ties.length > 0 && (
        <ChartFigure
          lang={lang}
          id="ketens"
          title={title}
          desc={t.arrows}
          source={`${t.arrows}${undrawn > 0 ? ` ${t.notDrawn(n(undrawn))}` : ""}`}
          width={width}
          height={head + chains.lines.length * row}
          table={{ rows: ties.slice(0, mostListed), columns: columnsOf(plan, lang) }}
        >
          <Sheet lang={lang} plan={plan} chains={chains} />
        </ChartFigure>
      )}
    </section>
  );
}

function columnsOf(plan: Workplan, lang: Lang) {
  const t = waitingTexts(lang);
  const link = (one: Initiative) => (
    <a href={workplanHref(lang, plan.region, `/${one.id}`)}>
      <Dutch lang={lang}>{one.title}</Dutch>
    </a>
  );
  return [
    { key: "waiting", label: t.what, cell: (tie: Tie) => link(tie.waiting) },
    { key: "first", label: t.waits, cell: (tie: Tie) => link(tie.first) },
    { key: "how", label: t.how, cell: (tie: Tie) => howWords(tie, lang) },
  ];
}

function Sheet({ lang, plan, chains }: { readonly lang: Lang; readonly plan: Workplan; readonly chains: Chains }) {
  const [first, last] = plan.years;
  const x = linear([Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)], [left, right]);
  const on = (day: string) => Math.round(Math.min(Math.max(x(Date.parse(day)), left), right) * 10) / 10;
  const bottom = head + chains.lines.length * row;
  const today = on(plan.today);
  const placed = new Map(
    chains.lines.map((one, place) => {
      const { from, to } = periodOf(one)!;
      return [one, { from: on(from), to: Math.max(on(to), on(from) + 4), top: head + place * row }] as const;
    }),
  );
  return (
    <>
      {Array.from({ length: last - first + 1 }, (_, place) => on(`${first + place}-01-01`)).map((year, place) => (
        <>
          <line x1={year} x2={year} y1="22" y2={bottom} stroke="var(--grid)" />
          <Label x={year} y={16} soft>
            {first + place}
          </Label>
        </>
      ))}
      <line x1={today} x2={today} y1="22" y2={bottom} stroke="var(--ink)" stroke-width="2" stroke-dasharray="4 3" />
      {[...placed.values()].map((at) => (
        <Bar {...at} today={today} />
      ))}
      {chains.ties.map((tie) => (
        <Arrow from={placed.get(tie.first)!} to={placed.get(tie.waiting)!} trouble={tie.trouble !== undefined} />
      ))}
      {[...placed].map(([one, at]) => (
        <Label x={nameAt(at.from, short(one.title))} y={at.top + 19} size={letters} halo>
          {lang === "nl" ? short(one.title) : <tspan lang="nl">{short(one.title)}</tspan>}
        </Label>
      ))}
    </>
  );
}

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly top: number;
}

const barTop = 28;
const barHeight = 14;

/** What has passed is filled. */
function Bar({ from, to, top, today }: Placed & { readonly today: number }) {
  const done = Math.min(Math.max(today, from), to) - from;
  const bar = { x: from, y: top + barTop, height: barHeight, rx: 6 };
  return (
    <>
      <rect {...bar} width={round(to - from)} fill="var(--accent-soft)" stroke="var(--accent)" stroke-width="1.3" />
      {done > 0 && <rect {...bar} width={round(done)} fill="var(--accent)" />}
    </>
  );
}

/** From the end of what must be ready to the begin of what waits; dashed and in the colour of a warning where that does not go well. */
function Arrow({ from, to, trouble }: { readonly from: Placed; readonly to: Placed; readonly trouble: boolean }) {
  const stroke = trouble ? "var(--warn)" : "var(--ink)";
  const middle = (at: Placed) => at.top + barTop + barHeight / 2;
  const [out, before, lane] = [from.to + 7, to.from - 11, to.top + 2];
  return (
    <>
      <path
        d={`M${from.to} ${middle(from)}H${round(out)}V${lane}H${round(before)}V${middle(to)}H${round(to.from - 5)}`}
        fill="none"
        stroke={stroke}
        stroke-width="2.2"
        stroke-linejoin="round"
        stroke-dasharray={trouble ? "6 3" : undefined}
      />
      <path d={`M${to.from} ${middle(to)}l-9-5v10Z`} fill={stroke} />
    </>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
const short = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
/** Above the begin of its bar where it fits there. */
const nameAt = (from: number, name: string): number =>
  round(Math.max(Math.min(from, width - name.length * letterWidth), 0));

/** For one line of the timeline: what it waits for, each with a way to it. */
export function waitsFor(plan: Workplan, one: Initiative, lang: Lang): Child[] {
  return tiesOf(plan.byId, [one]).map((tie) => (
    <>
      {waitingTexts(lang).waits} <Other lang={lang} plan={plan} one={tie.first} />, {howWords(tie, lang)}
    </>
  ));
}

/** On the page of an initiative: what it waits for, and what waits for it. */
export function WaitingList({
  lang,
  plan,
  one,
}: {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly one: Initiative;
}) {
  const t = waitingTexts(lang);
  const own = tiesOf(plan.byId, [one]);
  const others =
    one.status === "done"
      ? []
      : tiesOf(
          plan.byId,
          plan.initiatives.filter((other) => other.dependsOn.includes(one.id)),
        );
  if (own.length + others.length === 0) return null;
  return (
    <ul>
      {own.map((tie) => (
        <li>
          {t.waits} <Other lang={lang} plan={plan} one={tie.first} />, {howWords(tie, lang)}.
        </li>
      ))}
      {others.map((tie) => (
        <li>
          <Other lang={lang} plan={plan} one={tie.waiting} /> {t.waitsForThis}
        </li>
      ))}
    </ul>
  );
}

function Other({ lang, plan, one }: { readonly lang: Lang; readonly plan: Workplan; readonly one: Initiative }) {
  return (
    <a href={workplanHref(lang, plan.region, `/${one.id}`)}>
      <Dutch lang={lang}>{one.title}</Dutch>
    </a>
  );
}
