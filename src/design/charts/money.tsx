import { formatEuro } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { at, linear } from "./scale.ts";

export interface MoneyYear {
  /** "2026", or a source of money. */
  readonly name: string;
  /** Whole euros. Spent ⊂ paid ⊂ granted; what is needed beyond granted is the gap. */
  readonly needed: number;
  readonly granted: number;
  readonly paid: number;
  readonly spent: number;
}

/** Money per year or source: one bar each on the same axis, from zero, with the gap hatched. */
export function MoneyBars(props: ChartProps & { readonly rows: readonly MoneyYear[] }) {
  const { lang, rows } = props;
  const t = designTexts(lang).money;
  const x = linear([0, Math.max(...rows.map((row) => Math.max(row.needed, row.granted)), 1)], [0, 356]);
  const euro = (key: keyof Omit<MoneyYear, "name">) => ({
    key,
    label: t[key],
    number: true,
    cell: (row: MoneyYear) => formatEuro(row[key], lang),
  });
  return (
    <ChartFigure
      {...props}
      width={360}
      height={rows.length * 62}
      table={{
        columns: [
          { key: "name", label: t.per, cell: (row) => row.name },
          euro("needed"),
          euro("granted"),
          euro("paid"),
          euro("spent"),
          {
            key: "gap",
            label: t.gap,
            number: true,
            cell: (row) => formatEuro(Math.max(row.needed - row.granted, 0), lang),
          },
        ],
        rows,
      }}
    >
      {rows.map((row, place) => (
        <>
          <Label x={0} y={place * 62 + 16} size={15} bold>
            {row.name}
          </Label>
          <Label x={356} y={place * 62 + 16} anchor="end" soft>
            {formatEuro(row.needed, lang)}
          </Label>
          <MoneyLayers {...row} x={x} y={place * 62 + 24} height={26} />
        </>
      ))}
    </ChartFigure>
  );
}

/** The four layers of one money bar, from the widest to the narrowest. */
export function MoneyLayers(
  props: Omit<MoneyYear, "name"> & { x: (euros: number) => number; y: number; height: number },
) {
  const { x, y, height, granted } = props;
  const gap = props.needed - granted;
  const layer = { y, height, rx: 4 };
  return (
    <>
      {gap > 0 && (
        <rect
          {...layer}
          x={at(x(granted))}
          width={at(x(gap))}
          fill="url(#p-gap)"
          stroke="var(--warn)"
          stroke-width="1.4"
        />
      )}
      {granted > 0 && (
        <rect
          {...layer}
          x={0.7}
          width={at(x(granted))}
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          stroke-width="1.4"
        />
      )}
      {props.paid > 0 && <rect {...layer} x={0.7} width={at(x(props.paid))} fill="var(--accent-mid)" />}
      {props.spent > 0 && <rect {...layer} x={0.7} width={at(x(props.spent))} fill="var(--accent)" />}
    </>
  );
}
