import { formatNumber } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { FunnelMark, type FunnelPoint } from "./funnel-mark.tsx";
import { type Box, type PlacedName, placeNames } from "./labels.ts";
import { at, decimalsOf, extent, linear, logarithmic, nice, type Scale, ticks } from "./scale.ts";

export interface FunnelLimit {
  readonly size: number;
  readonly lower2: number;
  readonly upper2: number;
  readonly lower3: number;
  readonly upper3: number;
}

export interface FunnelProps extends ChartProps {
  readonly points: readonly FunnelPoint[];
  /** From small to large. */
  readonly limits: readonly FunnelLimit[];
  /** Where areas lie by chance alone (95 %), drawn as a band, when the limits themselves are wider than that. */
  readonly chance?: readonly Pick<FunnelLimit, "size" | "lower2" | "upper2">[];
  readonly average: number;
  readonly averageName: string;
  readonly digits?: number;
  /** What the horizontal axis counts ("mensen"). */
  readonly sizeUnit: string;
}

const width = 360;
/** Letters of the average's name on one line; a longer one takes more lines. */
const longestBeside = 12;
/** Width of one letter of it, and from one line to the next. */
const letter = { width: 8.2, high: 17 };
const frame = { left: 42, top: 24, bottom: 236 };

/**
 * Signal apart from chance: small areas may differ much, large ones little. Inside the funnel ○, outside the inner lines ◐ half
 * filled, outside the outer lines ◆. Names of who stands out as far as they fit; with few areas of the others too.
 */
export function Funnel(props: FunnelProps) {
  const { lang, points, limits } = props;
  const name = inLines(props.averageName);
  const box = boxBeside(name);
  const sizes = extent([...points.map((point) => point.size), ...limits.map((limit) => limit.size)]) ?? [1, 10];
  const values = extent([
    ...points.map((point) => point.value),
    ...limits.flatMap((limit) => [limit.lower2, limit.upper2]),
  ]);
  const domain = nice(values ?? [0, 1]);
  const x = logarithmic([Math.max(sizes[0], 1), Math.max(sizes[1], 2)], [box.left + 10, box.right - 14]);
  const y = linear(domain, [box.bottom, box.top]);
  return (
    <ChartFigure {...props} width={width} height={272} figureClass="chart--funnel" table={funnelTable(props)}>
      {ticks(domain, 4).map((value) => (
        <>
          <path d={`M${box.left} ${at(y(value))}H${box.right}`} stroke="var(--grid)" />
          <Label x={box.left - 6} y={at(y(value)) + 5} anchor="end" soft>
            {formatNumber(value, lang, decimalsOf(ticks(domain, 4)))}
          </Label>
        </>
      ))}
      {props.chance && <ChanceBand limits={props.chance} x={x} y={y} />}
      <clipPath id={`${props.id}-vlak`}>
        <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
      </clipPath>
      <g clip-path={`url(#${props.id}-vlak)`}>
        <Band limits={limits} x={x} y={y} low="lower3" high="upper3" dash="2 4" />
        <Band limits={limits} x={x} y={y} low="lower2" high="upper2" dash="8 4" />
      </g>
      <path d={`M${box.left} ${at(y(props.average))}H${box.right}`} stroke="var(--ink)" stroke-width="1.6" />
      {name.map((words, line) => (
        <Label x={at(box.right + 6)} y={at(y(props.average) + 5 + (line - (name.length - 1) / 2) * letter.high)}>
          {words}
        </Label>
      ))}
      {points.map((point) => (
        <FunnelMark point={point} x={x(point.size)} y={y(point.value)} />
      ))}
      <FunnelNames {...props} x={x} y={y} box={box} />
      <SizeAxis lang={lang} sizes={sizes} x={x} unit={props.sizeUnit} box={box} />
    </ChartFigure>
  );
}

/** "Hardinxveld-" and "Giessendam": broken after a hyphen or at a space. */
function inLines(name: string): string[] {
  const lines: string[] = [];
  for (const part of name.match(/[^\s-]+-?\s*|-\s*/g) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && (last + part).trim().length <= longestBeside) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trim());
}

/** What is left for the drawing beside the name. */
function boxBeside(name: readonly string[]): Box {
  const longest = Math.max(0, ...name.map((line) => line.length));
  return { ...frame, right: Math.min(276, width - 6 - longest * letter.width) };
}

type LimitName = "lower2" | "upper2" | "lower3" | "upper3";

function Band(props: {
  limits: readonly FunnelLimit[];
  x: Scale;
  y: Scale;
  low: LimitName;
  high: LimitName;
  dash: string;
}) {
  const line = (name: LimitName) =>
    props.limits
      .map((limit, place) => `${place === 0 ? "M" : "L"}${at(props.x(limit.size))} ${at(props.y(limit[name]))}`)
      .join("");
  return (
    <path
      d={line(props.low) + line(props.high)}
      fill="none"
      stroke="var(--ink-soft)"
      stroke-width="1.5"
      stroke-dasharray={props.dash}
    />
  );
}

