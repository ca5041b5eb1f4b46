import { bothLanguages } from "#platform/text.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

export const hoursTexts = bothLanguages(nl, en);
