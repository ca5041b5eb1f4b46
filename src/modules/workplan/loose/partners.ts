import type { LooseEnd, LooseEndInput } from "../loose-ends.ts";
import { active } from "../model.ts";

const plain = (name: string) => name.trim().toLowerCase();

/** Initiatives whose initiator has gone: it says so itself, or that organisation left the cooperation. */
export function initiatorsLeft({
  initiatives,
  today,
  fallen = [],
}: Pick<LooseEndInput, "initiatives" | "today" | "fallen">): LooseEnd[] {
  const left = new Set(fallen.filter((one) => one.how === "end" && one.on <= today).map((one) => plain(one.name)));
  return initiatives
    .filter(
      (one) =>
        active(one) &&
        ((one.initiatorLeft !== undefined && one.initiatorLeft <= today) || left.has(plain(one.initiator))),
    )
    .map((one) => ({
      kind: "initiator_left",
      initiatives: [one.id],
      facts: { title: one.title, initiator: one.initiator },
    }));
}

/** Initiatives on which an organisation promised something that no longer holds. */
export function promisesFallen({
  initiatives,
  fallen = [],
}: Pick<LooseEndInput, "initiatives" | "fallen">): LooseEnd[] {
  return fallen.flatMap(({ name, how, on, promised }) =>
    initiatives
      .filter((one) => active(one) && promised.includes(one.id))
      .map((one) => ({
        kind: "promise_fell" as const,
        initiatives: [one.id],
        facts: { title: one.title, organisation: name, how, date: on },
      })),
  );
}
