import { listPeople, sendLetter } from "#modules/accounts/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { failPoint } from "#platform/fail-point.ts";
import { system } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { careTexts } from "../care/text.ts";
import { type Dialogue, hourOf, type Participant } from "../model.ts";
import { cleanText } from "../screen.ts";
import { writtenBy } from "../store-contributions.ts";
import { type AnyDb, dialogueById, type ShownDialogue } from "../store.ts";
import { lookWithin, whoIsNext } from "./model.ts";
import { openWorry, openWorryOf, takeTurn } from "./store.ts";
import { alarmTexts } from "./text.ts";

export const careJob = "dialogues.care";

/** One letter of an alarm: the first, or a later one when nobody looked. */
export interface Turn {
  readonly dialogue: string;
  readonly contribution: number;
  readonly alarm: number;
  readonly turn: number;
}

/** Reads a job; one that was queued before turns were counted is the first letter of the first alarm. */
export const turnOf = (payload: Record<string, unknown>): Turn => ({
  dialogue: String(payload.dialogue),
  contribution: Number(payload.contribution),
  alarm: Number(payload.alarm ?? 1),
  turn: Number(payload.turn ?? 1),
});

/**
 * Begins an alarm in the caller's transaction: somebody is told now, and others in an hour when nobody looked by then. An alarm that is
 * open already is not begun again.
 */
export async function raiseAlarm(
  trx: AnyDb,
  ctx: Context,
  dialogue: Pick<Dialogue, "id">,
  number: number,
  markedBy: string | null,
): Promise<void> {
  const now = ctx.clock();
  const alarm = await openWorry(trx, { dialogueId: dialogue.id, number, hour: hourOf(now), markedBy });
  if (alarm === undefined) return;
  const job: Turn = { dialogue: dialogue.id, contribution: number, alarm, turn: 1 };
  await ctx.jobs.add(trx, careJob, { ...job });
  await later(trx, ctx, { ...job, turn: 2 });
}

const later = (trx: AnyDb, ctx: Context, job: Turn) =>
  ctx.jobs.add(trx, careJob, { ...job }, { runAt: new Date(ctx.clock().getTime() + lookWithin) });

/**
 * Tells who is trained that somebody may be in need: the moderators of the region, or else its team, its operators or those of the house.
 * When nobody looked within the hour the next of these are told that too. The letter holds a link and no words of the person. Twice does
 * no harm: the turn is taken in the transaction that queues the letters.
 * @throws Error when there is nobody at all to tell, so that the queue tries again
 */
export async function careAlarm(ctx: Context, job: Turn): Promise<void> {
  const dialogue = await dialogueById(ctx.db, job.dialogue);
  const worry = dialogue && (await openWorryOf(ctx.db, dialogue.id, job.contribution));
  // Somebody looked already, the writer took it back, or these were told.
  if (!worry || worry.alarm !== job.alarm || worry.turn >= job.turn) return;
  const rings = await ringsOf(ctx, dialogue.regionId);
  const next = whoIsNext(rings, worry);
  // With nobody after them, those who were told hear it once more.
  const tell = next ?? (job.turn === 2 ? whoIsNext(rings, { ...worry, ring: worry.ring - 1 }) : undefined);
  if (!tell && worry.turn > 0) return;
  if (!tell) throw new Error("There is nobody to tell that a contribution is worrying.");
  const further = next && job.turn > 1 && whoIsNext(rings, { ...worry, ring: next.ring });
  await ctx.db.transaction().execute(async (trx) => {
    const { contribution: number, alarm, turn } = job;
    if (!(await takeTurn(trx, dialogue.id, { number, alarm, turn, ring: tell.ring }))) return;
    await sendAlarm(trx, ctx, dialogue, tell.people, (lang) => linesOf(lang, worry.turn > 0, worry.markedBy !== null));
    failPoint("alarm-queued");
    if (further) await later(trx, ctx, { ...job, turn: turn + 1 });
  });
}

function linesOf(lang: Lang, again: boolean, marked: boolean): readonly string[] {
  const t = alarmTexts(lang).letter;
  return again ? [t.again, t.now] : [marked ? t.marked : t.words, t.hour];
}

/**
 * Passes on how somebody in need wants to be reached, in one letter to who is trained; it is kept nowhere else and its letter is sealed and
 * erased once sent. @throws Refusal 404 when nothing of this person worries us
 */
export async function askContact(
  ctx: Context,
  dialogue: ShownDialogue,
  participant: Participant,
  how: string,
): Promise<void> {
  const worrying = (await writtenBy(ctx.db, participant.id)).some(({ worry }) => worry);
  if (!worrying) throw new Refusal("", 404);
  const limit = { name: "dialogue contact", key: participant.id, limit: 3, perSeconds: 86_400 };
  if (!(await spend(ctx.db, ctx, limit)).allowed) throw new Refusal("", 429);
  const reach = cleanText(how).replaceAll("\n", " ").slice(0, 200);
  if (reach.length < 5) throw new Refusal("", 400);
  const first = whoIsNext(await ringsOf(ctx, dialogue.regionId), { ring: 0, markedBy: null });
  if (!first) ctx.log.warn({ dialogue: dialogue.slug }, "nobody to tell that somebody asks for contact");
  await ctx.db
    .transaction()
    .execute((trx) =>
      sendAlarm(trx, ctx, dialogue, first?.people ?? [], (lang) => [
        ...linesOf(lang, false, false),
        careTexts(lang).contactLine(reach),
      ]),
    );
}

async function sendAlarm(
  trx: AnyDb,
  ctx: Context,
  dialogue: ShownDialogue,
  people: readonly string[],
  lines: (lang: Lang) => readonly string[],
): Promise<void> {
  const href = `${ctx.config.url}/${dialogue.regionId}/beheer/gesprekken/${dialogue.slug}/lezen`;
  await writeAudit(trx, ctx, {
    actor: "system",
    action: "dialogues.care_alarm",
    subject: dialogue.id,
    subjectKind: "dialogue",
    region: dialogue.regionId,
    purpose: "dialogues.care",
    details: { told: people.length },
    coarse: true,
  });
  for (const person of people)
    await sendLetter(trx, ctx, person, (lang) => ({
      lines: [...lines(lang)],
      link: { href, label: alarmTexts(lang).letter.button },
    }));
}

/** Who can be told, nearest first: moderators, team and operators of the region, and then who runs the house. */
async function ringsOf(ctx: Context, region: string): Promise<readonly (readonly string[])[]> {
  const [here, house] = [await listPeople(ctx, system, region), await listPeople(ctx, system, null)];
  const holders = (people: typeof here, role: string) =>
    people.filter(({ grants }) => grants.some((grant) => grant.role === role)).map(({ person }) => person.id);
  return [
    ...["moderator", "programme_team", "operator"].map((role) => holders(here, role)),
    holders(house, "operator"),
  ];
}
