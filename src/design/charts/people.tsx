import { formatNumber, formatPercent } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { at, clamp } from "./scale.ts";

/** One person, 12 by 20; in the page's sheet as `#c-person`. */
export const personSymbol = (
  <symbol id="c-person" viewBox="-1 -1 14 22" overflow="visible">
    <circle cx="6" cy="3.6" r="3.4" />
    <path d="M0 20C0 9 2.5 8.4 6 8.4S12 9 12 20Z" />
  </symbol>
);

function Person(props: { x: number; y: number; scale?: number; look: "full" | "more" | "empty" | "less" }) {
  const scale = props.scale ?? 1;
  const looks = {
    full: { fill: "var(--accent)", stroke: "var(--accent)", "stroke-width": 0.4 },
    more: { fill: "var(--marker)", stroke: "var(--ink)", "stroke-width": 1.4 },
    empty: { fill: "none", stroke: "var(--line-strong)", "stroke-width": 1.1 },
    less: { fill: "none", stroke: "var(--accent)", "stroke-width": 1.4, "stroke-dasharray": "2.5 1.5" },
  };
  return (
    <use
      href="#c-person"
      x={at(props.x)}
      y={at(props.y)}
      width={14 * scale}
      height={22 * scale}
      {...looks[props.look]}
    />
  );
}

export interface PeopleOf100Props extends ChartProps {
  /** The share, from 0 to 100. */
  readonly value: number;
  readonly name: string;
  /** What one compares with. */
  readonly other?: { readonly value: number; readonly name: string };
}

/** Of every 100 people, how many: twenty columns of five. The difference with the other is in yellow and in words. */
export function PeopleOf100(props: PeopleOf100Props) {
  const { lang, value, name, other } = props;
  const t = designTexts(lang).chart;
  const here = clamp(Math.round(value), 0, 100);
  const there = other ? clamp(Math.round(other.value), 0, 100) : here;
  const rows = [{ name, value }, ...(other ? [other] : [])];
  return (
    <ChartFigure
      {...props}
      width={340}
      height={other ? 182 : 126}
      table={{
        columns: [
          { key: "name", label: t.where, cell: (row) => row.name },
          { key: "value", label: t.ofHundred, number: true, cell: (row) => formatNumber(row.value, lang, 1) },
        ],
        rows,
      }}
    >
      {Array.from({ length: 100 }, (_, place) => (
        <Person x={Math.floor(place / 5) * 17} y={(place % 5) * 24.5} look={lookOf(place, here, there)} />
      ))}
      {other && (
        <Bracket here={here} there={there} same={t.asIn(other.name)} more={t.moreIn(name)} less={t.fewerIn(name)} />
      )}
    </ChartFigure>
  );
}

function lookOf(place: number, here: number, there: number): "full" | "more" | "empty" | "less" {
  if (place < Math.min(here, there)) return "full";
  if (place < here) return "more";
  return place < there ? "less" : "empty";
}

/** Width of a letter in a drawing, on a phone. */
const letter = 8.6;

/** Under the people: how far the other reaches, and what is more or fewer here. */
function Bracket(props: { here: number; there: number; same: string; more: string; less: string }) {
  const { here, there } = props;
  const end = Math.max(Math.ceil(there / 5) * 17 - 4, 12);
  const difference = Math.abs(here - there);
  const word = here >= there ? props.more : props.less;
  const [left, right] = [`${there}, ${props.same}`, `${difference} ${word}`];
  // Both on one line where they fit; else the difference gets a line of its own.
  const beside = (left.length + right.length) * letter < 330;
  const start = Math.max(end - 2, left.length * letter + 12);
  const fits = start + right.length * letter < 340;
  return (
    <>
      <path d={`M1 128v6h${end - 1}v-6`} fill="none" stroke="var(--ink)" stroke-width="1.6" />
      <Label x={1} y={155} size={15}>
        {left}
      </Label>
      {difference > 0 && (
        <Label
          x={beside ? (fits ? start : 338) : 1}
          y={beside ? 155 : 176}
          size={15}
          bold
          anchor={beside && !fits ? "end" : "start"}
        >
          {right}
        </Label>
      )}
    </>
  );
}

export interface OneInRow {
  readonly name: string;
  /** One of how many: 2 to 10. */
  readonly n: number;
  /** The share, from 0 to 100. */
  readonly value: number;
}

/** "Eén op de vier": a row of people with the first one filled, for two or three areas. */
export function OneInN(props: ChartProps & { readonly rows: readonly OneInRow[] }) {
  const { lang, rows } = props;
  const t = designTexts(lang).chart;
  const widest = Math.max(...rows.map((row) => row.n));
  const step = Math.min(36, 190 / widest);
  const scale = Math.min(1.9, step / 16);
  return (
    <ChartFigure
      {...props}
      width={340}
      height={rows.length * 58}
      table={{
        columns: [
          { key: "name", label: t.where, cell: (row) => row.name },
          { key: "n", label: t.oneIn, number: true, cell: (row) => `1 : ${row.n}` },
          { key: "value", label: t.ofHundred, number: true, cell: (row) => formatNumber(row.value, lang, 1) },
        ],
        rows,
      }}
    >
      {rows.map((row, place) => (
        <>
          <Label x={0} y={place * 58 + 33} size={15} bold={place === 0}>
            {row.name}
          </Label>
          {Array.from({ length: row.n }, (_, person) => (
            <Person x={92 + person * step} y={place * 58 + 6} scale={scale} look={person === 0 ? "full" : "empty"} />
          ))}
          <Label x={92 + row.n * step + 8} y={place * 58 + 33} size={15} bold={place === 0}>
            {formatPercent(row.value, lang)}
          </Label>
        </>
      ))}
    </ChartFigure>
  );
}
