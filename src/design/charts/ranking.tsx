import type { Child } from "hono/jsx";
import { DataTable } from "../components/table.tsx";
import { breakable, formatNumber, formatRange, nbsp, roundTo } from "../format.ts";
import { markup } from "../markup.ts";
import { designTexts } from "../text.ts";
import type { ChartProps } from "./frame.tsx";
import { type FigureKind, isHollow } from "./kinds.tsx";
import { extent, linear, nice, type Scale } from "./scale.ts";

export interface RankingRow {
  readonly name: string;
  readonly href?: string;
  /** Null when nothing may or can be said; `why` says why. */
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly kind: FigureKind;
  readonly why?: string;
  readonly here?: boolean;
}

export interface RankingProps extends Pick<ChartProps, "lang" | "id" | "title" | "source"> {
  readonly rows: readonly RankingRow[];
  readonly digits?: number;
  readonly valueLabel: Child;
  /** The region or country: a dashed upright through all rows. */
  readonly benchmark?: { readonly name: string; readonly value: number };
  /** Leaves the drawing out of a full list, where a place says nothing: of sizes, with nothing to hold them against. */
  readonly noPlace?: boolean;
  readonly nameSort?: { readonly href: string; readonly sorted?: "ascending" | "descending" };
  readonly valueSort?: { readonly href: string; readonly sorted?: "ascending" | "descending" };
}

/** Areas in order with their margins; no rank numbers, for neighbours often cannot be told apart. Table and drawing in one. */
export function Ranking(props: RankingProps) {
  const { lang, rows, benchmark } = props;
  const t = designTexts(lang).chart;
  const digits = props.digits ?? 1;
  // A row that reads as the average but lies beside its line: then the average has a decimal more.
  const near =
    benchmark &&
    roundTo(benchmark.value, digits + 1) !== roundTo(benchmark.value, digits) &&
    rows.some(({ value }) => {
      const words = (one: number) => formatNumber(one, lang, digits);
      return value !== null && words(value) === words(benchmark.value);
    });
  const values = extent([...rows.flatMap((row) => [row.value, row.low, row.high]), benchmark?.value]);
  // Room for half a sign at both ends, also where the column is narrow.
  const x = linear(nice(values ?? [0, 1]), [9, 91]);
  const strip = {
    key: "strip",
    label: benchmark
      ? `┆${nbsp}${benchmark.name} ${formatNumber(benchmark.value, lang, near ? digits + 1 : digits)}`
      : t.place,
    cell: (row: RankingRow) => (row.value === null ? fewCell(row.why ?? "") : intervalOf(props, row, x)),
  };
  // Why a row has no value needs the column, and then the others are drawn in it.
  const bare = props.noPlace && rows.every((row) => row.value !== null);
  return (
    <figure class="chart chart--ranking" id={props.id}>
      <DataTable
        lang={lang}
        caption={props.title}
        rows={rows}
        isHere={(row) => row.here ?? false}
        columns={[
          {
            key: "name",
            label: t.where,
            cell: ({ href, name }) => (href ? markup`<a href="${href}">${breakable(name)}</a>` : breakable(name)),
            sortHref: props.nameSort?.href,
            sorted: props.nameSort?.sorted,
          },
          {
            key: "value",
            label: props.valueLabel,
            number: true,
            cell: (row) => (row.value === null ? "–" : formatNumber(row.value, lang, digits)),
            sortHref: props.valueSort?.href,
            sorted: props.valueSort?.sorted,
          },
          ...(bare ? [] : [strip]),
        ]}
      />
      {props.source && <figcaption class="source">{props.source}</figcaption>}
    </figure>
  );
}

const fewCell = (why: string) => markup`<span class="few-cell">${why}</span>`;

/** Drawn in percentages, so that it fits any column; as text, because a list has hundreds. */
function intervalOf(props: RankingProps, row: RankingRow, x: Scale) {
  const { lang, benchmark } = props;
  const t = designTexts(lang).chart;
  const digits = props.digits ?? 1;
  const margin =
    row.low !== undefined && row.high !== undefined ? formatRange(row.low, row.high, lang, digits) : undefined;
  const title = `${formatNumber(row.value!, lang, digits)}${margin ? `, ${t.margin} ${margin}` : ""}, ${t.kinds[row.kind]}`;
  const pc = (value: number) => `${Math.round(x(value) * 10) / 10}%`;
  return markup`<svg class="interval" height="26" role="img" aria-label="${title}" focusable="false"><title>${title}</title>${
    benchmark && upright(pc(benchmark.value))
  }${margin && whisker(pc(row.low!), pc(row.high!), row.kind)}${mark(pc(row.value!), row)}</svg>`;
}

function upright(x: string) {
  return markup`<line x1="${x}" x2="${x}" y1="0" y2="26" stroke="var(--ink-soft)" stroke-width="1.6" stroke-dasharray="3 3"/>`;
}

function whisker(x1: string, x2: string, kind: FigureKind) {
  const dash = isHollow(kind) ? markup` stroke-dasharray="4 3"` : "";
  return markup`<line x1="${x1}" x2="${x2}" y1="13" y2="13" stroke="var(--ink)" stroke-width="2.4"${dash}/>`;
}

function mark(x: string, { here, kind }: RankingRow) {
  const fill = isHollow(kind) ? "var(--paper-here,var(--page))" : "var(--accent)";
  return markup`<circle cx="${x}" cy="13" r="${here ? 7 : 5.5}" fill="${fill}" stroke="var(--accent)" stroke-width="2.6"/>`;
}
