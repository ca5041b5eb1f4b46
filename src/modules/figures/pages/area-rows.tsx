import { type ProfileMark, ProfileRow, type ProfileRowProps, ProfileTable } from "#design/components/index.ts";
import { formatNumber, formatRange } from "#design/format.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { findTable } from "../catalogue/index.ts";
import { drawers, kinds } from "../model.ts";
import { isSize, type Told } from "../profile.ts";
import { roundedTo } from "../rounding.ts";
import { likeKind } from "../reading.ts";
import { courseOf, intervalOf, isExtraEdition, type Position, sayCourse } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { DrawerSection, foldedOf, hasCounts, levelQuery, NoneKnown, whyNone } from "./area-none.tsx";
import { trendPoints } from "./indicator-trend.tsx";
import { measureOf, nameOf, shown } from "./words.ts";

/** Every figure of the area, a row each, in the eight drawers. */
export function Profile(props: AreaProps) {
  const { area, stands, against, told, request } = props;
  const { lang } = request;
  const t = figureTexts(lang);
  const among = against.choice === "vergelijkbaar" ? against.name : t.levelsMany[likeKind(stands.kind)];
  return (
    <>
      {drawers.map((drawer) => {
        const own = told.filter(({ line }) => line.indicator.drawer === drawer);
        const missing = foldedOf(own, area);
        const rows = own.filter((one) => !missing.includes(one));
        const none = missing.length > 0 && <NoneKnown {...props} missing={missing} />;
        if (rows.length === 0) return none && <DrawerSection drawer={drawer} lang={lang} none={none} />;
        const table = (
          <ProfileTable
            lang={lang}
            id={drawer}
            title={t.drawers[drawer].name}
            area={nameOf(area)}
            among={t.area.among(among)}
            since={t.area.since}
            bare={!rows.some(hasStrip)}
            neutral={own.every(({ line }) => line.indicator.direction === "neutral")}
          >
            {rows.map((one) => rowOf(one, props))}
          </ProfileTable>
        );
        return none ? [table, none] : table;
      })}
    </>
  );
}

const directions = { higher: "up", lower: "down", neutral: "none" } as const;

