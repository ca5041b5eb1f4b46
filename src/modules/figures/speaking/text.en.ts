import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  interval: {
    more: (place) => `More than ${place}.`,
    less: (place) => `Less than ${place}.`,
    range: (from, to) => `The difference lies between ${from} and ${to}.`,
    sure: "Chance does not explain this.",
    fairlySure: "Chance probably does not explain this.",
    alike: (place) => `No clear difference with ${place}.`,
  },
  estimate: {
    more: (place) => `The estimate is higher than that of ${place}.`,
    less: (place) => `The estimate is lower than that of ${place}.`,
    tooClose: (place) => `Too close to ${place} to speak of a difference.`,
    least: (points) => `Between estimates we name a difference only from ${points} out of 100.`,
  },
  band: {
    good: (like) => `Among the most favourable 20 of every 100 ${like}.`,
    bad: (like) => `Among the least favourable 20 of every 100 ${like}.`,
    highest: (like) => `Among the highest 20 of every 100 ${like}.`,
    lowest: (like) => `Among the lowest 20 of every 100 ${like}.`,
    middle: (like) => `In the middle of the ${like}.`,
  },
  verdicts: { good: "Better", bad: "Worse", same: "In the middle", other: "Different" },
  bandVerdicts: { good: "Favourable side", bad: "Unfavourable side", same: "In the middle", other: "At the edge" },
  alikeVerdict: "About the same",
  tooCloseVerdict: "About the same",
  fewVerdict: "Cannot be said",
  silent: {
    "no-figure-here": "There is no figure here.",
    "no-figure-there": (place) => `For ${place} there is no figure of this year.`,
    "no-margin": (place) => `This figure has no margin. To compare: ${place}.`,
    "same-people": (place) => `These are nearly the same people as in ${place}.`,
    few: "This is about fewer than 50 people. A share of so few says nothing.",
    "no-setting": (place) => `An estimate without a margin. To compare: ${place}.`,
    reported: (place) => `Reported by a partner, cannot be tested. To compare: ${place}.`,
  },
  estimateSay: "An estimate from a model, not a measurement.",
  course: {
    few: "Too few measurements for a trend.",
    estimates: "Too few measurements for a trend: these are estimates.",
    rising: (from, to) => `Rose between ${from} and ${to}.`,
    falling: (from, to) => `Fell between ${from} and ${to}.`,
    steady: (from, to) => `No clear change between ${from} and ${to}.`,
    extra: "2022 was an extra survey in the corona time.",
    border: "The border of this area changed. That is why the line starts later.",
    table: "The figures come from another table. That is why the line is broken.",
  },
};
