import type { Region } from "#modules/regions/index.ts";
import { createSlot } from "#platform/slots.ts";
import type { Lang } from "#platform/text.ts";
import type { Goal } from "../model.ts";

/** Under one goal on the page of the plan: one line, for example how many initiatives work on it. */
export const planSlot = createSlot<{ region: Region; lang: Lang; goal: Goal }>();

/** On the page of one goal: what later rooms do for it. */
export const goalSlot = createSlot<{ region: Region; lang: Lang; goal: Goal }>();
