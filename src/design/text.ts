import { bothLanguages } from "#platform/text.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

/** The words of the design in one language. */
export const designTexts = bothLanguages(nl, en);
