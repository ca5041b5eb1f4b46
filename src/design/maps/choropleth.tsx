import type { Child } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { TableDetails } from "../components/table.tsx";
import { formatNumber, roundTo } from "../format.ts";
import { markup, raw } from "../markup.ts";
import { designTexts } from "../text.ts";
import { type MapClasses, mapClasses } from "./classes.ts";
import { type Closer, closerTo, isWithin, movedCloser } from "./closer.ts";
import type { Geography, Shape } from "./geography.ts";
import { MapLegend } from "./legend.tsx";
import { type NameLines, placeNames } from "./names.ts";
import { tagWidth } from "./tag-width.ts";

/** Why an area has no colour: too few to say, borders of another year, or there simply is no figure. */
export type NoValue = "few" | "year" | "none";

export interface MapArea {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  /** Needed where the value is null. */
  readonly why?: NoValue;
  readonly href?: string;
  /** The value in words for links and table ("46,4 van de 100 volwassenen"); the number alone when left out. */
  readonly text?: string;
}

export interface ChoroplethProps {
  readonly lang: Lang;
  /** Unique on the page. */
  readonly id: string;
  /** The finding in one sentence. */
  readonly title: string;
  readonly geography: Geography;
  /** In the order of the table; the keyboard walks the map in the same order. */
  readonly areas: readonly MapArea[];
  readonly digits?: number;
  readonly breaks?: readonly number[];
  /** Numbers inside the shapes, where they fit: yes down to gemeenten, no for wijken. */
  readonly numbers?: boolean;
  /** Names on wide screens where they fit: under the numbers, or alone where there are none. */
  readonly names?: boolean;
  /** An outline of the sheet that is no area itself, drawn faint behind them: the land in which they lie. */
  readonly around?: string;
  /** The area one is looking at: an ink line, a white halo and its name. */
  readonly chosen?: string;
  /** What the numbers are ("van de 100 volwassenen"). */
  readonly unit: string;
  readonly source?: Child;
  /** Id of a table on the page with the same numbers in the same order; left out, the map brings its own. */
  readonly tableBeside?: string;
  readonly tableOpen?: boolean;
  /** Narrow map beside a text. */
  readonly small?: boolean;
}

