import { createHash } from "node:crypto";
import type { Lang } from "#platform/text.ts";
import type { Device } from "../keys.ts";
import type { Participant } from "../model.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { addressOf } from "./frame.tsx";

/** What the drafts island must know of a form, as attributes. */
export interface Kept {
  readonly "data-keep": string;
  readonly "data-who": string;
  readonly "data-own": string | undefined;
  readonly "data-held": string;
  readonly "data-away": string;
  readonly "data-helping": string | undefined;
}

/**
 * Attributes of a form whose typing survives a closed tab or a lost network.
 * @param what names the form among those of one person
 * @param held texts or names of forms that the server has: their copies may go
 */
export function keptForm(
  here: { readonly dialogue: ShownDialogue; readonly participant: Participant; readonly device: Device | undefined },
  what: string,
  held: readonly string[],
): Kept {
  return {
    "data-keep": what,
    "data-who": createHash("sha256").update(`draft:${here.participant.id}`).digest("hex").slice(0, 12),
    "data-own": here.device?.own ? "" : undefined,
    "data-held": JSON.stringify(held),
    "data-away": addressOf(here.dialogue, "meedoen"),
    "data-helping": here.participant.entry === "helper" ? "" : undefined,
  };
}

/** Says what happens to what is being typed; empty until there is something to say. */
export function DraftLine({ lang }: { readonly lang: Lang }) {
  const t = dialogueTexts(lang).drafts;
  return (
    <p
      class="source draft-line"
      role="status"
      data-draft-line=""
      data-kept={t.kept}
      data-waiting={t.waiting}
      data-filled={t.filled}
    ></p>
  );
}

/** On pages that nobody has joined: copies of who was here before go. */
export function DraftsEnd() {
  return <span hidden data-drafts-end=""></span>;
}
