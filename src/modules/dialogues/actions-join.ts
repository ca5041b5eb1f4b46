import { randomUUID } from "node:crypto";
import { hasPlaceIn, type Organisation, organisationsOf, pseudonymOf } from "#modules/accounts/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { type Limit, spend } from "#platform/limits.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { coarse } from "./audit.ts";
import { dialogueByHallCode } from "./hall/actions.ts";
import {
  backgroundKey,
  codeHashes,
  type Device,
  deviceHash,
  newDeviceToken,
  readCode,
  returnCode,
  returnCodeHash,
} from "./keys.ts";
import {
  type Background,
  type CameBy,
  type Dialogue,
  type EntryWay,
  hourOf,
  isOpen,
  type Participant,
  phaseOf,
} from "./model.ts";
import {
  addParticipant,
  backgroundByKey,
  findParticipant,
  moveToDevice,
  saveBackground,
  spendCode,
} from "./store-people.ts";
import type { AnyDb } from "./store.ts";

/** A hall full of people shares one network: limits stop machines, not meetings. */
const joinsPerNetwork = { limit: 1_500, perSeconds: 3_600 };
const codesPerNetwork = { limit: 30, perSeconds: 600 };
/** In a hall that is open everyone shares one network: they are counted with the hall, so that a code that leaks is not endless. */
const inHall = { limit: 5_000, perSeconds: 3_600 };

/** The participant behind a device in this dialogue. */
export async function participantOn(
  ctx: Context,
  dialogueId: string,
  device: Device | undefined,
): Promise<Participant | undefined> {
  return device && findParticipant(ctx.db, dialogueId, { device: deviceHash(device.token, dialogueId) });
}

export interface Joining {
  readonly device: Device | undefined;
  readonly ownDevice: boolean;
  /** Typed one-time code, when there is one. */
  readonly code: string;
  /** Code of the hall somebody is in. */
  readonly hall?: string;
  readonly young: boolean;
  readonly lang: Lang;
  readonly actor: Actor;
  readonly network: string;
}

/** Why somebody is not let in: a code that is wrong, or what they need; `needs-place` is a place in an invited organisation. */
export type NotIn = "code" | "needs-code" | "needs-account" | "needs-place";

export type Joined =
  | { readonly kind: "in"; readonly participant: Participant; readonly device: Device }
  | { readonly kind: "refused"; readonly why: NotIn };

/** The organisations that are invited, as they are called now. */
export async function invitedTo(
  ctx: Pick<Context, "db">,
  dialogue: Pick<Dialogue, "regionId" | "content">,
): Promise<readonly Organisation[]> {
  const { organisations = [] } = dialogue.content;
  if (organisations.length === 0) return [];
  return (await organisationsOf(ctx.db, dialogue.regionId)).filter(({ id }) => organisations.includes(id));
}

/**
 * Lets somebody in, after the consent screen. One voice per code or account, also for who sits in two invited organisations; on an open
 * link per device. Who takes part keeps their voice when their place in an organisation ends.
 * @throws Refusal 409 when the dialogue is not open, 429 when too many come from one network
 */
export async function join(ctx: Context, dialogue: Dialogue, joining: Joining): Promise<Joined> {
  if (!isOpen(phaseOf(dialogue, ctx.clock()))) throw new Refusal("", 409);
  const here = await participantOn(ctx, dialogue.id, joining.device);
  if (here) return { kind: "in", participant: here, device: joining.device! };
  const hall = joining.hall ? await dialogueByHallCode(ctx, joining.hall, joining.network) : undefined;
  const counted = hall?.dialogue.id === dialogue.id ? hall.code : undefined;
  await count(ctx, joining, counted, { name: "dialogue joins", ...joinsPerNetwork });
  const way = await wayIn(ctx, dialogue, joining, counted);
  const device = { token: newDeviceToken(), own: joining.ownDevice };
  return ctx.db.transaction().execute(async (trx) => {
    const { person } = joining.actor;
    const account = person && (await pseudonymOf(trx, ctx, person, `dialogue:${dialogue.id}`));
    // Whose account takes part already is that voice, whatever way they come now.
    const known = account && (await backAs(trx, dialogue.id, account, device));
    if (known) return { kind: "in", participant: known, device } as const;
    if (typeof way === "string") return { kind: "refused", why: way } as const;
    if (way.entry === "code" && !(await spendCode(trx, dialogue.id, way.hashes)))
      return { kind: "refused", why: "code" } as const;
    const by = { entry: way.entry, account: way.entry === "account" ? account : undefined, device };
    return { kind: "in", participant: await add(trx, ctx, dialogue, joining, by), device } as const;
  });
}

