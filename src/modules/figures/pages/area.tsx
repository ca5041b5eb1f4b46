import type { Child } from "hono/jsx";
import { Compare, ProfileLegend } from "#design/components/index.ts";
import { breakable, capital, formatNumber } from "#design/format.ts";
import { Choropleth, geography } from "#design/maps/index.ts";
import { type Area, type AreaKind, namesOnPath, type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Indicator } from "../model.ts";
import type { AreaShapes } from "../outlines.ts";
import type { Against, Told } from "../profile.ts";
import type { Elsewhere } from "../other-divisions.ts";
import { likeKind } from "../reading.ts";
import type { Placed } from "../reading-map.ts";
import type { Similar } from "../similar.ts";
import { smallestDifference, speakingTexts } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import { Different, isTooSmall } from "./area-different.tsx";
import { madeOf } from "./area-made.ts";
import { hasTriangle, marksOf, Profile, verdictsOf } from "./area-rows.tsx";
import { OurPlace } from "./area-ours.tsx";
import { SimilarAreas } from "./area-similar.tsx";
import { introThen, isOld, Now } from "./area-then.tsx";
import type { Offered } from "./load-against.ts";
import { nameOf, oneStop, peopleOf100, whyNoColour } from "./words.ts";

export interface AreaProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly area: Area;
  /** As what it stands among others: the official area that it is by another name, so that both say the same, or else itself. */
  readonly stands: Area;
  readonly told: readonly Told[];
  readonly against: Against;
  readonly offered: readonly Offered[];
  readonly similar: Similar | undefined;
  /** Names of municipalities by code. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** Larger areas around it, from large to small. */
  readonly around: readonly Area[];
  readonly parts: readonly Area[];
  /** The official area that this made one is, by another name. */
  readonly twin: Area | undefined;
  /** How many neighbourhoods it is added up from, where it is a sum. */
  readonly addedUp: number | undefined;
  /** Larger area of which more is known, where here is too little; and those between, of which too little is known as well. */
  readonly better: { readonly area: Area; readonly skipped: readonly Area[] } | undefined;
  /** Where a place of an older division is now. */
  readonly now: Elsewhere | undefined;
  /** No older division has it within the same borders, and where figures of before stand then. */
  readonly moved: boolean;
  readonly before: Elsewhere | undefined;
  /** The border changed: figures of older divisions belong to another place. */
  readonly broken: boolean;
  readonly map:
    | {
        readonly shapes: AreaShapes;
        readonly placed: readonly Placed[];
        readonly indicator: Indicator;
        readonly year: number;
        readonly table: string;
        /** Code of the outline behind them. */
        readonly around: string | undefined;
      }
    | undefined;
  /** What later rooms know of this place. */
  readonly later: readonly Child[];
}

/** How one area is doing: what is different here in sentences, then every figure among areas like it. */
export function AreaPage(props: AreaProps) {
  const { request, region, area, around } = props;
  const { lang } = request;
  const t = figureTexts(lang);
  const name = nameOf(area);
  const path = [...around, area].map((one) => ({ name: nameOf(one), kind: one.kind }));
  const labels = namesOnPath(region.content.name, path, t.levels);
  const href = (other: Area) => inLanguage(lang, `/${region.id}/gebied/${other.code.toLowerCase()}`);
  return (
    <SitePage
      request={request}
      region={region}
      title={name}
      description={t.area.description(name)}
      here={1}
      crumbs={[
        { label: region.content.name, href: inLanguage(lang, `/${region.id}`) },
        ...around.map((other, at) => ({ label: labels[at]!, href: href(other) })),
        { label: labels.at(-1)! },
      ]}
    >
      <div class="area-head">
        <div>
          <h1 class={widthOf(name)}>{breakable(name)}</h1>
          <p class="lead">{oneStop([introOf(props), whoLive(props)].filter(Boolean).join(" "))}</p>
          <Now {...props} />
          <Different {...props} />
        </div>
        <SmallMap {...props} />
      </div>
      <OurPlace {...props} />
      {[...props.later]}
      <Comparing {...props} />
      <Legend {...props} />
      <Profile {...props} />
      <SimilarAreas {...props} />
      <p class="source">{t.area.sources}</p>
      {(area.kind === "working_area" || area.kind === "village") && <p class="source">{madeOf(props)}</p>}
      <p>
        <a href={`/api/v1/observations?area=${area.code}&format=csv`} download={`${area.code}.csv`}>
          {t.area.download}
        </a>
      </p>
      <Parts {...props} />
    </SitePage>
  );
}

function introOf({ area, around, told, request }: AreaProps): string {
  const { lang } = request;
  const t = figureTexts(lang);
  const level = capital(t.levels[area.kind]);
  // "Buurt in Diever", of Diever, would say nothing, nor does "Wijk 00": the next larger place does.
  const saysWhere = (name: string) => name !== nameOf(area) && !/^wijk \d+$/i.test(name);
  const where = around.findLast((other) => saysWhere(nameOf(other))) ?? around[0];
  const there = where && placeIn(where, nameOf(area), lang);
  // The same number as in its row: an area may be counted as a whole, or added up from parts that are rounded.
  const counted = told.find(({ line }) => line.indicator.id === "residents")?.line.newest.value ?? area.residents;
  const residents = counted ? formatNumber(counted, lang) : undefined;
  if (isOld(area)) return introThen(area, there, residents, lang);
  if (!residents) return there ? t.area.noResidents(level, there) : "";
  return there ? t.area.in(level, there, residents) : t.area.alone(level, residents);
}

/** A district needs its kind ("in de wijk Noord"), and so does a municipality of the same name as the place itself. */
function placeIn(where: Area, own: string, lang: Lang): string {
  const t = figureTexts(lang).area;
  const name = nameOf(where);
  if (where.kind === "municipality") return name === own ? t.theMunicipality(name) : name;
  return where.kind === "district" && !/^wijk\b/i.test(name) ? t.theDistrict(name) : name;
}

