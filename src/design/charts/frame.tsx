import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { type Column, TableDetails } from "../components/table.tsx";

/** What every drawing has. */
export interface ChartProps {
  readonly lang: Lang;
  /** Unique on the page. */
  readonly id: string;
  /** The finding in one sentence: what a person who cannot see the drawing hears. */
  readonly title: string;
  /** What is drawn, if the sentence does not say so. */
  readonly desc?: string;
  /** Under the drawing: source, year, population, kind. */
  readonly source?: Child;
  /** Shows the table at once instead of behind a click. */
  readonly tableOpen?: boolean;
}

export interface DrawingProps {
  readonly id: string;
  readonly title: string;
  readonly desc?: string;
  readonly width: number;
  readonly height: number;
  readonly class?: string;
}

/** The picture itself: one image with a name, described by its sentence. */
export function Drawing(props: PropsWithChildren<DrawingProps>) {
  const { id, title, desc, width, height } = props;
  return (
    <svg
      class={props.class ? `drawing ${props.class}` : "drawing"}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={desc ? `${id}-t ${id}-d` : `${id}-t`}
      focusable="false"
    >
      <title id={`${id}-t`}>{title}</title>
      {desc && <desc id={`${id}-d`}>{desc}</desc>}
      {props.children}
    </svg>
  );
}

export interface ChartTable<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** A drawing with its source and the same numbers as a table. A chart without a table does not exist. */
export function ChartFigure<Row>(
  props: PropsWithChildren<
    ChartProps & DrawingProps & { readonly table: ChartTable<Row>; readonly figureClass?: string }
  >,
) {
  const { lang, id, title, source, tableOpen, table, children, figureClass, ...drawing } = props;
  return (
    <figure class={figureClass ? `chart ${figureClass}` : "chart"}>
      <Drawing {...drawing} id={id} title={title}>
        {children}
      </Drawing>
      {source && <figcaption class="source">{source}</figcaption>}
      <TableDetails lang={lang} caption={title} columns={table.columns} rows={table.rows} open={tableOpen} />
    </figure>
  );
}

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  readonly bold?: boolean;
  readonly soft?: boolean;
  /** Paper under the letters, where they may cross a line. */
  readonly halo?: boolean;
}

/** Text in a drawing; 15 units unless it is larger, so that a phone still shows 14 pixels. */
export function Label(props: PropsWithChildren<LabelProps>) {
  return (
    <text
      x={props.x}
      y={props.y}
      text-anchor={props.anchor}
      font-size={props.size ?? 15}
      font-weight={props.bold ? 700 : undefined}
      fill={props.soft ? "var(--ink-soft)" : "var(--ink)"}
      stroke={props.halo ? "var(--paper-here,var(--page))" : undefined}
      stroke-width={props.halo ? 5 : undefined}
      paint-order={props.halo ? "stroke" : undefined}
    >
      {props.children}
    </text>
  );
}
