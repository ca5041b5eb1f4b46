import { markup } from "../markup.ts";
import { at, atText } from "./scale.ts";

/** How a figure came about. Hollow and dashed is modelled; everything seen, asked or told is filled. */
export type FigureKind = "counted" | "sampled" | "modelled" | "reported";

/** A verdict gives a mark its shape: ● favourable, ◆ unfavourable, ○ in the middle, ■ different. */
export type VerdictKind = "good" | "bad" | "same" | "other";

const colours: Readonly<Record<VerdictKind, string>> = {
  good: "var(--good)",
  bad: "var(--bad)",
  same: "var(--same)",
  other: "var(--same)",
};

export function verdictColour(verdict: VerdictKind): string {
  return colours[verdict];
}

/** Is the mark hollow? */
export function isHollow(kind: FigureKind): boolean {
  return kind === "modelled";
}

/** The mark of one figure: shape by verdict, filled or hollow by kind; a filled ○ keeps a dot, or it would read as ●. */
export function FigureMark(props: { x: number; y: number; r: number; verdict: VerdictKind; kind: FigureKind }) {
  const { x, y, r, verdict, kind } = props;
  const colour = colours[verdict];
  const paper = "var(--paper-here,var(--page))";
  const paint = isHollow(kind)
    ? markup`fill="${paper}" stroke="${colour}" stroke-width="3"`
    : markup`fill="${colour}" stroke="${colour}" stroke-width="1"`;
  if (verdict === "bad") {
    const d = `M${atText(x)} ${atText(y - r)}l${r} ${r}-${r} ${r}-${r}-${r}Z`;
    return markup`<path d="${d}" ${paint} stroke-linejoin="round"/>`;
  }
  if (verdict === "other") {
    const side = r * 1.6;
    return markup`<rect x="${atText(x - side / 2)}" y="${atText(y - side / 2)}" width="${atText(side)}" height="${atText(side)}" rx="1.5" ${paint}/>`;
  }
  if (verdict === "same" && !isHollow(kind)) {
    const dot = markup`<circle cx="${atText(x)}" cy="${atText(y)}" r="${atText(r * 0.36)}" fill="${colour}"/>`;
    return markup`<circle cx="${atText(x)}" cy="${atText(y)}" r="${atText(r * 0.8)}" fill="${paper}" stroke="${colour}" stroke-width="3"/>${dot}`;
  }
  return markup`<circle cx="${atText(x)}" cy="${atText(y)}" r="${atText(r * 0.8)}" ${paint}/>`;
}

/** The margin of a figure: a whisker, dashed for a model. */
export function Whisker(props: { x1: number; x2: number; y: number; kind: FigureKind; colour: string }) {
  const { x1, x2, y, kind, colour } = props;
  const dash = isHollow(kind) ? markup` stroke-dasharray="3.5 2.5"` : "";
  const ends = `M${atText(x1)} ${y - 5}v10M${atText(x2)} ${y - 5}v10`;
  return markup`<path d="M${atText(x1)} ${y}H${atText(x2)}" stroke="${colour}" stroke-width="3"${dash}/><path d="${ends}" stroke="${colour}" stroke-width="2"/>`;
}

/** Six groups at most: colour, shape and line belong together. A seventh does not exist: merge it. */
export type Category = 1 | 2 | 3 | 4 | 5 | 6;

const dashes: Readonly<Record<Category, string | undefined>> = {
  1: undefined,
  2: "7 5",
  3: "2 4",
  4: "9 4 2 4",
  5: "14 3",
  6: "12 6",
};

export function categoryColour(category: Category): string {
  return `var(--cat-${category})`;
}

export function categoryDash(category: Category): string | undefined {
  return dashes[category];
}

/** The outline of a group's shape around (x, y), as path data: for one sign or for hundreds in one path. */
export function categoryPath(category: Category, x: number, y: number, r: number): string {
  const [cx, cy] = [at(x), at(y)];
  switch (category) {
    case 2:
      return `M${cx} ${atText(cy - r * 1.15)}l${atText(r * 1.15)} ${atText(r * 2)}h${atText(-r * 2.3)}Z`;
    case 3:
      return `M${atText(cx - r * 0.9)} ${atText(cy - r * 0.9)}h${atText(r * 1.8)}v${atText(r * 1.8)}h${atText(-r * 1.8)}Z`;
    case 4:
      return `M${cx} ${atText(cy - r * 1.25)}l${atText(r * 1.25)} ${atText(r * 1.25)}l${atText(-r * 1.25)} ${atText(r * 1.25)}l${atText(-r * 1.25)} ${atText(-r * 1.25)}Z`;
    case 5: {
      const arm = at(r * 0.45);
      const long = at(r * 1.2);
      return `M${atText(cx - arm)} ${atText(cy - long)}h${2 * arm}v${atText(long - arm)}h${atText(long - arm)}v${2 * arm}h${atText(arm - long)}v${atText(long - arm)}h${-2 * arm}v${atText(arm - long)}h${atText(arm - long)}v${-2 * arm}h${atText(long - arm)}Z`;
    }
    default:
      return `M${atText(cx - r)} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
}

/** The sign of a group. The sixth is a ring. */
export function CategoryMark(props: { category: Category; x: number; y: number; r: number }) {
  const { category, x, y, r } = props;
  const colour = categoryColour(category);
  const ring = category === 6;
  return (
    <path
      d={categoryPath(category, x, y, r)}
      fill={ring ? "var(--paper-here,var(--page))" : colour}
      stroke={ring ? colour : undefined}
      stroke-width={ring ? 2.5 : undefined}
    />
  );
}