/** "Gasselternijveenschemond" is one word: on a phone it needs smaller letters to stay whole. */
function widthOf(name: string): string | undefined {
  const longest = Math.max(...name.split(/[\s\-/]/).map((word) => word.length));
  if (longest > 19) return "is-longest";
  return longest > 13 ? "is-long" : undefined;
}

/** Counts are rounded to five: among fewer residents that puts a share off by two points or more, and "about" stands before it. */
const fewestForExact = 200;

/** One true sentence about every place with enough people, also where nothing can be compared. */
function whoLive({ area, told, request }: AreaProps): string | undefined {
  if (area.residents === null || isTooSmall(area)) return undefined;
  const share = (id: string) => told.find(({ line }) => line.indicator.id === id)?.line.newest.value ?? undefined;
  const [young, old] = [share("share-0-14"), share("share-65-plus")];
  if (young === undefined || old === undefined) return undefined;
  const { lang } = request;
  const texts = figureTexts(lang).area;
  const t = isOld(area) ? texts.past : texts;
  const said = (value: number) => {
    const people = peopleOf100(value, lang);
    return area.residents! < fewestForExact && value < 99.5 ? texts.about(people) : people;
  };
  const [noYoung, noOld] = [young < 0.5, old < 0.5];
  if (noYoung && noOld) return t.noYoungNorOld;
  if (noYoung) return t.noYoung(said(old));
  return noOld ? t.noOld(said(young)) : t.whoLive(said(young), said(old));
}

/** Only what stands on this page is explained; nothing where no row has a strip. */
function Legend(props: AreaProps) {
  const marks = marksOf(props.told);
  if (marks.length === 0) return null;
  const { told, request, area } = props;
  return (
    <ProfileLegend
      lang={request.lang}
      area={nameOf(area)}
      region={hasTriangle(told) ? triangle(props) : undefined}
      marks={marks}
      verdicts={verdictsOf(told)}
    />
  );
}

/** What the small triangle stands for: the place that was chosen, else the region. */
function triangle({ against, region }: AreaProps): string {
  return against.choice === "vergelijkbaar" || against.choice === "vorige" ? region.content.name : against.name;
}

/** What the figures are held against, as links; and in one line what that means. */
function Comparing(props: AreaProps) {
  const { area, stands, against, offered, region, request } = props;
  const { lang } = request;
  const t = figureTexts(lang).area;
  const path = `/${region.id}/gebied/${area.code.toLowerCase()}`;
  const speaking = speakingTexts(lang);
  return (
    <>
      <h2 id="alle-cijfers">{breakable(oneStop(t.allFigures(nameOf(area))))}</h2>
      <Compare
        label={t.compareWith}
        items={offered.map(({ choice, label }) => ({
          label,
          href: inLanguage(lang, `${path}?met=${choice}`),
          chosen: choice === against.choice,
        }))}
        who={<Who {...props} />}
      />
      <p class="source">
        {speaking.estimate.least(formatNumber(smallestDifference[stands.kind], lang))} {t.pointsOnly}
        {props.broken && ` ${speaking.course.border}`}
      </p>
    </>
  );
}

function Who({ area, stands, against, similar, request }: AreaProps) {
  const { lang } = request;
  const t = figureTexts(lang);
  if (against.choice === "vorige") return <>{t.area.previousOf}</>;
  if (against.choice !== "vergelijkbaar") return <>{oneStop(t.area.partOf(against.name))}</>;
  const many = t.levelsMany[likeKind(stands.kind)];
  return (
    <>
      {oneStop(t.area.similarWho(formatNumber(similar?.found.length ?? 0, lang), many, nameOf(area)))}{" "}
      <a href="#lijkt-op">{t.area.similarWhich}</a>
    </>
  );
}

function SmallMap({ map, area, region, request }: AreaProps) {
  if (!map) return null;
  const { lang } = request;
  const t = figureTexts(lang);
  const { indicator, year, table } = map;
  return (
    <Choropleth
      lang={lang}
      id="kaart"
      small
      title={t.area.map(nameOf(area))}
      geography={geography(map.shapes.features)}
      areas={map.placed.map((one) => ({
        code: one.area.code,
        name: nameOf(one.area),
        value: one.value?.value ?? null,
        why: whyNoColour(one),
        href: inLanguage(lang, `/${region.id}/gebied/${one.area.code.toLowerCase()}`),
      }))}
      chosen={area.code}
      around={map.around}
      unit={`${indicator.name[lang]}, ${t.units[indicator.unit]}`}
      source={`${table}, ${year} · ${t.kinds[indicator.kind]} · ${t.indicator.outlines}`}
    />
  );
}

function Parts({ parts, region, request }: AreaProps) {
  if (parts.length === 0) return null;
  const { lang } = request;
  const t = figureTexts(lang);
  const groups = Map.groupBy(parts, (part) => part.kind);
  return (
    <>
      {[...groups].map(([kind, areas]) => (
        <section aria-labelledby={`deel-${kind}`}>
          <h2 id={`deel-${kind}`}>{kind === "village" ? t.area.villages : partsTitle(kind, lang)}</h2>
          <ul class="link-list">
            {areas.map((area) => (
              <li>
                <a href={inLanguage(lang, `/${region.id}/gebied/${area.code.toLowerCase()}`)}>{nameOf(area)}</a>
                {area.residents !== null && <small>{t.area.people(formatNumber(area.residents, lang))}</small>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function partsTitle(kind: AreaKind, lang: Lang): string {
  return capital(figureTexts(lang).levelsMany[kind]);
}
