import { bothLanguages } from "#platform/text.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

export const dialogueTexts = bothLanguages(nl, en);
export type DialogueTexts = ReturnType<typeof dialogueTexts>;