function rowOf(told: Told, { region, area, request }: AreaProps) {
  const { lang } = request;
  const t = figureTexts(lang);
  const { line, saying } = told;
  const { indicator, newest } = line;
  const common = {
    lang,
    name: indicator.name[lang],
    href: inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}${levelQuery(area.kind)}`),
    about: [
      measureOf(indicator, lang),
      `${newest.table.startsWith("50") ? "RIVM" : "CBS"} ${newest.year}`,
      t.kinds[indicator.kind],
    ].join(" · "),
  };
  if (told.few && hasCounts(told)) return fewRow(told, { ...common, about: fewAbout(told, lang) });
  if (newest.value === null || told.few) {
    const title = told.few || newest.status === "secret" ? undefined : t.area.noFigure;
    return ProfileRow({ ...common, tooFew: whyNone(told, lang), tooFewTitle: title });
  }
  const interval = intervalOf(indicator, newest);
  return ProfileRow({
    ...common,
    value: formatNumber(newest.value, lang, told.digits),
    margin: interval && formatRange(interval.low, interval.high, lang, told.digits),
    strip: stripOf(told, interval, lang),
    verdict: saying && verdictOf(told),
    words: saying ? wordsOf(told, lang) : isSize(indicator) ? undefined : t.area.noStrip,
    ...courseCell(told, lang),
  });
}

/** Of a few people only their number, as it was published: without a share, a margin or a verdict on it. */
function fewRow(told: Told, common: Pick<ProfileRowProps, "lang" | "name" | "href" | "about">) {
  const { newest } = told.line;
  return ProfileRow({
    ...common,
    value: formatNumber(newest.numerator!, common.lang),
    verdict: verdictOf(told),
    words: wordsOf(told, common.lang),
    trendWords: String(newest.year),
  });
}

function fewAbout({ line: { indicator, newest } }: Told, lang: Lang): string {
  const t = figureTexts(lang);
  const whole = t.area.ofFew(formatNumber(newest.denominator!, lang), indicator.of[lang]);
  const rounded = findTable(newest.table)?.rounding && t.area.roundedTo(String(roundedTo));
  return [[whole, rounded].filter(Boolean).join(", "), `CBS ${newest.year}`, t.kinds[indicator.kind]].join(" · ");
}

/** The ways in which this area is drawn in its rows: kinds of figure, with a margin and without. */
export function marksOf(told: readonly Told[]): ProfileMark[] {
  const drawn = told.filter(hasStrip);
  return kinds.flatMap((kind) => {
    const own = drawn.filter(({ line }) => line.indicator.kind === kind);
    const margins = own.map(({ line }) => intervalOf(line.indicator, line.newest) !== undefined);
    return [true, false].filter((margin) => margins.includes(margin)).map((margin) => ({ kind, margin }));
  });
}

/** True when a row has the small triangle of what is chosen, or of the region. */
export function hasTriangle(told: readonly Told[]): boolean {
  return told.some((one) => hasStrip(one) && typeof one.line.whole?.value === "number");
}

/** The verdicts that rows have, in words or in their strip. */
export function verdictsOf(told: readonly Told[]): ReadonlySet<string> {
  const known = told.filter(({ line }) => line.newest.value !== null);
  return new Set(
    known.flatMap((one) => [verdictOf(one)?.kind ?? [], one.position ? stripVerdict(one.position, one) : []].flat()),
  );
}

const hasStrip = ({ line, position }: Told): boolean => position !== undefined && line.newest.value !== null;

function stripOf(told: Told, interval: { low: number; high: number } | undefined, lang: Lang) {
  const { line, like, position } = told;
  const { indicator, newest, whole } = line;
  if (!position || newest.value === null) return undefined;
  return {
    title: `${indicator.name[lang]}: ${wordsOf(told, lang)}`,
    values: thinned(like),
    value: newest.value,
    low: interval?.low,
    high: interval?.high,
    region: whole?.value ?? undefined,
    direction: directions[indicator.direction],
    kind: indicator.kind,
    verdict: stripVerdict(position, told),
  };
}

function stripVerdict(position: Position, { saying }: Told) {
  const verdict = saying?.verdict ?? position.verdict;
  return verdict === "few" ? ("same" as const) : verdict;
}

/** A comparison without a margin gives the number to hold it against, and no sign. */
function isBare({ outcome }: Told): boolean {
  return outcome?.said === "nothing" && ["no-margin", "no-setting", "reported"].includes(outcome.why);
}

function verdictOf(told: Told) {
  const { saying } = told;
  if (!saying || (saying.verdict === "few" && isBare(told))) return undefined;
  return { kind: saying.verdict, text: saying.word };
}

function wordsOf({ saying }: Told, lang: Lang): string {
  return saying?.sentences.join(" ") ?? figureTexts(lang).area.noStrip;
}

function courseCell({ line, digits }: Told, lang: Lang) {
  const t = figureTexts(lang).area;
  const { indicator, series } = line;
  const points = trendPoints(series, indicator);
  const words = sayCourse(courseOf(indicator, series), indicator.kind, lang);
  if (points.length < 2) return { trendWords: String(line.newest.year) };
  const said = points.map(({ x, value }) => {
    const year = isExtraEdition(indicator.kind, x) ? `${x} (${t.extraPoint})` : String(x);
    return `${year}: ${value === null ? t.missing : shown(value, indicator, lang)}`;
  });
  return { trend: { title: [...said, words].filter(Boolean).join(" · "), points, digits } };
}

const thin = new WeakMap<readonly number[], readonly number[]>();

/**
 * A strip of a hundred blades reads as a meadow; three thousand would read as a wall and weigh as much. Every blade is a real quantile. Kept:
 * every profile of the country is drawn in the same meadows.
 */
function thinned(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= 100) return sorted;
  const kept = thin.get(sorted);
  if (kept) return kept;
  const made = Array.from({ length: 100 }, (_, at) => sorted[Math.round((at * (sorted.length - 1)) / 99)]!);
  thin.set(sorted, made);
  return made;
}
