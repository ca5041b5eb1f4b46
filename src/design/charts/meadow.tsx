import { formatNumber } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { at, extent, linear, nice, ticks, wobble } from "./scale.ts";

export interface MeadowArea {
  readonly name: string;
  readonly value: number;
  readonly href?: string;
}

export interface MeadowProps extends ChartProps {
  /** All areas, one blade each. */
  readonly areas: readonly MeadowArea[];
  /** The region as a whole: a dashed upright with its name. */
  readonly whole?: { readonly name: string; readonly value: number };
  readonly digits?: number;
}

const foot = 88;

/** All areas side by side as a strip of grass: the spread is read before any number. */
export function Meadow(props: MeadowProps) {
  const sorted = props.areas.toSorted((a, b) => a.value - b.value);
  const domain = nice(extent([...sorted.map((area) => area.value), props.whole?.value]) ?? [0, 1]);
  const x = linear(domain, [14, 326]);
  const t = designTexts(props.lang).chart;
  const [first, last] = [sorted[0], sorted.at(-1)];
  return (
    <ChartFigure
      {...props}
      width={340}
      height={132}
      table={{
        columns: [
          { key: "name", label: t.where, cell: (row) => (row.href ? <a href={row.href}>{row.name}</a> : row.name) },
          {
            key: "value",
            label: t.value,
            number: true,
            cell: (row) => formatNumber(row.value, props.lang, props.digits ?? 1),
          },
        ],
        rows: sorted,
      }}
    >
      <path d={grass(sorted, x)} stroke="var(--grass)" stroke-width="1.6" fill="none" stroke-linecap="round" />
      <path d={`M6 ${foot}H334`} stroke="var(--ink)" stroke-width="1.6" />
      {ticks(domain, 4).map((value) => (
        <Label x={at(x(value))} y={foot + 20} anchor={anchorAt(x(value))} soft>
          {formatNumber(value, props.lang)}
        </Label>
      ))}
      {first && (
        <Label x={Math.max(at(x(first.value)) - 8, 0)} y={foot + 40} bold>
          {first.name}
        </Label>
      )}
      {last && last !== first && (
        <Label x={Math.min(at(x(last.value)) + 8, 340)} y={foot + 40} anchor="end" bold>
          {last.name}
        </Label>
      )}
      {props.whole && (
        <>
          <path
            d={`M${at(x(props.whole.value))} 22V${foot}`}
            stroke="var(--ink)"
            stroke-width="2.2"
            stroke-dasharray="4 3"
          />
          <Label x={at(x(props.whole.value))} y={16} anchor="middle" size={15} bold>
            {`${props.whole.name} ${formatNumber(props.whole.value, props.lang)}`}
          </Label>
        </>
      )}
    </ChartFigure>
  );
}

function anchorAt(x: number): "start" | "middle" | "end" {
  if (x < 24) return "start";
  return x > 316 ? "end" : "middle";
}

function grass(sorted: readonly MeadowArea[], x: (value: number) => number): string {
  return sorted
    .map((area, place) => {
      const height = 22 + wobble(place) * 22;
      const bend = wobble(place + 500) * 3 - 1.5;
      const lean = wobble(place + 900) * 5 - 2.5;
      return `M${at(x(area.value))} ${foot}q${at(bend)} ${at(-height * 0.58)} ${at(lean)} ${at(-height)}`;
    })
    .join("");
}
