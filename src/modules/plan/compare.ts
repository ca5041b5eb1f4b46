import canonicalize from "canonicalize";
import type { FrozenPlan } from "./frozen.ts";

/** What a plan is made of, in the order in which changes are told. */
export const frozenParts = ["dream", "vulnerable", "challenge", "ambition", "goal"] as const;
export type FrozenPart = (typeof frozenParts)[number];

/** One field that differs. Undefined where it was not there, or is not there any more. */
export interface FieldChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One part of the plan that differs between two versions. */
export interface PlanChange {
  readonly part: FrozenPart;
  readonly id: string;
  readonly kind: "added" | "changed" | "removed";
  /** Fields that differ; for what was added or removed every field it has or had. */
  readonly fields: readonly FieldChange[];
}

/** The order in which fields are told; the database keeps none. */
const fieldOrder = [
  "title",
  "name",
  "text",
  "short",
  "say",
  "challenge",
  "challenges",
  "population",
  "ages",
  "area",
  "baseline",
  "target",
  "path",
  "measurability",
  "measureSay",
  "indicator",
  "ownFigure",
  "unit",
  "direction",
  "since",
];

type Fields = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown) => canonicalize(a) === canonicalize(b);

function partsOf(plan: FrozenPlan): Map<string, { part: FrozenPart; id: string; fields: Fields }> {
  const list = [
    { part: "dream" as const, id: "dream", fields: { dream: plan.dream } as Fields },
    ...(plan.vulnerable ? [{ part: "vulnerable" as const, id: "vulnerable", fields: { ...plan.vulnerable } }] : []),
    ...plan.challenges.map(({ id, ...fields }) => ({ part: "challenge" as const, id, fields: fields as Fields })),
    ...plan.ambitions.map(({ id, ...fields }) => ({ part: "ambition" as const, id, fields: fields as Fields })),
    ...plan.goals.map(({ id, ...fields }) => ({ part: "goal" as const, id, fields: fields as Fields })),
  ];
  return new Map(list.map((one) => [`${one.part} ${one.id}`, one]));
}

function fieldsThatDiffer(before: Fields, after: Fields): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !same(before[name], after[name]))
    .toSorted((a, b) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

/**
 * What differs between two versions: parts that came, went or changed, with every field that did. The order of parts and of lists of parts is no
 * difference; the order within a field is.
 */
export function comparePlans(before: FrozenPlan, after: FrozenPlan): PlanChange[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const changes = [...new Set([...now.keys(), ...old.keys()])].flatMap((key): PlanChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const { part, id } = (is ?? was)!;
    const fields = fieldsThatDiffer(was?.fields ?? {}, is?.fields ?? {});
    if (was && is) return fields.length > 0 ? [{ part, id, kind: "changed", fields }] : [];
    return [{ part, id, kind: is ? "added" : "removed", fields }];
  });
  return changes.toSorted((a, b) => frozenParts.indexOf(a.part) - frozenParts.indexOf(b.part));
}