/** Counts a try: with the hall where there is one, else by network. @throws Refusal 429 */
async function count(
  ctx: Context,
  joining: Pick<Joining, "network">,
  hall: string | undefined,
  by: Omit<Limit, "key">,
): Promise<void> {
  const limit = hall
    ? { name: `${by.name} in a hall`, key: hall, ...inHall }
    : { ...by, name: `${by.name} by network`, key: joining.network };
  if (!(await spend(ctx.db, ctx, limit)).allowed) throw new Refusal("", 429);
}

type Way = { readonly entry: "open" | "account" } | { readonly entry: "code"; readonly hashes: readonly string[] };

async function wayIn(
  ctx: Context,
  dialogue: Dialogue,
  joining: Joining,
  hall: string | undefined,
): Promise<Way | NotIn> {
  const { entries, organisations = [] } = dialogue.content;
  const allows = (way: EntryWay) => entries.includes(way);
  if (joining.code.trim() !== "" && allows("code")) {
    await count(ctx, joining, hall, { name: "dialogue codes", ...codesPerNetwork });
    const code = readCode(joining.code);
    return code ? { entry: "code", hashes: codeHashes(ctx, dialogue.id, code) } : "code";
  }
  const person = joining.actor.kind === "person" ? joining.actor.person : undefined;
  if (person && (allows("account") || (allows("open") && !allows("code")))) return { entry: "account" };
  if (person && allows("organisation") && (await hasPlaceIn(ctx, person, organisations))) return { entry: "account" };
  if (allows("open")) return { entry: "open" };
  if (allows("code")) return "needs-code";
  return person ? "needs-place" : "needs-account";
}

/** Who takes part with this account already, from now on at this device. */
async function backAs(
  trx: AnyDb,
  dialogueId: string,
  account: string,
  device: Device,
): Promise<Participant | undefined> {
  const known = await findParticipant(trx, dialogueId, { account });
  if (known) await moveToDevice(trx, known.id, deviceHash(device.token, dialogueId));
  return known;
}

async function add(
  trx: AnyDb,
  ctx: Context,
  dialogue: Dialogue,
  joining: Joining,
  by: { entry: CameBy; account: string | undefined; device: Device },
): Promise<Participant> {
  const id = randomUUID();
  const young = joining.young || dialogue.content.youth !== undefined;
  const assurance = by.entry === "account" ? joining.actor.assurance : by.entry === "code" ? 2 : 0;
  const made = await addParticipant(trx, {
    id,
    dialogueId: dialogue.id,
    entry: by.entry,
    assurance,
    deviceHash: deviceHash(by.device.token, dialogue.id),
    codeHash: returnCodeHash(ctx, dialogue.id, returnCode(ctx, id)),
    accountHash: by.account ?? null,
    consentVersion: dialogue.content.consentVersion,
    young,
    lang: joining.lang,
    hour: hourOf(ctx.clock()),
  });
  // The same account at the same moment, as by a second click: it is that voice.
  const twin = made || !by.account ? undefined : await backAs(trx, dialogue.id, by.account, by.device);
  if (twin) return twin;
  if (!made) throw new Refusal("", 409);
  await writeAudit(trx, ctx, { ...coarse(dialogue, id), action: "dialogues.join" });
  return { id, dialogueId: dialogue.id, entry: by.entry, assurance, young };
}

/**
 * Comes back with a code, on this device; the device used before is let go.
 * @returns undefined when the code is not known
 * @throws Refusal 429 when too many codes are tried from one network
 */
export async function comeBack(
  ctx: Context,
  dialogue: Dialogue,
  typed: { code: string; ownDevice: boolean; network: string },
): Promise<Device | undefined> {
  const spent = await spend(ctx.db, ctx, { name: "dialogue codes by network", key: typed.network, ...codesPerNetwork });
  if (!spent.allowed) throw new Refusal("", 429);
  const code = readCode(typed.code);
  const found = code && (await findParticipant(ctx.db, dialogue.id, { codes: codeHashes(ctx, dialogue.id, code) }));
  if (!found) return undefined;
  const device = { token: newDeviceToken(), own: typed.ownDevice };
  await moveToDevice(ctx.db, found.id, deviceHash(device.token, dialogue.id));
  return device;
}

/** Keeps background answers, apart from who gave them. Young people give none. */
export async function keepBackground(
  ctx: Context,
  dialogue: Dialogue,
  participant: Participant,
  answers: Background,
): Promise<void> {
  if (participant.young) return;
  await saveBackground(ctx.db, { key: backgroundKey(ctx, participant.id), dialogueId: dialogue.id, answers });
}

export async function backgroundOf(ctx: Context, participant: Participant): Promise<Background> {
  return backgroundByKey(ctx.db, backgroundKey(ctx, participant.id));
}
