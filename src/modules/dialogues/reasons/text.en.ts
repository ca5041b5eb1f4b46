import type { nl } from "./text.nl.ts";

export const en: typeof nl = {
  title: "Reasons given with scores",
  link: (count) => `Reasons given with scores (${count})`,
  lead: "People wrote why they think so. You read it first. What you show can stand in the outcome, without a name.",
  empty: "No reason is waiting",
  emptyText: "When somebody writes a reason with a score, you see it here.",
  first: (count, all) => `You see ${count} of ${all}. The rest comes after these.`,
  about: (number) => `With contribution ${number}`,
  scored: (value) => `Score ${value}`,
  none: "Choose at least one reason",
  show: "Show the chosen reasons",
  keep: "Do not show them",
  chooseAll: (count) => `Choose all ${count} that raise nothing`,
  done: (count, one) => (one ? `${count} reason done.` : `${count} reasons done.`),
  hint: "A moderator reads it. After that it can stand in the outcome, without your name.",
};
