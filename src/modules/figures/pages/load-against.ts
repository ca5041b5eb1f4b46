import { capital } from "#design/format.ts";
import { type Area, asManyPeople, type Atlas, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { Lang } from "#platform/text.ts";
import type { Against, Choice } from "../profile.ts";
import { countryRows, likeKind, placeRows } from "../reading.ts";
import { similarValues } from "../reading-similar.ts";
import { roundedParts } from "../rounding.ts";
import type { Similar } from "../similar.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";
import { nameOf } from "./words.ts";

/** One thing that a profile may be held against, as a chip. */
export interface Offered {
  readonly choice: Choice;
  readonly label: string;
}

interface Surroundings {
  readonly atlas: Atlas;
  readonly region: Region;
  readonly area: Area;
  /** As what it stands among others: see `AreaProps`. */
  readonly stands: Area;
  /** Values of the place. */
  readonly own: readonly Value[];
  readonly around: readonly Area[];
  readonly similar: Similar | undefined;
}

/** What was chosen to compare with, or the best there is; and what else there is to choose. */
export async function readAgainst(
  ctx: Context,
  lang: Lang,
  where: Surroundings,
  asked: Choice | undefined,
): Promise<{ against: Against; offered: Offered[] }> {
  const offered = offer(where, lang);
  const chosen = offered.find((one) => one.choice === asked) ?? offered[0]!;
  const { choice, label } = chosen;
  const { atlas, region, around } = where;
  if (choice === "vergelijkbaar" && where.similar) {
    const groups = await similarValues(ctx, where.stands.kind, where.similar, where.own);
    const like = figureTexts(lang).levelsMany[likeKind(where.stands.kind)];
    return {
      offered,
      against: {
        choice,
        name: figureTexts(lang).area.similarChip(like),
        relation: "apart",
        like: where.similar.found.length,
        groups,
      },
    };
  }
  const working = choice === "leefgebied" ? around.find((one) => one.kind === "working_area") : undefined;
  const parts = working ? roundedParts(atlas, region.id, working) : 0;
  return { offered, against: { choice, name: label, relation: choice === "vorige" ? "apart" : "part", parts } };
}

/** Two areas of one name with (nearly) as many residents: the same place, once as official area and once as made one. */
export function samePeople(a: Area, b: Area): boolean {
  return nameOf(a) === nameOf(b) && asManyPeople(a, b);
}

function offer({ region, area, stands, around, similar }: Surroundings, lang: Lang): Offered[] {
  const t = figureTexts(lang);
  const municipality = around.find((one) => one.kind === "municipality");
  const working = around.find((one) => one.kind === "working_area");
  const like = t.area.similarChip(t.levelsMany[likeKind(stands.kind)]);
  // "Beilen" on the page of Beilen would be a choice of itself.
  const labelOf = (one: Area, others: readonly (Area | undefined)[]) =>
    others.some((other) => other && nameOf(other) === nameOf(one))
      ? `${capital(t.levels[one.kind])} ${nameOf(one)}`
      : nameOf(one);
  const whole: (Offered | undefined)[] = [
    similar && { choice: "vergelijkbaar", label: capital(like) },
    municipality && !samePeople(area, municipality)
      ? { choice: "gemeente", label: labelOf(municipality, [area]) }
      : undefined,
    working && { choice: "leefgebied", label: labelOf(working, [area, municipality]) },
    area.kind === "region" || region.municipalities.length < 2
      ? undefined
      : { choice: "regio", label: region.content.name },
    { choice: "nederland", label: t.front.whole },
    { choice: "vorige", label: t.area.previousChip },
  ];
  return whole.filter((one) => one !== undefined);
}

/** Rows of the place that the small triangle stands for: what was chosen, else the region; none where that is the place itself. */
export function wholeRows(atlas: Atlas, region: Region, area: Area, around: readonly Area[], choice: Choice): Area[] {
  if (choice === "nederland") return countryRows(atlas);
  const kind = choice === "gemeente" ? "municipality" : choice === "leefgebied" ? "working_area" : undefined;
  const found = around.find((one) => one.kind === kind);
  if (found) return placeRows(atlas, found);
  return isWhole(region, area) ? [] : atlas.find({ codes: [region.id] });
}

function isWhole({ municipalities }: Region, { kind, code }: Area): boolean {
  return kind === "region" || (municipalities.length === 1 && municipalities[0] === code);
}

const names = new WeakMap<Atlas, ReadonlyMap<string, string>>();

/** Names of all municipalities by code: many a district is called "Centrum". */
export function municipalityNames(atlas: Atlas): ReadonlyMap<string, string> {
  const known = names.get(atlas);
  if (known) return known;
  const areas = atlas.find({ kind: "municipality", retired: true });
  const made = new Map(areas.map((area) => [area.code, area.name]));
  names.set(atlas, made);
  return made;
}
