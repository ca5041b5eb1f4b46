import type { Actor } from "#platform/http/index.ts";
import type { Dialogue } from "./model.ts";

/** How this room writes what its team did to a dialogue. */
export function entry(actor: Actor, dialogue: Pick<Dialogue, "id" | "regionId">, action: string) {
  return {
    actor: actor.person ?? "system",
    action,
    subject: dialogue.id,
    subjectKind: "dialogue",
    region: dialogue.regionId,
  } as const;
}

/** How this room writes what a participant did: under the pseudonym, by the hour. */
export function coarse(dialogue: Pick<Dialogue, "id" | "regionId">, participant: string) {
  return {
    actor: participant,
    subject: dialogue.id,
    subjectKind: "dialogue",
    region: dialogue.regionId,
    purpose: "dialogues.take_part",
    coarse: true,
  } as const;
}
