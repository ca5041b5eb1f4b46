import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  kinds: {
    municipality: "municipality",
    working_area: "working area",
    district: "district",
    village: "village",
    neighbourhood: "neighbourhood",
  },
  title: (name: string) => `What happens in ${name}?`,
  description: (name: string) => `Who does what for people who live in ${name}, and what is new.`,
  here: {
    none: (name: string) => `There is no initiative for ${name} alone yet.`,
    one: (name: string) => `In ${name} there is 1 initiative.`,
    many: (name: string, n: string) => `In ${name} there are ${n} initiatives.`,
  },
  around: {
    one: "Nearby there is 1\u00a0initiative.",
    many: (n: string) => `Nearby there are ${n}\u00a0initiatives.`,
  },
  whole: {
    one: (region: string) => `For the whole region of ${region} there is 1\u00a0initiative.`,
    many: (region: string, n: string) => `For the whole region of ${region} there are ${n}\u00a0initiatives.`,
  },
  hereHead: (name: string) => `In ${name}`,
  hereEmpty: (name: string) => `There is no initiative in ${name} itself yet`,
  hereEmptyText: "Below stands what happens nearby and in the whole region.",
  idea: "Do you have an idea? Join the conversation",
  aroundHead: "Nearby",
  aroundIntro: (name: string) => `This is for a larger area. ${name} is part of it.`,
  wholeHead: (region: string) => `For all of ${region}`,
  wholeIntro: (name: string) => `This is for everyone, so for people in ${name} too.`,
  all: (n: string) => `All ${n}`,
  begins: (who: string) => `Who begins: ${who}`,
  next: (title: string, month: string) => `Next step: ${title}, ${month}`,
  overdue: (title: string, month: string) => `Overdue: ${title} was due in ${month}`,
  news: "What is new?",
  noNews: "Nothing changed here in the last half year.",
  needy: "What nobody works on yet",
  inside: (name: string) => `Villages and working areas in ${name}`,
  follow: (name: string) => `Follow ${name} by e-mail`,
  figures: (name: string) => `How ${name} is doing`,
  mapHere: (name: string) => `${name} on the map, with the number of initiatives per area`,
  find: "In which village or district do you live?",
  found: (words: string) => `What we found for “${words}”`,
  notFound: (words: string) => `We find no “${words}”`,
  notFoundText: "Try the name of your village, district or municipality.",
  guessed: (words: string) => `We find no “${words}”. Do you mean one of these?`,
  map: "On the map",
  levels: "Show by",
  level: { municipality: "municipality", working_area: "working area" },
  mapTitle: {
    most: (name: string, n: string) => `Most initiatives are in ${name}: ${n}.`,
    even: (n: string) => `Every area has ${n} initiatives.`,
  },
  unit: {
    municipality: "initiatives in the municipality",
    working_area: "initiatives in area or municipality",
  },
  uncounted: (n: string, region: string) =>
    `The ${n} initiatives for all of ${region}, and what has stopped, are not counted here.`,
  outlines: "Borders: CBS",
  part: {
    heading: (name: string) => `What happens in ${name}?`,
    more: (name: string) => `Everything that happens in ${name}`,
  },
};
