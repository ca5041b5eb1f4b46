import { bothLanguages } from "#platform/text.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

export const outcomeTexts = bothLanguages(nl, en);
