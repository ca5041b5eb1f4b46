import { formatNumber, formatRange } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { type Category, categoryColour, categoryDash, categoryPath, isHollow } from "./kinds.tsx";
import { at, atLeast, clamp, decimalsOf, extent, linear, nice, type Scale, spread, ticks } from "./scale.ts";
import { linePath, runs, type TrendPoint } from "./spark.tsx";

export interface TrendSeries {
  readonly name: string;
  readonly points: readonly TrendPoint[];
  /** The series it is about: thick, in the region's colour. Others take a category. */
  readonly main?: boolean;
  readonly category?: Category;
}

export interface TrendProps extends ChartProps {
  readonly series: readonly TrendSeries[];
  readonly digits?: number;
  /** Unit on the axis and in the table ("van de 100"). */
  readonly unit?: string;
  /** Where the line is broken and why ("nieuwe grenzen"): a dashed upright with words. */
  readonly breaks?: readonly { readonly x: number; readonly label: string }[];
  /** Lets the axis begin at zero; bars always do, lines may not need it. */
  readonly fromZero?: boolean;
  /** The axis covers at least this much, so that a small difference does not fill the drawing. */
  readonly leastSpan?: number;
  /** What values can be at all; nothing below zero when left out. */
  readonly bounds?: readonly [number, number];
}

const width = 360;
const height = 220;
const box = { top: 30, bottom: 184 };
/** Width of one letter or digit of a label. */
const letter = 8.2;

/** Lines over time. Hollow = modelled, filled = counted or measured; a gap or a break is never bridged. */
export function TrendChart(props: TrendProps) {
  const all = props.series.flatMap((series) => series.points);
  const xs = extent(all.map((point) => point.x)) ?? [0, 1];
  const values = extent(all.flatMap((point) => [point.value, point.low, point.high, props.fromZero ? 0 : undefined]));
  const domain = nice(atLeast(values ?? [0, 1], props.leastSpan ?? 0, props.bounds ?? [0, Infinity]));
  const right = width - labelRoom(props);
  const left = axisRoom(props.lang, domain);
  const x = linear(xs, [left + 8 + (props.series.length > 1 ? apart : 0), right - 8]);
  const y = linear(domain, [box.bottom, box.top]);
  return (
    <ChartFigure {...props} width={width} height={height} figureClass="chart--trend" table={trendTable(props)}>
      <Grid lang={props.lang} y={y} domain={domain} left={left} right={right} />
      {props.unit && props.unit.length * letter < width && (
        <Label x={0} y={13} soft>
          {props.unit}
        </Label>
      )}
      <Years points={all} x={x} />
      {props.breaks?.map((line) => (
        <Break at={x(line.x)} label={line.label} />
      ))}
      {props.series
        .map((series, order) => <Line series={series} aside={asideOf(props.series, order, y)} x={x} y={y} />)
        .toReversed()}
      <EndLabels {...props} x={x} y={y} />
    </ChartFigure>
  );
}

function Grid(props: {
  lang: TrendProps["lang"];
  y: Scale;
  domain: readonly [number, number];
  left: number;
  right: number;
}) {
  const { lang, y, domain, left, right } = props;
  const values = ticks(domain, 4);
  return (
    <>
      {values.map((value) => (
        <>
          <path d={`M${left} ${at(y(value))}H${right}`} stroke="var(--grid)" />
          <Label x={left - 7} y={at(y(value)) + 5} anchor="end" soft>
            {formatNumber(value, lang, decimalsOf(values))}
          </Label>
        </>
      ))}
    </>
  );
}

/** Room for the numbers beside the axis, judged by their digits. */
function axisRoom(lang: TrendProps["lang"], domain: readonly [number, number]): number {
  const values = ticks(domain, 4);
  const longest = Math.max(...values.map((value) => formatNumber(value, lang, decimalsOf(values)).length));
  return Math.max(longest * letter + 10, 40);
}

/** Room for the names at the end of the lines with their last number, judged by their letters. */
function labelRoom(props: TrendProps): number {
  const longest = Math.max(0, ...props.series.map((series) => endWords(series, props).length));
  return clamp(longest * letter + 12, 70, 235);
}

function endWords(series: TrendSeries, { lang, digits }: TrendProps): string {
  const last = series.points.findLast((point) => point.value !== null)?.value ?? null;
  return last === null ? "" : `${series.name} ${formatNumber(last, lang, digits ?? 0)}`;
}

/** Years under the axis: the first and the last, and those between that have room. */
function Years(props: { points: readonly TrendPoint[]; x: Scale }) {
  const { x } = props;
  const years = [...new Set(props.points.map((point) => point.x))].toSorted((a, b) => a - b);
  const shown = [...new Set([...years.slice(0, 1), ...years.slice(-1)])];
  for (const year of years) if (shown.every((other) => Math.abs(x(other) - x(year)) >= 46)) shown.push(year);
  return (
    <>
      {shown.map((year) => (
        <Label x={at(x(year))} y={box.bottom + 24} anchor="middle" soft>
          {year}
        </Label>
      ))}
    </>
  );
}

