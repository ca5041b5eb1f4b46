import { formatNumber } from "../format.ts";
import { designTexts } from "../text.ts";
import { ChartFigure, type ChartProps, Label } from "./frame.tsx";
import { type Category, categoryColour, CategoryMark } from "./kinds.tsx";
import { at, linear } from "./scale.ts";

export interface BarRow {
  readonly name: string;
  readonly value: number;
  /** The value as people read it ("28,3 %"). */
  readonly text: string;
}

const letter = 8.6;

/** Two or three bars from zero; the first is the one it is about: filled and bold. */
export function TwoBars(props: ChartProps & { readonly rows: readonly BarRow[] }) {
  const { lang, rows } = props;
  const t = designTexts(lang).chart;
  // The widest letters are about 9 wide on a phone, where letters are drawn larger; the bars get what names and values leave.
  const start = Math.max(...rows.map((row) => row.name.length)) * letter + 10;
  const room = 340 - start - Math.max(...rows.map((row) => row.text.length)) * letter - 16;
  const x = linear([0, Math.max(...rows.map((row) => row.value), 0)], [0, Math.max(room, 40)]);
  return (
    <ChartFigure
      {...props}
      width={340}
      height={rows.length * 54 + 4}
      table={{
        columns: [
          { key: "name", label: t.where, cell: (row) => row.name },
          { key: "value", label: t.value, number: true, cell: (row) => row.text },
        ],
        rows,
      }}
    >
      {rows.map((row, place) => (
        <>
          <Label x={0} y={place * 54 + 33} size={15} bold={place === 0}>
            {row.name}
          </Label>
          <path
            d={bar(start, place * 54 + 8, Math.max(x(row.value), 2), 40)}
            fill={place === 0 ? "var(--accent)" : "var(--accent-soft)"}
            stroke={place === 0 ? "var(--accent)" : "var(--line-strong)"}
            stroke-width="1.4"
          />
          <Label x={start + x(row.value) + 10} y={place * 54 + 33} size={15} bold={place === 0}>
            {row.text}
          </Label>
        </>
      ))}
      <path d={`M${at(start)} 2v${rows.length * 54}`} stroke="var(--ink)" stroke-width="2" />
    </ChartFigure>
  );
}

/** A bar with a straight foot and a round head. */
function bar(x: number, y: number, width: number, height: number): string {
  const r = Math.min(6, width);
  return `M${x} ${y}h${at(width - r)}q${r} 0 ${r} ${r}v${height - 2 * r}q0 ${r}-${r} ${r}h${at(r - width)}Z`;
}

export interface GroupShare {
  readonly category: Category;
  /** One letter. */
  readonly letter: string;
  readonly name: string;
  /** From 0 to 100. */
  readonly share: number;
}

/** How many of every group agree: one bar per group, with the group's shape. */
export function GroupBars(props: ChartProps & { readonly groups: readonly GroupShare[]; readonly unit: string }) {
  const { lang, groups, unit } = props;
  const t = designTexts(lang).chart;
  return (
    <ChartFigure
      {...props}
      width={300}
      height={groups.length * 32}
      table={{
        columns: [
          { key: "name", label: t.group, cell: (row) => `${row.letter} · ${row.name}` },
          { key: "share", label: t.ofHundred, number: true, cell: (row) => formatNumber(row.share, lang) },
        ],
        rows: groups,
      }}
    >
      {groups.map((group, place) => {
        const y = place * 32 + 6;
        return (
          <>
            <CategoryMark category={group.category} x={9} y={y + 9} r={7} />
            <Label x={24} y={y + 14} size={15} bold>
              {group.letter}
            </Label>
            <rect x="44" y={y} width="168" height="18" rx="4" fill="var(--same-soft)" />
            <rect
              x="44"
              y={y}
              width={at(group.share * 1.68)}
              height="18"
              rx="4"
              fill={categoryColour(group.category)}
            />
            <Label x={222} y={y + 14} size={15}>
              {`${formatNumber(group.share, lang)} ${unit}`}
            </Label>
          </>
        );
      })}
    </ChartFigure>
  );
}
