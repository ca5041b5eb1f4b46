import type { Child } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { markup, raw } from "../markup.ts";
import { designTexts } from "../text.ts";

export interface Column<Row> {
  readonly key: string;
  readonly label: Child;
  /** What stands in the cell. */
  readonly cell: (row: Row) => Child;
  /** Right-aligned, digits of one width. */
  readonly number?: boolean;
  /** The column that names the row; the first one when none says so. */
  readonly head?: boolean;
  /** Address that sorts by this column; the same link turns the order around. */
  readonly sortHref?: string;
  readonly sorted?: "ascending" | "descending";
}

export interface DataTableProps<Row> {
  readonly lang: Lang;
  readonly caption: Child;
  /** The caption is there for who cannot see the heading above. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The row of the area one is looking at. */
  readonly isHere?: (row: Row) => boolean;
  /** Name of the scroll box for screen readers; the caption when it is plain text. */
  readonly label?: string;
  readonly id?: string;
}

/**
 * A table that fits any screen: it scrolls inside its own box, and the box can be reached by keyboard. Its rows are written as text, which
 * escapes as elements do: a page has hundreds.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = designTexts(props.lang);
  const name = props.label ?? (typeof props.caption === "string" ? props.caption : t.tableOf);
  const headAt = Math.max(
    props.columns.findIndex((column) => column.head),
    0,
  );
  return (
    <div class="table-box" tabindex={0} role="region" aria-label={`${name} (${t.tableScroll})`}>
      <table class="utrecht-table" id={props.id}>
        <caption class={props.captionHidden ? "vh" : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <HeadCell column={column} lang={props.lang} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => {
            const here = props.isHere?.(row) && raw(' class="is-here"');
            return markup`<tr${here}>${props.columns.map((column, place) => cellOf(column, row, place === headAt))}</tr>`;
          })}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<Row>(props: { readonly column: Column<Row>; readonly lang: Lang }) {
  const { column, lang } = props;
  const t = designTexts(lang);
  const words = column.sorted === "descending" ? t.sortDown : t.sortUp;
  return (
    <th scope="col" class={`utrecht-table__header-cell${column.number ? " is-number" : ""}`} aria-sort={column.sorted}>
      {column.sortHref ? (
        <a href={column.sortHref}>
          {column.label}
          {column.sorted && (
            <>
              <span aria-hidden="true">{column.sorted === "descending" ? "↓" : "↑"}</span>
              <span class="vh">, {words}</span>
            </>
          )}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row, head: boolean) {
  const number = column.number ? " is-number" : "";
  return head
    ? markup`<th scope="row" class="utrecht-table__header-cell${number}">${column.cell(row)}</th>`
    : markup`<td class="utrecht-table__cell${number}">${column.cell(row)}</td>`;
}

/** A number with a bar behind it, for one column of a ranked table. `share` is the length, 0 to 1. */
export function BarCell(props: { readonly text: string; readonly share: number }) {
  const width = Math.round(Math.min(Math.max(props.share, 0), 1) * 1000) / 10;
  return (
    <span class="bar-cell">
      <span>{props.text}</span>
      <svg aria-hidden="true" focusable="false" height="12">
        <rect width={`${width}%`} height="12" rx="3" fill="var(--accent-mid)" />
      </svg>
    </span>
  );
}

/** A table behind one click, for a drawing that already says it. Printing opens it. */
export function TableDetails<Row>(props: DataTableProps<Row> & { readonly summary?: Child; readonly open?: boolean }) {
  const { summary, open, ...table } = props;
  return (
    <details class="details-table" data-print-open open={open}>
      <summary>{summary ?? designTexts(props.lang).tableOf}</summary>
      <DataTable {...table} />
    </details>
  );
}
