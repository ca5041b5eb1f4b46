import { focusGrounds, markPairs, textPairs } from "./contrast-pairs.ts";
import { type RegionTokens, resolvedTheme } from "./tokens/index.ts";

/** A pair of roles that cannot be told apart well enough. */
export interface ContrastProblem {
  readonly theme: "light" | "dark";
  readonly foreground: string;
  readonly ground: string;
  readonly ratio: number;
  readonly need: number;
}

/** WCAG 2.2 contrast ratio of two colours written `#RRGGBB`, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair in use that falls short under a region's colours, by day and in the evening; empty is good. */
export function contrastProblems(region?: RegionTokens): ContrastProblem[] {
  return (["light", "dark"] as const).flatMap((theme) => {
    const colours = resolvedTheme(theme, region);
    const colour = (role: string): string => {
      const value = colours[role];
      if (!value || !/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`No colour for --${role}`);
      return value;
    };
    const judge = (need: number, foregrounds: readonly string[], ground: string): ContrastProblem[] => {
      const ratio = Math.max(...foregrounds.map((role) => contrast(colour(role), colour(ground))));
      return ratio >= need ? [] : [{ theme, foreground: foregrounds.join(" or "), ground, ratio, need }];
    };
    const each = (pairs: Readonly<Record<string, readonly string[]>>, need: number) =>
      Object.entries(pairs).flatMap(([role, grounds]) => grounds.flatMap((ground) => judge(need, [role], ground)));
    const focus = focusGrounds.flatMap((ground) => judge(3, ["focus", "focus-halo"], ground));
    return [...each(textPairs, 4.5), ...each(markPairs, 3), ...focus];
  });
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const share = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
