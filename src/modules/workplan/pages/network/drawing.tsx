import { ChartFigure, Label } from "#design/charts/index.ts";
import type { Column } from "#design/components/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Network, Party, Tie } from "../../network.ts";
import { networkTexts } from "./text.ts";

const width = 360;
const row = 32;
/** Where names end and lines begin. */
const spine = 212;
const longestName = 22;
/** Large enough to read on the smallest phone, where the sheet is drawn at four fifths. */
const letters = 17;

export interface NetworkDrawingProps {
  readonly lang: Lang;
  readonly title: string;
  readonly drawn: Network;
  /** Key of the party one looks at: its lines stand out. */
  readonly focus: string;
  readonly columns: readonly Column<Tie>[];
}

/** Parties under each other, a bow for every pair that works together, as thick as they do so often. The table has every bow. */
export function NetworkDrawing({ lang, title, drawn, focus, columns }: NetworkDrawingProps) {
  const t = networkTexts(lang);
  const places = new Map(drawn.parties.map((party, place) => [party.key, place]));
  const y = (party: Party) => 20 + places.get(party.key)! * row;
  const strongest = Math.max(...drawn.ties.map((tie) => tie.initiatives.length), 1);
  const busiest = Math.max(...drawn.parties.map((party) => party.initiatives.length), 1);
  const stands = (tie: Tie) => focus === "" || tie.a.key === focus || tie.b.key === focus;
  return (
    <ChartFigure
      lang={lang}
      id="netwerk"
      title={title}
      desc={t.desc}
      width={width}
      height={20 + drawn.parties.length * row}
      table={{ rows: drawn.ties, columns }}
    >
      {drawn.ties.toReversed().map((tie) => {
        const [from, to] = [y(tie.a), y(tie.b)];
        const far = Math.abs(from - to) / row / Math.max(drawn.parties.length - 1, 1);
        const reach = Math.round(spine + 24 + far * 160);
        return (
          <path
            d={`M${spine} ${from}C${reach} ${from} ${reach} ${to} ${spine} ${to}`}
            fill="none"
            stroke={stands(tie) ? "var(--accent)" : "var(--ink-soft)"}
            stroke-opacity={stands(tie) ? 0.55 : 0.2}
            stroke-width={Math.round((1 + (8 * tie.initiatives.length) / strongest) * 10) / 10}
          />
        );
      })}
      {drawn.parties.map((party) => (
        <>
          <circle
            cx={spine}
            cy={y(party)}
            r={Math.round((4 + (6 * party.initiatives.length) / busiest) * 10) / 10}
            fill={party.key === focus ? "var(--ink)" : "var(--accent)"}
            stroke="var(--page)"
            stroke-width="2"
          />
          <Label x={spine - 14} y={y(party) + 6} anchor="end" size={letters} bold={party.key === focus} halo>
            {short(party.name)}
          </Label>
        </>
      ))}
    </ChartFigure>
  );
}

const short = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
