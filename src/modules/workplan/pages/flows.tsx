import { ChartFigure, Label } from "#design/charts/index.ts";
import { formatEuro } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { workplanTexts } from "../text.ts";

/** Money that goes from a source to a challenge, in whole euros. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly euros: number;
}

interface Band {
  readonly name: string;
  readonly euros: number;
  readonly y: number;
  readonly height: number;
}

const width = 360;
const gap = 30;
const tall = 260;

/** Sources on the left, challenges on the right, each flow as thick as its money. The table says the same. */
export function MoneyFlows({ lang, flows }: { readonly lang: Lang; readonly flows: readonly Flow[] }) {
  const t = workplanTexts(lang);
  const total = flows.reduce((sum, flow) => sum + flow.euros, 0);
  const largest = flows.toSorted((a, b) => b.euros - a.euros)[0];
  if (!largest) return null;
  const left = bandsOf(flows, "from", total);
  const right = bandsOf(flows, "to", total);
  const height = Math.max(bottomOf(left), bottomOf(right)) + 8;
  const used = new Map<string, number>();
  const take = (key: string, size: number) => {
    const at = used.get(key) ?? 0;
    used.set(key, at + size);
    return at;
  };
  return (
    <ChartFigure
      lang={lang}
      id="stromen"
      title={t.money.flowsTitle(largest.from, largest.to)}
      width={width}
      height={Math.round(height)}
      table={{
        rows: flows.toSorted((a, b) => b.euros - a.euros),
        columns: [
          { key: "from", label: t.money.from, cell: (flow) => flow.from },
          { key: "to", label: t.money.to, cell: (flow) => flow.to },
          { key: "euros", label: t.initiative.granted, number: true, cell: (flow) => formatEuro(flow.euros, lang) },
        ],
      }}
    >
      {flows.map((flow, place) => {
        const size = (flow.euros / total) * tall;
        const from = left.find((band) => band.name === flow.from)!;
        const to = right.find((band) => band.name === flow.to)!;
        const y1 = from.y + take(`from ${flow.from}`, size) + size / 2;
        const y2 = to.y + take(`to ${flow.to}`, size) + size / 2;
        return (
          <path
            d={`M12 ${round(y1)}C${width / 2} ${round(y1)} ${width / 2} ${round(y2)} ${width - 12} ${round(y2)}`}
            fill="none"
            stroke={place % 2 === 0 ? "var(--accent-mid)" : "var(--accent)"}
            stroke-opacity="0.45"
            stroke-width={round(Math.max(size, 1))}
          />
        );
      })}
      {left.map((band) => (
        <>
          <rect x="0" y={round(band.y)} width="12" height={round(Math.max(band.height, 1))} fill="var(--accent)" />
          <Label x={0} y={round(band.y - 6)} halo>
            {band.name}
          </Label>
        </>
      ))}
      {right.map((band) => (
        <>
          <rect
            x={width - 12}
            y={round(band.y)}
            width="12"
            height={round(Math.max(band.height, 1))}
            fill="var(--ink)"
          />
          <Label x={width} y={round(band.y + band.height + 16)} anchor="end" halo>
            {band.name}
          </Label>
        </>
      ))}
    </ChartFigure>
  );
}

function bandsOf(flows: readonly Flow[], side: "from" | "to", total: number): Band[] {
  const names = [...new Set(flows.map((flow) => flow[side]))];
  let y = 24;
  return names.map((name) => {
    const euros = flows.filter((flow) => flow[side] === name).reduce((sum, flow) => sum + flow.euros, 0);
    const height = (euros / total) * tall;
    const band = { name, euros, y, height };
    y += height + gap;
    return band;
  });
}

const bottomOf = (bands: readonly Band[]): number => Math.max(...bands.map((band) => band.y + band.height + 20));
const round = (value: number): number => Math.round(value * 10) / 10;
