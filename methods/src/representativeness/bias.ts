/** What the sentence "this share can be off by at most … points" needs. All parts of 1. */
export interface BiasBound {
  readonly cv: number;
  /** Largest possible error from who took part. */
  readonly atMost: number;
  /** The share with that error to either side, kept within 0…1. */
  readonly lower: number;
  readonly upper: number;
  /** True when the bound leaves everything open: the whole of 0…1 is possible. */
  readonly saysNothing: boolean;
}

/**
 * The largest error that unequal participation can give a share among participants: |B| ≤ CV·S(y), with S(y) ≤ ½ for a share.
 * It covers inequality on the variables the CV was made with, not on what was not measured, and it is no margin of error.
 * Source: Schouten, Cobben & Bethlehem 2009.
 */
export function biasBound(share: number, cv: number): BiasBound {
  const atMost = cv / 2;
  const [lower, upper] = [Math.max(0, share - atMost), Math.min(1, share + atMost)];
  return { cv, atMost, lower, upper, saysNothing: lower === 0 && upper === 1 };
}

/** The same bound for a mean, in the unit of the answers; `spread` is the standard deviation of the answers. */
export function biasOfMean(spread: number, cv: number): number {
  return cv * spread;
}

/**
 * Whether a conclusion of the form "more (or less) than `line`" survives who took part:
 * `holds` even at the largest possible error; `likely` not at the largest error, but weighting leaves it standing;
 * `may-turn` when weighting turns it around or the share lies on the line; `unknown` when there is nothing to judge it by.
 */
export type Verdict = "holds" | "likely" | "may-turn" | "unknown";

/** What the verdict rests on. `weighted` is null where no weights could be made; `cv` is null where nobody took part. */
export interface Conclusion {
  readonly share: number;
  readonly line: number;
  readonly cv: number | null;
  readonly weighted: number | null;
}

/** The plain verdict on a conclusion; ½ is the line of "most". */
export function verdict({ share, line, cv, weighted }: Conclusion): Verdict {
  if (cv === null) return "unknown";
  const side = Math.sign(share - line);
  const turned = weighted !== null && Math.sign(weighted - line) !== side;
  if (side === 0 || turned) return "may-turn";
  if (Math.abs(share - line) > cv / 2) return "holds";
  return weighted === null ? "unknown" : "likely";
}
