import { sql } from "kysely";
import type { AnyDb } from "../store.ts";

/** One contribution that worries us, and how far telling people about it came. */
export interface Worry {
  readonly number: number;
  /** Counts how often it began anew. */
  readonly alarm: number;
  /** The whole hour it began in. */
  readonly since: Date;
  /** How often people were told. */
  readonly turn: number;
  /** The ring that was told last, from 1; 0 when nobody was. */
  readonly ring: number;
  readonly looked: boolean;
  /** The moderator who marked it; null when words did. */
  readonly markedBy: string | null;
}

const columns = sql`w.contribution as number, w.alarm, w.since, w.turn, w.ring, w.looked, w.marked_by as "markedBy"`;
/** Worry that still stands: the contribution is there, is held for it, and nobody looked. */
const stands = sql`exists (select 1 from dialogue_contribution c where c.dialogue_id = w.dialogue_id
  and c.number = w.contribution and c.worry and c.state = 'held')`;

/**
 * Begins an alarm, or begins it anew when somebody had looked at the one before.
 * @returns its count, or undefined when one is open already
 */
export async function openWorry(
  db: AnyDb,
  made: { dialogueId: string; number: number; hour: Date; markedBy: string | null },
): Promise<number | undefined> {
  const { rows } = await sql<{
    alarm: number;
  }>`insert into dialogue_worry as w (dialogue_id, contribution, since, marked_by)
    values (${made.dialogueId}, ${made.number}, ${made.hour}, ${made.markedBy})
    on conflict (dialogue_id, contribution) do update set alarm = w.alarm + 1, since = excluded.since, turn = 0, ring = 0,
      looked = false, marked_by = excluded.marked_by where w.looked
    returning alarm`.execute(db);
  return rows[0]?.alarm;
}

/** Somebody looked: nobody is told any more. */
export async function closeWorry(db: AnyDb, dialogueId: string, number: number): Promise<void> {
  await sql`update dialogue_worry set looked = true
    where dialogue_id = ${dialogueId} and contribution = ${number} and not looked`.execute(db);
}

/** The alarm of a contribution while it stands and nobody looked. */
export async function openWorryOf(db: AnyDb, dialogueId: string, number: number): Promise<Worry | undefined> {
  const { rows } = await sql<Worry>`select ${columns} from dialogue_worry w
    where w.dialogue_id = ${dialogueId} and w.contribution = ${number} and not w.looked and ${stands}`.execute(db);
  return rows[0];
}

/**
 * Takes the turn to tell people, in the transaction that queues their letters: of two jobs one gets it, and a job that is killed leaves
 * it. False when it was told, somebody looked, or it is gone.
 */
export async function takeTurn(
  db: AnyDb,
  dialogueId: string,
  turn: Pick<Worry, "number" | "alarm" | "turn" | "ring">,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_worry w set turn = ${turn.turn}, ring = ${turn.ring}
    where w.dialogue_id = ${dialogueId} and w.contribution = ${turn.number} and w.alarm = ${turn.alarm}
      and w.turn < ${turn.turn} and not w.looked and ${stands}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What still worries us in a dialogue, the longest first. */
export async function worriesOf(db: AnyDb, dialogueId: string): Promise<Worry[]> {
  const { rows } = await sql<Worry>`select ${columns} from dialogue_worry w
    where w.dialogue_id = ${dialogueId} and ${stands} order by w.since, w.contribution`.execute(db);
  return rows;
}