function Break(props: { at: number; label: string }) {
  return (
    <>
      <path
        d={`M${at(props.at)} ${box.top}V${box.bottom}`}
        stroke="var(--line-strong)"
        stroke-width="1.5"
        stroke-dasharray="3 4"
      />
      <Label x={at(props.at)} y={box.top - 5} anchor="middle" soft>
        {props.label}
      </Label>
    </>
  );
}

function lookOf(series: TrendSeries): { colour: string; width: number; dash: string | undefined } {
  if (series.main) return { colour: "var(--accent)", width: 3.5, dash: undefined };
  if (series.category) {
    return { colour: categoryColour(series.category), width: 2.4, dash: categoryDash(series.category) };
  }
  return { colour: "var(--ink-soft)", width: 2.2, dash: "6 5" };
}

/** Marks closer to each other than this hide one another. */
const apart = 10;

/** How far to the side a mark stands, so that it is seen beside that of an earlier series with about the same value. */
function asideOf(all: readonly TrendSeries[], order: number, y: Scale): (point: TrendPoint) => number {
  return ({ x, value }) => {
    if (value === null) return 0;
    const under = all
      .slice(0, order)
      .flatMap((series) => series.points)
      .filter((other) => other.x === x && other.value !== null && Math.abs(y(other.value) - y(value)) < apart);
    return under.length * -(apart + 1);
  };
}

function Line(props: { series: TrendSeries; aside: (point: TrendPoint) => number; x: Scale; y: Scale }) {
  const { series, x, y, aside } = props;
  const look = lookOf(series);
  return (
    <>
      {runs(series.points).map((run) => (
        <path
          d={linePath(run, x, y)}
          fill="none"
          stroke={look.colour}
          stroke-width={look.width}
          stroke-dasharray={look.dash}
          stroke-linejoin="round"
        />
      ))}
      {series.points.map(
        (point) =>
          point.value !== null && (
            <Point
              point={point}
              x={(year) => x(year) + aside(point)}
              y={y}
              look={look}
              main={series.main}
              category={series.category}
            />
          ),
      )}
    </>
  );
}

function Point(props: {
  point: TrendPoint;
  x: Scale;
  y: Scale;
  look: { colour: string };
  main: boolean | undefined;
  category: Category | undefined;
}) {
  const { point, x, y, look } = props;
  const cx = at(x(point.x));
  const whisker = point.low !== undefined && point.high !== undefined;
  return (
    <>
      {whisker && (
        <path
          d={`M${cx} ${at(y(point.low!))}V${at(y(point.high!))}m-4 0h8M${at(cx - 4)} ${at(y(point.low!))}h8`}
          stroke={look.colour}
          stroke-width="1.6"
          fill="none"
        />
      )}
      <path
        d={categoryPath(props.category ?? 1, cx, y(point.value!), props.main ? 5 : 4.2)}
        fill={isHollow(point.kind) ? "var(--paper-here,var(--page))" : look.colour}
        stroke={look.colour}
        stroke-width="2.2"
        stroke-linejoin="round"
      />
    </>
  );
}

/** Names stand at the end of their line, moved apart where they would touch. */
function EndLabels(props: TrendProps & { x: Scale; y: Scale }) {
  const ends = props.series.flatMap((series) => {
    const last = series.points.findLast((point) => point.value !== null);
    return last ? [{ series, value: last.value!, x: props.x(last.x), y: props.y(last.value!) }] : [];
  });
  const places = spread(
    ends.map((end) => end.y),
    18,
    [box.top, box.bottom],
  );
  return (
    <>
      {ends.map((end, place) => (
        <Label x={at(end.x) + 11} y={at(places[place]!) + 5} size={15} bold={end.series.main} halo>
          {endWords(end.series, props)}
        </Label>
      ))}
    </>
  );
}

function trendTable(props: TrendProps) {
  const t = designTexts(props.lang).chart;
  const digits = props.digits ?? 1;
  const kindOf = ({ point }: { point: TrendPoint }) => t.kinds[point.kind];
  const marginOf = ({ point }: { point: TrendPoint }) =>
    point.low === undefined || point.high === undefined
      ? t.noMargin
      : formatRange(point.low, point.high, props.lang, digits);
  const rows = props.series.flatMap((series) => series.points.map((point) => ({ series, point })));
  const margins = rows.some(({ point }) => point.low !== undefined && point.high !== undefined);
  return {
    rows,
    columns: [
      { key: "name", label: t.where, cell: (row: (typeof rows)[number]) => row.series.name },
      { key: "x", label: t.year, number: true, cell: (row: (typeof rows)[number]) => String(row.point.x) },
      {
        key: "value",
        label: props.unit ? `${t.value} (${props.unit})` : t.value,
        number: true,
        cell: (row: (typeof rows)[number]) =>
          row.point.value === null ? t.unknown : formatNumber(row.point.value, props.lang, digits),
      },
      ...(margins ? [{ key: "margin", label: t.margin, number: true, cell: marginOf }] : []),
      ...(new Set(rows.map(({ point }) => point.kind)).size > 1 ? [{ key: "kind", label: t.kind, cell: kindOf }] : []),
    ],
  };
}
