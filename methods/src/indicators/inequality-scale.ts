/** What the values are; decides the scale on which they are uncertain. */
export type ValueType = "other" | "rate" | "proportion";

/** A scale on which errors are about normal: there and back, and which values it holds. */
export interface Scale {
  readonly to: (value: number) => number;
  readonly from: (scaled: number) => number;
  readonly holds: (value: number) => boolean;
}

const scales: Readonly<Record<ValueType, Scale>> = {
  other: { to: (value) => value, from: (value) => value, holds: Number.isFinite },
  rate: { to: Math.log, from: Math.exp, holds: (value) => value > 0 && Number.isFinite(value) },
  proportion: {
    to: (value) => Math.log(value / (1 - value)),
    from: (scaled) => 1 / (1 + Math.exp(-scaled)),
    holds: (value) => value > 0 && value < 1,
  },
};

/** Log for a rate, logit for a proportion, the value itself otherwise. */
export function scaleOf(type: ValueType): Scale {
  return scales[type];
}