/** Areas coloured in five classes, each a link, with the number inside and hatching on the highest class. */
export function Choropleth(props: ChoroplethProps) {
  const { lang, id, title, geography, areas } = props;
  const t = designTexts(lang).map;
  const classes = mapClasses(
    areas.flatMap((area) => (area.value === null ? [] : [area.value])),
    { lang, digits: props.digits, breaks: props.breaks },
  );
  const chosen = areas.find((area) => area.code === props.chosen);
  const around = geography.shapes.get(props.around ?? "");
  const names = namesAlone(props);
  const here = geography.shapes.get(props.chosen ?? "");
  const closer = here && props.small ? closerTo(here, geography) : undefined;
  const isSeen = (shape: Shape) => !closer || isWithin(shape, closer, geography);
  // What is not drawn needs no key; what has no outline at all is in the table, and keeps its.
  const seen = areas.filter(({ code }) => {
    const shape = geography.shapes.get(code);
    return !shape || isSeen(shape);
  });
  const land = (
    <>
      {around && <path d={around.d} fill="var(--card)" stroke="var(--line-strong)" stroke-linejoin="round" />}
      {seen.map((area) => {
        const shape = geography.shapes.get(area.code);
        return shape && areaOf(props, area, shape, classes, names.get(area.code));
      })}
      {here && chosen && <Outline d={here.d} />}
    </>
  );
  return (
    <figure class={`map${props.small ? " map--small" : ""}${closer ? " map--closer" : ""}`}>
      <svg
        viewBox={`0 0 ${geography.width} ${geography.height}`}
        role="group"
        aria-labelledby={`${id}-t`}
        aria-describedby={`${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{props.tableBeside ? t.sameBeside : t.sameBelow}</desc>
        {closer ? <g transform={transformOf(closer)}>{land}</g> : land}
        {here && chosen && <Tag area={chosen} shape={closer ? movedCloser(here, closer) : here} {...props} />}
      </svg>
      <MapLegend
        lang={lang}
        classes={classes.classes}
        unit={props.unit}
        few={has(seen, "few")}
        year={has(seen, "year")}
        none={has(seen, "none")}
      />
      {props.source && <figcaption class="source">{props.source}</figcaption>}
      {!props.tableBeside && <MapTable {...props} />}
    </figure>
  );
}

function has(areas: readonly MapArea[], why: NoValue): boolean {
  return areas.some((area) => area.value === null && (area.why ?? "few") === why);
}

/** What a link says: number first, then name, then the value in words. */
function spoken(area: MapArea, lang: Lang, digits: number): string {
  const t = designTexts(lang).map;
  if (area.value === null) return `${area.name}: ${t[area.why ?? "few"]}`;
  const shown = formatNumber(area.value, lang, digits);
  return area.text ? `${shown} ${area.name}: ${area.text}` : `${shown} ${area.name}`;
}

/** One area; written as text, because a page has hundreds. */
function areaOf(props: ChoroplethProps, area: MapArea, shape: Shape, classes: MapClasses, name: NameLines | undefined) {
  const { lang, numbers } = props;
  const digits = props.digits ?? 0;
  const words = spoken(area, lang, digits);
  const number = area.value === null ? undefined : classes.of(area.value);
  const shown = numbers && area.value !== null && area.code !== props.chosen;
  const counted =
    shown && number ? areaNumber(area, shape, formatNumber(area.value!, lang, digits), number, props.names) : "";
  const said = name ? nameAlone(name, shape, number) : counted;
  const inside = markup`${areaPaint(area, shape, number)}${said}`;
  if (!area.href) return markup`<g role="img" aria-label="${words}"><title>${words}</title>${inside}</g>`;
  // What is shown in a link must stand in its label as it is: words in the area, or words that show when one points at it.
  const hint = said ? "" : markup`<title>${words}</title>`;
  return markup`<a href="${area.href}" aria-label="${words}">${hint}${inside}</a>`;
}

function areaPaint(area: MapArea, shape: Shape, number: number | undefined) {
  const d = raw(shape.d);
  if (number === undefined)
    return markup`<path class="map__shape" d="${d}" fill="url(#p-${area.why === "year" ? "year" : "few"})"/>`;
  const hatch = number === 5 ? markup`<path class="map__hatch" d="${d}" fill="url(#p-top)"/>` : "";
  return markup`<path class="map__shape" d="${d}" fill="var(--seq-${number})"/>${hatch}`;
}

/** Room that a digit needs around the point where the number stands: letters are larger on a phone (`maps.css`). */
const digitRoom = { phone: 7.6, wide: 4.8 };
const shortRoom = 13;

function areaNumber(area: MapArea, shape: Shape, value: string, number: number, names: boolean | undefined) {
  const digits = value.replaceAll(/[.,]/g, "").length + (/[.,]/.test(value) ? 0.5 : 0);
  const needed = (each: number) => (digits < 3 ? shortRoom : digits * each);
  if (shape.room < needed(digitRoom.wide)) return "";
  const wide = shape.room < needed(digitRoom.phone) ? " map__number--wide" : "";
  const named = names && shape.room >= 30 && area.name.length * 3.4 < shape.room * 1.7;
  const under = markup`<text class="map__name map__on-${number}" x="${shape.x}" y="${shape.y + 18}" text-anchor="middle"> ${area.name}</text>`;
  return markup`<text class="map__number${wide} map__on-${number}" x="${shape.x}" y="${shape.y + (named ? 2 : 6)}" text-anchor="middle">${value}</text>${named && under}`;
}

/** On a map without numbers, the names that fit. */
function namesAlone({ areas, geography, names, numbers, chosen }: ChoroplethProps): Map<string, NameLines> {
  if (!names || numbers) return new Map();
  const drawn = areas.flatMap(({ code, name, value }) => {
    const shape = value === null || code === chosen ? undefined : geography.shapes.get(code);
    return shape ? [{ name, shape }] : [];
  });
  return new Map([...placeNames(drawn)].map(([{ shape }, lines]) => [shape.code, lines]));
}

function nameAlone({ lines, top, high }: NameLines, { x }: Shape, number: number | undefined) {
  const rows = lines.map((line, row) => markup`<tspan x="${x}" y="${roundTo(top + row * high, 1)}">${line}</tspan> `);
  return markup`<text class="map__name map__on-${number ?? 1}" text-anchor="middle">${rows}</text>`;
}

/** "Noord II: 81" and not "Noord II 81": a name that ends on a number would swallow the value. */
function tagWords({ name, value }: MapArea, lang: Lang, digits: number): string {
  if (value === null) return name;
  return `${name}${/(\d|\b[IVX]+)$/.test(name) ? ":" : ""} ${formatNumber(value, lang, digits)}`;
}

const tagHigh = 30;
const tagGap = 11;

/** Where the tag of the chosen area begins: over the area, else under it, else as near its point as its circle leaves free. */
function tagTop({ y, room, part: { top, bottom } }: Shape, height: number): number {
  const over = top - tagGap - tagHigh;
  if (over >= 0) return over;
  if (bottom + tagGap + tagHigh <= height) return bottom + tagGap;
  return y > 60 ? y - room - tagGap - tagHigh : y + room + tagGap;
}

const transformOf = ({ scale, left, top }: Closer) =>
  `scale(${scale}) translate(${roundTo(-left, 1)} ${roundTo(-top, 1)})`;

/** Drawn last, so that neighbours do not cover the line. */
function Outline({ d }: { readonly d: string }) {
  return (
    <g class="map__chosen" aria-hidden="true">
      <path class="map__halo" d={d} />
      <path class="map__me" d={d} />
    </g>
  );
}

/** The name and value of the chosen area, beside it. */
function Tag(props: ChoroplethProps & { area: MapArea; shape: Shape }) {
  const { area, shape, geography, lang } = props;
  const words = tagWords(area, lang, props.digits ?? 0);
  const width = Math.min(tagWidth(words), geography.width - 4);
  const x = Math.min(Math.max(shape.x - width / 2, 2), geography.width - width - 2);
  const y = tagTop(shape, geography.height);
  return (
    <g class="map__chosen" aria-hidden="true">
      <path d={`M${shape.x} ${shape.y}V${y + 15}`} stroke="var(--ink)" stroke-width="2" />
      <circle cx={shape.x} cy={shape.y} r="4" fill="var(--ink)" stroke="var(--page)" stroke-width="1.5" />
      <rect x={x} y={y} width={width} height={tagHigh} rx="8" fill="var(--ink)" />
      <text class="map__tag" x={x + width / 2} y={y + 21} text-anchor="middle">
        {words}
      </text>
    </g>
  );
}

function MapTable(props: ChoroplethProps) {
  const { lang, areas, title } = props;
  const words = designTexts(lang);
  // One digit more than in the map, but no half initiatives.
  const whole = areas.every((area) => area.value === null || Number.isInteger(area.value));
  const digits = whole ? (props.digits ?? 0) : Math.max(props.digits ?? 0, 1);
  const value = (area: MapArea) => {
    if (area.value !== null) return formatNumber(area.value, lang, digits);
    return words.map[area.why ?? "few"];
  };
  return (
    <TableDetails
      lang={lang}
      caption={title}
      open={props.tableOpen}
      rows={areas}
      isHere={(area) => area.code === props.chosen}
      columns={[
        {
          key: "name",
          label: words.chart.where,
          cell: (area) => (area.href ? markup`<a href="${area.href}">${area.name}</a>` : area.name),
        },
        { key: "value", label: props.unit, number: true, cell: value },
      ]}
    />
  );
}
