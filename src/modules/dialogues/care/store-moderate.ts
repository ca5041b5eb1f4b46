import { sql } from "kysely";
import type { AnswerKind } from "../model.ts";
import type { AnyDb } from "../store.ts";

export interface Moderation {
  readonly dialogueId: string;
  readonly contribution: number;
  readonly action: "show" | "hold" | "reject" | "worry" | "care";
  readonly rule: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/** Writes down what was decided about a contribution; never its text. */
export async function noteModeration(db: AnyDb, made: Moderation): Promise<void> {
  await sql`insert into dialogue_moderation (dialogue_id, contribution, action, rule, reason, actor, at)
    values (${made.dialogueId}, ${made.contribution}, ${made.action}, ${made.rule}, ${made.reason}, ${made.actor}, ${made.at})`.execute(
    db,
  );
}

/** The log of a dialogue, oldest first. */
export async function moderationLog(db: AnyDb, dialogueId: string): Promise<Omit<Moderation, "dialogueId">[]> {
  const { rows } = await sql<
    Omit<Moderation, "dialogueId">
  >`select contribution, action, rule, reason, actor, at from dialogue_moderation
    where dialogue_id = ${dialogueId} order by at, contribution, id`.execute(db);
  return rows;
}

export interface Report {
  readonly id: string;
  readonly dialogueId: string;
  readonly contribution: number;
  readonly why: string;
  readonly body: string;
  readonly state: "open" | "upheld" | "refused";
  readonly answer: string | null;
  /** True when the reporter asked for a second look. */
  readonly appealed: boolean;
}

const reportColumns = sql`id, dialogue_id as "dialogueId", contribution, why, body, state, answer, appealed`;

/** @returns the id, which is also the reporter's way back to the answer */
export async function addReport(
  db: AnyDb,
  made: { dialogueId: string; contribution: number; why: string; body: string; hour: Date },
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into dialogue_report (dialogue_id, contribution, why, body, reported_hour)
    values (${made.dialogueId}, ${made.contribution}, ${made.why}, ${made.body}, ${made.hour}) returning id`.execute(
    db,
  );
  return rows[0]!.id;
}

export async function reportById(db: AnyDb, id: string): Promise<Report | undefined> {
  const { rows } = await sql<Report>`select ${reportColumns} from dialogue_report where id = ${id}`.execute(db);
  return rows[0];
}

export async function openReports(db: AnyDb, dialogueId: string): Promise<Report[]> {
  const { rows } = await sql<Report>`select ${reportColumns} from dialogue_report
    where dialogue_id = ${dialogueId} and state = 'open' order by contribution, id limit 200`.execute(db);
  return rows;
}

/** Answers a report; false when it was answered already. */
export async function answerReport(
  db: AnyDb,
  id: string,
  state: "upheld" | "refused",
  answer: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_report set state = ${state}, answer = ${answer}
    where id = ${id} and state = 'open'`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Opens an answered report again, once. */
export async function reopenReport(db: AnyDb, id: string, body: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_report set state = 'open', appealed = true, body = ${body}
    where id = ${id} and state <> 'open' and not appealed and why <> 'appeal'`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What writers asked a second look at, of these contributions. */
export async function appealsOn(db: AnyDb, dialogueId: string, numbers: readonly number[]): Promise<Report[]> {
  const { rows } = await sql<Report>`select ${reportColumns} from dialogue_report
    where dialogue_id = ${dialogueId} and why = 'appeal' and contribution = any (${numbers}) order by reported_hour, id`.execute(
    db,
  );
  return rows;
}

/** Who decided last about a contribution; undefined when a rule did. */
export async function lastDecider(db: AnyDb, dialogueId: string, contribution: number): Promise<string | undefined> {
  const { rows } = await sql<{ actor: string }>`select actor from dialogue_moderation
    where dialogue_id = ${dialogueId} and contribution = ${contribution} and action <> 'care' order by at desc limit 1`.execute(
    db,
  );
  return rows[0]?.actor;
}

export interface TeamAnswer {
  readonly contribution: number;
  readonly kind: AnswerKind;
  readonly body: string;
  readonly byName: string;
  readonly answeredOn: string;
}

/** Writes or replaces the answer to a contribution. */
export async function saveAnswer(db: AnyDb, dialogueId: string, answer: TeamAnswer): Promise<void> {
  await sql`insert into dialogue_answer (dialogue_id, contribution, kind, body, by_name, answered_on)
    values (${dialogueId}, ${answer.contribution}, ${answer.kind}, ${answer.body}, ${answer.byName}, ${answer.answeredOn})
    on conflict (dialogue_id, contribution) do update set kind = excluded.kind, body = excluded.body, by_name = excluded.by_name`.execute(
    db,
  );
}

export async function answersOf(db: AnyDb, dialogueId: string): Promise<TeamAnswer[]> {
  const { rows } =
    await sql<TeamAnswer>`select contribution, kind, body, by_name as "byName", answered_on::text as "answeredOn"
    from dialogue_answer where dialogue_id = ${dialogueId} order by contribution`.execute(db);
  return rows;
}

export interface LoopCounts {
  readonly dialogues: number;
  readonly closed: number;
  readonly answered: number;
  readonly adopted: number;
  /** Median days from closing (or from today, while open) to an answer; null without answers. */
  readonly medianDays: number | null;
}

/** What became of what people said, over a whole region. */
export async function loopCounts(db: AnyDb, regionId: string, now: Date): Promise<LoopCounts> {
  const { rows } = await sql<LoopCounts>`
    select (select count(*)::int from dialogue where region_id = ${regionId} and opens_at <= ${now}) as dialogues,
      (select count(*)::int from dialogue where region_id = ${regionId} and least(closes_at, coalesce(closed_at, closes_at)) <= ${now}) as closed,
      count(a.*)::int as answered, count(a.*) filter (where a.kind in ('doing', 'partly'))::int as adopted,
      percentile_cont(0.5) within group (order by greatest(0, a.answered_on - least(d.closes_at, coalesce(d.closed_at, d.closes_at))::date)) as "medianDays"
    from dialogue_answer a join dialogue d on d.id = a.dialogue_id where d.region_id = ${regionId}`.execute(db);
  return rows[0]!;
}
