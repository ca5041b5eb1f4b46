import type { Area, Region } from "#modules/regions/index.ts";
import { createSlot } from "#platform/slots.ts";
import type { Lang } from "#platform/text.ts";

/** On the page of an area, under what its figures say: what later rooms know of that place. */
export const areaSlot = createSlot<{ region: Region; lang: Lang; area: Area }>();