function ChanceBand(props: { limits: NonNullable<FunnelProps["chance"]>; x: Scale; y: Scale }) {
  const corner = (name: "lower2" | "upper2") => (limit: { size: number; lower2: number; upper2: number }) =>
    `${at(props.x(limit.size))} ${at(props.y(limit[name]))}`;
  const [up, down] = [props.limits.map(corner("upper2")), props.limits.toReversed().map(corner("lower2"))];
  return <path d={`M${[...up, ...down].join("L")}Z`} fill="var(--line)" />;
}

/** With more areas than this only who stands out is named, and the lowest and highest. */
const fewAreas = 12;

/** How much a name is wanted: where one is, outside the outer lines, the inner lines, the highest and lowest, the rest. */
function wish(point: FunnelPoint, sorted: readonly FunnelPoint[]): number {
  if (point.here) return 0;
  if (point.place === "outside3") return 1;
  if (point.place === "outside2") return 2;
  return point === sorted[0] || point === sorted.at(-1) ? 3 : 4;
}

interface NamesProps extends Pick<FunnelProps, "points" | "limits" | "average"> {
  readonly x: Scale;
  readonly y: Scale;
  readonly box: Box;
}

/** The average and the limits, in pieces. */
function linesOf({ limits, average, x, y, box }: NamesProps): Box[] {
  const piece = (middle: number, value: number) => ({
    left: middle - 2,
    right: middle + 2,
    top: y(value) - 1,
    bottom: y(value) + 1,
  });
  return [
    { ...piece(0, average), left: box.left, right: box.right },
    ...limits.flatMap(({ size, lower2, upper2, lower3, upper3 }) =>
      [lower2, upper2, lower3, upper3].map((value) => piece(x(size), value)),
    ),
  ];
}

function FunnelNames(props: NamesProps) {
  const { points, box } = props;
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const most = points.length > fewAreas ? 3 : 4;
  const wanted = points.filter((point) => wish(point, sorted) <= most);
  wanted.sort((a, b) => wish(a, sorted) - wish(b, sorted) || b.size - a.size);
  const mark = (point: FunnelPoint) => ({
    x: props.x(point.size),
    y: props.y(point.value),
    name: point.name,
    must: point.place !== "inside",
  });
  const others = points.filter((point) => !wanted.includes(point)).map(mark);
  const room = { ...box, left: box.left - 4, top: 0, right: box.right + 4 };
  const places = placeNames(wanted.map(mark), others, room, linesOf(props));
  return (
    <>
      {wanted.map((point, row) => {
        const place = places[row];
        return (
          place && (
            <Label {...rounded(place)} bold={point.here}>
              {point.name}
            </Label>
          )
        );
      })}
    </>
  );
}

const rounded = (place: PlacedName): PlacedName => ({ ...place, x: at(place.x), y: at(place.y) });

const roundSizes = (steps: readonly number[], [low, high]: readonly [number, number]): number[] =>
  [100, 1_000, 10_000, 100_000, 1_000_000]
    .flatMap((power) => steps.map((step) => step * power))
    .filter((size) => size >= low && size <= high);

function SizeAxis(props: { lang: FunnelProps["lang"]; sizes: [number, number]; x: Scale; unit: string; box: Box }) {
  const { box } = props;
  const words = (size: number) => formatNumber(size, props.lang);
  const round = roundSizes([1, 3], props.sizes);
  const shown: number[] = [];
  // Areas that are about as large lie between two powers: then there are more numbers to choose from.
  for (const size of round.length > 1 ? round : roundSizes([1, 1.5, 2, 2.5, 3, 5, 7], props.sizes)) {
    const last = shown.at(-1);
    const needed = last === undefined ? 0 : ((words(last).length + words(size).length) / 2 + 1) * letter.width;
    if (last === undefined || props.x(size) - props.x(last) >= needed) shown.push(size);
  }
  return (
    <>
      {shown.map((size) => (
        <Label x={at(props.x(size))} y={box.bottom + 18} anchor="middle" soft>
          {words(size)}
        </Label>
      ))}
      <Label x={box.right} y={box.bottom + 35} anchor="end" soft>
        {props.unit}
      </Label>
    </>
  );
}

function funnelTable(props: FunnelProps) {
  const t = designTexts(props.lang).chart;
  const rows = props.points.toSorted((a, b) => b.size - a.size);
  return {
    rows,
    columns: [
      { key: "name", label: t.where, cell: (row: FunnelPoint) => row.name },
      {
        key: "size",
        label: props.sizeUnit,
        number: true,
        cell: (row: FunnelPoint) => formatNumber(row.size, props.lang),
      },
      {
        key: "value",
        label: t.value,
        number: true,
        cell: (row: FunnelPoint) => formatNumber(row.value, props.lang, props.digits ?? 1),
      },
      {
        key: "place",
        label: t.funnelPlace,
        cell: (row: FunnelPoint) => (props.chance ? t.funnelPlacesWide : t.funnelPlaces)[row.place],
      },
    ],
  };
}
