import { formatNumber, formatPercent, formatRange } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { at, clamp, logarithmic, type Scale } from "./scale.ts";

export interface RepresentationRow {
  readonly name: string;
  /** How many took part, in the steps in which it may be shown; left out when it may not. */
  readonly count?: number;
  /** Share among who took part and in the population, 0 to 100. */
  readonly shareHere: number;
  readonly sharePopulation: number;
  /** Share here divided by share in the population. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

export interface RepresentationProps extends ChartProps {
  readonly rows: readonly RepresentationRow[];
  /** The population compared with ("Drenthe"). */
  readonly population: string;
}

const box = { left: 118, right: 350 };

/** Who took part and who is missing: ◆ too few, ○ as many as live here, ● more. More is not better, so it is ink. */
export function Representation(props: RepresentationProps) {
  const { lang, rows } = props;
  const t = designTexts(lang).chart;
  const scale = logarithmic([0.25, 4], [box.left, box.right]);
  const x: Scale = (value) => clamp(scale(Math.max(value, 0.01)), box.left, box.right);
  const height = 34 + rows.length * 34;
  const even = at(x(1));
  return (
    <ChartFigure {...props} width={360} height={height} table={representationTable(props)}>
      <Label x={box.left} y={14} soft>
        {t.fewer}
      </Label>
      <Label x={even} y={14} anchor="middle" bold>
        {t.even}
      </Label>
      <Label x={box.right} y={14} anchor="end" soft>
        {t.more}
      </Label>
      <path d={`M${even} 22V${height}`} stroke="var(--ink)" stroke-width="2" />
      {rows.map((row, place) => {
        const y = 34 + place * 34 + 14;
        const side = sideOf(row);
        const colour = side === "few" ? "var(--bad)" : "var(--same)";
        return (
          <>
            <Label x={0} y={y + 5} size={15}>
              {row.name}
            </Label>
            <path
              d={`M${at(x(row.low))} ${y}H${at(x(row.high))}m0-5v10M${at(x(row.low))} ${y - 5}v10`}
              stroke={colour}
              stroke-width="2.4"
              fill="none"
            />
            <RatioMark side={side} x={at(x(row.ratio))} y={y} />
          </>
        );
      })}
    </ChartFigure>
  );
}

type Side = "few" | "even" | "more";

/** Different only when the whole margin lies on one side. */
function sideOf(row: RepresentationRow): Side {
  if (row.high < 1) return "few";
  return row.low > 1 ? "more" : "even";
}

function RatioMark(props: { side: Side; x: number; y: number }) {
  const { side, x, y } = props;
  if (side === "few") return <path d={`M${x} ${y - 9}l9 9-9 9-9-9Z`} fill="var(--bad)" />;
  const fill = side === "more" ? "var(--same)" : "var(--paper-here,var(--page))";
  return <circle cx={x} cy={y} r="6.5" fill={fill} stroke="var(--same)" stroke-width="2.8" />;
}

function representationTable(props: RepresentationProps) {
  const t = designTexts(props.lang).chart;
  const { lang } = props;
  const withCount = props.rows.some((row) => row.count !== undefined);
  const count = {
    key: "count",
    label: t.tookPart,
    number: true,
    cell: (row: RepresentationRow) => (row.count === undefined ? "–" : formatNumber(row.count, lang)),
  };
  return {
    rows: props.rows,
    columns: [
      { key: "name", label: t.group, cell: (row: RepresentationRow) => row.name },
      ...(withCount ? [count] : []),
      {
        key: "here",
        label: t.shareHere,
        number: true,
        cell: (row: RepresentationRow) => formatPercent(row.shareHere, lang),
      },
      {
        key: "there",
        label: t.shareIn(props.population),
        number: true,
        cell: (row: RepresentationRow) => formatPercent(row.sharePopulation, lang),
      },
      {
        key: "ratio",
        label: t.ratio,
        number: true,
        cell: (row: RepresentationRow) =>
          `${formatNumber(row.ratio, lang, 2)} (${formatRange(row.low, row.high, lang, 2)})`,
      },
    ],
  };
}
