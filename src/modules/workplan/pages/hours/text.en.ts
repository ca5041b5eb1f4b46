import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  title: "How many hours are there?",
  lead: "Fill in how many hours a week each party has. If the workplan asks for more, that is a loose end.",
  public: "With a loose end, everyone reads this number.",
  asked: (hours: string, n: string) =>
    n === "1"
      ? `The workplan asks ${hours} hours a week, for 1 initiative.`
      : `The workplan asks ${hours} hours a week, for ${n} initiatives.`,
  notAsked: "The workplan asks no hours now.",
  button: "Save",
  none: "There are no parties with hours yet",
  noneText: "Write with an initiative how many hours a week a party gives. Then it stands here.",
  wrong: "Write a number, such as 40 or 37.5.",
  conflict: "Somebody else has just changed this.",
  conflictText: "Nothing was saved. What you typed is below. Save again if it is right.",
  now: (hours: string) => `It now says: ${hours}`,
  nothing: "nothing",
  most: (n: string) => `These are the ${n} parties that are asked most.`,
};
