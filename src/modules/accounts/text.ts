import { bothLanguages, type Lang } from "#platform/text.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

export const accountTexts = bothLanguages(nl, en);
export const letterTexts = (lang: Lang) => accountTexts(lang).letter;
