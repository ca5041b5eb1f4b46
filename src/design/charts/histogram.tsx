import { formatNumber } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { at, decimalsOf, extent, linear, nice, ticks } from "./scale.ts";

export interface HistogramBin {
  /** From, included. */
  readonly from: number;
  /** To, not included. */
  readonly to: number;
  readonly count: number;
}

export interface HistogramProps extends ChartProps {
  readonly bins: readonly HistogramBin[];
  /** What is counted ("wijken", "mensen"). */
  readonly unit: string;
  /** What the values on the axis are ("duizend euro"). */
  readonly of?: string;
  /** A place on the axis with its name: this area, the region. */
  readonly marks?: readonly { readonly value: number; readonly name: string; readonly main?: boolean }[];
}

const box = { left: 36, right: 332, top: 34, bottom: 160 };

/**
 * Divides values over about ten round steps, each closed below and open above.
 * @param finest no step is smaller: what is given in tenths falls into no hundredths
 */
export function binned(values: readonly number[], count = 10, finest = 0): HistogramBin[] {
  const range = extent(values);
  if (!range) return [];
  const [first = 0, second = 1] = ticks(nice(range, count), count);
  const step = Math.max(second - first, finest);
  const from = Math.floor(range[0] / step + 1e-9);
  const to = Math.floor(range[1] / step + 1e-9) + 1;
  const place = (value: number) => Math.floor(value / step + 1e-9) - from;
  const edge = (bin: number) => Number(((from + bin) * step).toPrecision(12));
  return Array.from({ length: to - from }, (_, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    count: values.filter((value) => place(value) === bin).length,
  }));
}

/** How many areas or answers lie where. Bars begin at zero; the bar one stands in is hatched as well as named. */
export function Histogram(props: HistogramProps) {
  const { lang, bins } = props;
  const t = designTexts(lang).chart;
  const digits = decimalsOf(bins.flatMap((bin) => [bin.from, bin.to]));
  const marks = ticks([bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1], 4);
  const domain: [number, number] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const top = nice([0, Math.max(...bins.map((bin) => bin.count), 1)], 3)[1];
  const x = linear(domain, [box.left, box.right]);
  const y = linear([0, top], [box.bottom, box.top]);
  const words = (bin: HistogramBin) => `${formatNumber(bin.from, lang, digits)}–${formatNumber(bin.to, lang, digits)}`;
  return (
    <ChartFigure
      {...props}
      width={340}
      height={props.of ? 206 : 188}
      table={{
        columns: [
          { key: "from", label: props.of ? `${t.between} (${props.of})` : t.between, cell: words },
          { key: "count", label: props.unit, number: true, cell: (bin) => formatNumber(bin.count, lang) },
        ],
        rows: bins,
      }}
    >
      {ticks([0, top], 3).map((value) => (
        <>
          <path d={`M${box.left} ${at(y(value))}H${box.right}`} stroke="var(--grid)" />
          <Label x={box.left - 6} y={at(y(value)) + 5} anchor="end" soft>
            {formatNumber(value, lang)}
          </Label>
        </>
      ))}
      {bins.map((bin) => (
        <rect
          x={at(x(bin.from) + 1)}
          y={at(y(bin.count))}
          width={at(Math.max(x(bin.to) - x(bin.from) - 2, 1))}
          height={at(box.bottom - y(bin.count))}
          rx="2"
          fill="var(--seq-3)"
          stroke="var(--line-strong)"
          stroke-width="1"
        />
      ))}
      <path d={`M${box.left} ${box.bottom}H${box.right}`} stroke="var(--ink)" stroke-width="1.6" />
      {marks.map((value) => (
        <Label x={at(x(value))} y={box.bottom + 20} anchor="middle" soft>
          {formatNumber(value, lang, decimalsOf(marks))}
        </Label>
      ))}
      {props.of && (
        <Label x={box.right} y={box.bottom + 40} anchor="end" soft>
          {props.of}
        </Label>
      )}
      {props.marks?.map((mark, place) => (
        <>
          <path
            d={`M${at(x(mark.value))} ${24 + place * 16}V${box.bottom}`}
            stroke="var(--ink)"
            stroke-width={mark.main ? 2.6 : 1.8}
            stroke-dasharray={mark.main ? undefined : "4 3"}
          />
          <Label
            x={at(x(mark.value))}
            y={18 + place * 16}
            anchor={x(mark.value) > 220 ? "end" : "start"}
            bold={mark.main}
            halo
          >
            {mark.name}
          </Label>
        </>
      ))}
    </ChartFigure>
  );
}
