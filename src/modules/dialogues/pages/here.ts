import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { participantOn } from "../actions-join.ts";
import { type Device, deviceCookie, deviceCookieName, readDevice } from "../keys.ts";
import type { Participant } from "../model.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueOf } from "./handlers-open.tsx";

/** Who is at this device, in this dialogue. */
export interface Here {
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly device: Device | undefined;
  readonly participant: Participant | undefined;
}

type Asking = Pick<PageRequest, "params" | "cookie">;

export const deviceOf = (ctx: Context, request: Pick<PageRequest, "cookie">): Device | undefined =>
  readDevice(request.cookie(deviceCookieName(ctx.config)));

export async function whoIsHere(ctx: Context, request: Asking): Promise<Here> {
  const { region, dialogue } = await dialogueOf(ctx, request.params);
  const device = deviceOf(ctx, request);
  return { region, dialogue, device, participant: await participantOn(ctx, dialogue.id, device) };
}

/** The cookie of a device that was just used: a shared one forgets twenty minutes after its last act. */
export const keepDevice = (ctx: Context, device: Device | undefined) => ({
  "Set-Cookie": deviceCookie(ctx.config, device),
});

/** Where weighing happens in this form of dialogue. */
export const roundOf = (dialogue: ShownDialogue) => (dialogue.form === "statements" ? "stellingen" : "ronde-2");
