import { curveBasisClosed, line } from "d3-shape";
import { formatNumber } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps } from "./frame.tsx";
import { type Category, categoryColour, categoryDash, categoryPath } from "./kinds.tsx";
import { at, clamp, extent, linear } from "./scale.ts";

export interface OpinionGroup {
  readonly category: Category;
  /** One letter. */
  readonly letter: string;
  /** A name in words people gave it ("Buurtmensen"). */
  readonly name: string;
  readonly count: number;
}

export interface OpinionPerson {
  readonly x: number;
  readonly y: number;
  /** The group's category; left out for who belongs to none. */
  readonly category?: Category;
}

export interface OpinionLandscapeProps extends ChartProps {
  readonly groups: readonly OpinionGroup[];
  readonly people: readonly OpinionPerson[];
}

const size = { width: 440, height: 430, margin: 34 };

type Point = readonly [number, number];

/** One sign per person, an outline and a name per group. Close = answered nearly the same; directions mean nothing. */
export function OpinionLandscape(props: OpinionLandscapeProps) {
  const place = placing(props.people);
  const t = designTexts(props.lang).chart;
  const found = props.groups.map((group) => {
    const points = props.people.filter((person) => person.category === group.category).map(place);
    return { group, points, hull: outline(points) };
  });
  return (
    <ChartFigure
      {...props}
      desc={props.desc ?? t.landscapeDesc}
      width={size.width}
      height={size.height}
      figureClass="chart--landscape"
      table={{
        columns: [
          { key: "name", label: t.group, cell: (row) => `${row.letter} · ${row.name}` },
          { key: "count", label: t.people, number: true, cell: (row) => formatNumber(row.count, props.lang) },
        ],
        rows: props.groups,
      }}
    >
      <rect width={size.width} height={size.height} rx="16" fill="var(--sunken)" />
      <g fill="none" stroke="var(--grid)" stroke-width="1.5">
        {[46, 92, 138, 184].map((r) => (
          <circle cx={size.width / 2} cy={size.height / 2} r={r} />
        ))}
      </g>
      {found.map(({ group, hull }) => (
        <Outline category={group.category} hull={hull} />
      ))}
      <path d={signs(props.people.filter((person) => !person.category).map(place), 1, 2.6)} fill="var(--ink-soft)" />
      {found.map(({ group, points }) => (
        <path d={signs(points, group.category, 3.6)} fill={categoryColour(group.category)} />
      ))}
      {found.map(({ group, hull }) => (
        <GroupName group={group} hull={hull} />
      ))}
    </ChartFigure>
  );
}

function placing(people: readonly OpinionPerson[]): (person: OpinionPerson) => Point {
  const xs = extent(people.map((person) => person.x)) ?? [0, 1];
  const ys = extent(people.map((person) => person.y)) ?? [0, 1];
  const x = linear(xs, [size.margin, size.width - size.margin]);
  const y = linear(ys, [size.height - size.margin, size.margin + 16]);
  return (person) => [x(person.x), y(person.y)];
}

function signs(points: readonly Point[], category: Category, r: number): string {
  return points.map(([x, y]) => categoryPath(category, x, y, r)).join("");
}

/** The smooth outline around the nine of ten people nearest to the middle of their group. */
function outline(points: readonly Point[]): readonly Point[] {
  if (points.length < 3) return points;
  const middle: Point = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))];
  const far = (p: Point) => Math.hypot(p[0] - middle[0], p[1] - middle[1]);
  const near = points.toSorted((a, b) => far(a) - far(b)).slice(0, Math.max(3, Math.ceil(points.length * 0.9)));
  return convexHull(near).map(([x, y]) => {
    const distance = Math.max(Math.hypot(x - middle[0], y - middle[1]), 1);
    const grow = 1 + 14 / distance;
    return [middle[0] + (x - middle[0]) * grow, middle[1] + (y - middle[1]) * grow];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Andrew's monotone chain: the hull in order, without the points on its sides. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function Outline(props: { category: Category; hull: readonly Point[] }) {
  if (props.hull.length < 3) return null;
  const smooth = line<Point>(
    (p) => at(p[0]),
    (p) => at(p[1]),
  )
    .curve(curveBasisClosed)
    .digits(1);
  const colour = categoryColour(props.category);
  return (
    <path
      d={smooth([...props.hull]) ?? ""}
      fill={colour}
      fill-opacity=".11"
      stroke={colour}
      stroke-width="2.5"
      stroke-dasharray={categoryDash(props.category)}
    />
  );
}

/** The name stands on the top of the outline, in its own box, so that it is read on any ground. */
function GroupName(props: { group: OpinionGroup; hull: readonly Point[] }) {
  const { group, hull } = props;
  const words = `${group.letter} · ${group.name}`;
  const width = words.length * 9 + 24;
  const top = Math.min(...hull.map((p) => p[1]), size.height - 40);
  const x = clamp(mean(hull.map((p) => p[0])) - width / 2, 6, size.width - width - 6);
  const y = clamp(top - 14, 6, size.height - 40);
  return (
    <>
      <rect
        x={at(x)}
        y={at(y)}
        width={width}
        height="30"
        rx="15"
        fill="var(--card)"
        stroke={categoryColour(group.category)}
        stroke-width="2"
      />
      <text
        x={at(x + width / 2)}
        y={at(y + 21)}
        text-anchor="middle"
        font-size="17"
        font-weight="700"
        fill="var(--ink)"
      >
        {words}
      </text>
    </>
  );
}
