import { Mark, SaidFindings, type SaidFinding, TooFew } from "#design/components/index.ts";
import { breakable, formatNumber, listed } from "#design/format.ts";
import type { Area } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { differences, knowsEnough, type Told } from "../profile.ts";
import { traits } from "../similar.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { Before, levelAndName, smallSay } from "./area-then.tsx";
import { inPeople, nameOf, oneStop, peopleOf, sentenceOf } from "./words.ts";

/** In an area with fewer residents nothing is said of shares: chance would speak. */
const fewest = 50;

/** True where so few people live that nothing may be said of shares of them. */
export function isTooSmall({ residents }: Pick<Area, "residents">): boolean {
  return residents !== null && residents < fewest;
}

/** The clearest differences with what was chosen, in sentences: how different, how sure, since when. */
export function Different(props: AreaProps) {
  const { area, against, told, request } = props;
  const { lang } = request;
  const t = figureTexts(lang).area;
  if (isTooSmall(area)) {
    return (
      <TooFew
        lang={lang}
        why={
          <>
            {smallSay(area, lang)} <Larger {...props} />
          </>
        }
      />
    );
  }
  const found = differences(told, against.choice);
  if (found.length === 0) return <NothingDifferent {...props} />;
  return (
    <>
      <h2 class="vh">{t.different}</h2>
      <SaidFindings items={found.map((one) => findingOf(one, props))} />
    </>
  );
}

/** A count so far above what it is held against, among so few people, may be one institution: more than so many times as high. */
const extreme = { times: 5, people: 1_000 };

function fewAndExtreme({ line, place }: Told, lang: Lang): string | undefined {
  const { indicator, newest } = line;
  const { value, numerator, denominator } = newest;
  if (indicator.kind !== "counted" || !inPeople(indicator) || !place.value) return undefined;
  if (value === null || numerator === null || denominator === null) return undefined;
  if (denominator >= extreme.people || value < place.value * extreme.times) return undefined;
  const [some, all] = [formatNumber(numerator, lang), formatNumber(denominator, lang)];
  return figureTexts(lang).area.fewAndExtreme(some, all, String(newest.year));
}

/**
 * In what a figure and the one beside it are said. Where fewer than a thousand people live, "of every 1,000" would speak of people who are
 * not there: it is said of every hundred, and `ofThousand` is the number as it stands in its row.
 */
function spokenAs({ line, place, digits }: Told, { residents }: Pick<Area, "residents">) {
  const { indicator, newest } = line;
  const [value, other] = [newest.value ?? 0, place.value];
  const few = residents !== null && residents < 1_000;
  if (indicator.unit !== "per-1000" || indicator.ofEvents || !few) return { as: indicator, value, other, digits };
  const tenth = (rate: number) => rate / 10;
  const alike = other !== null && Math.round(tenth(value)) === Math.round(tenth(other));
  return {
    as: { ...indicator, unit: "percent" as const },
    value: tenth(value),
    other: other === null ? null : tenth(other),
    digits: alike ? 1 : 0,
    ofThousand: value,
  };
}

/** Older than the middle of areas like it by more than so many of a hundred: then they are not as old as this place. */
const muchOlder = 5;

/** Areas like it were chosen to have as many elderly; elsewhere, or where none are as old, an old place differs by its age alone. */
function ageSay({ against, similar, request }: AreaProps): string | undefined {
  const t = figureTexts(request.lang);
  if (against.relation === "part" || against.choice === "nederland") return t.area.ageIn;
  const at = traits.findIndex(({ id }) => id === "elderly");
  const [here, there] = [similar?.here[at] ?? 0, similar?.middle[at] ?? 0];
  return against.choice === "vergelijkbaar" && here - there > muchOlder ? t.area.olderThanLike : undefined;
}

function findingOf(told: Told, props: AreaProps): SaidFinding {
  const { area, request } = props;
  const { line, saying, place } = told;
  const { lang } = request;
  const t = figureTexts(lang);
  const { indicator, newest } = line;
  const { as, value, other, digits, ofThousand } = spokenAs(told, area);
  const said = sentenceOf(value, as, nameOf(area), lang, { digits });
  const there = other !== null && t.say.there(place.name, peopleOf(other, as, lang, digits));
  return {
    kind: saying!.verdict,
    sentence: (
      <>
        {breakable(said.before)}
        <Mark>{said.carrying}</Mark>
        {breakable(said.after)} {there}
      </>
    ),
    sure: [
      ofThousand !== undefined && t.area.ofThousand(formatNumber(ofThousand, lang)),
      ...saying!.sentences,
      fewAndExtreme(told, lang),
      t.kindSay[indicator.kind],
      t.area.yearOf(String(newest.year)),
      indicator.ageMatters && ageSay(props),
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/** Nothing stands out, or too little is known to say so: two things that must not be taken for one another. */
function NothingDifferent(props: AreaProps) {
  const { against, told, request } = props;
  const t = figureTexts(request.lang).area;
  const enough = knowsEnough(told);
  return (
    <>
      {enough ? (
        <p>{t.nothing(against.choice === "vorige" ? t.previousWords : against.name)}</p>
      ) : (
        <p>
          {[t.nothingKnown, props.moved && t.bordersMoved].filter(Boolean).join(" ")} <Larger {...props} />
          {alsoTooLittle(props)}
        </p>
      )}
      {!enough && <Before {...props} />}
      <Ordinary {...props} />
    </>
  );
}

/** What people ask first, each as the first of these that is known. */
const askedFirst = [["good-health", "good-health-2012-2024"], ["lonely"]];

/** A place where nothing stands out has figures all the same: how its people feel. */
function Ordinary(props: AreaProps) {
  const found = askedFirst.flatMap((ids) => {
    const known = ids.map((id) => props.told.find((one) => one.line.indicator.id === id && isKnown(one)));
    return known.find((one) => one !== undefined) ?? [];
  });
  // Without a verdict: its row says where it stands, and here nothing stands out.
  const plain = (one: Told): Told => ({ ...one, saying: { ...one.saying!, sentences: [] } });
  const items = found.map((one) => ({ ...findingOf(plain(one), props), kind: undefined }));
  return items.length > 0 && <SaidFindings items={items} />;
}

const isKnown = ({ line, saying }: Told): boolean => line.newest.value !== null && saying !== undefined;

/** The way to a larger area of which more is known. */
function Larger({ better, region, request }: AreaProps) {
  if (!better) return null;
  const { lang } = request;
  const t = figureTexts(lang);
  return (
    <>
      <a href={inLanguage(lang, `/${region.id}/gebied/${better.area.code.toLowerCase()}`)}>
        {t.area.lookAt(levelAndName(better.area, lang))}
      </a>
      {stopAfter(nameOf(better.area))}
    </>
  );
}

const stopAfter = (name: string): string => (name.endsWith(".") ? "" : ".");

/** Why the way does not lead to what lies nearer. */
function alsoTooLittle({ better, request: { lang } }: AreaProps): string | undefined {
  if (!better || better.skipped.length === 0) return undefined;
  const names = better.skipped.map((one) => levelAndName(one, lang));
  return ` ${oneStop(figureTexts(lang).area.alsoTooLittle(listed(names, lang)))}`;
}
