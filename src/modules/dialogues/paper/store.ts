import { sql } from "kysely";
import type { AnyDb } from "../store.ts";

/** A form on paper: who will speak through it, and what stands on it to weigh. */
export interface StoredForm {
  readonly participant: string;
  readonly contributions: readonly number[];
  readonly entered: boolean;
}

/** Keeps printed forms by the hashes of their codes. */
export async function addForms(
  db: AnyDb,
  dialogueId: string,
  forms: readonly {
    readonly codeHash: string;
    readonly participant: string;
    readonly contributions: readonly number[];
  }[],
): Promise<void> {
  const json = JSON.stringify(
    forms.map(({ codeHash, participant, contributions }) => [codeHash, participant, contributions]),
  );
  await sql`insert into dialogue_form (code_hash, dialogue_id, participant_id, contributions)
    select one->>0, ${dialogueId}, (one->>1)::uuid, array(select jsonb_array_elements_text(one->2)::int)
    from jsonb_array_elements(${json}::jsonb) as one order by one->>0`.execute(db);
}

export async function formByCode(
  db: AnyDb,
  dialogueId: string,
  hashes: readonly string[],
): Promise<StoredForm | undefined> {
  const { rows } = await sql<StoredForm>`select participant_id as participant, contributions, entered from dialogue_form
    where dialogue_id = ${dialogueId} and code_hash = any (${hashes})`.execute(db);
  return rows[0];
}

/** Marks a form as typed in whole; false when it was already. */
export async function markEntered(db: AnyDb, dialogueId: string, participant: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_form set entered = true
    where dialogue_id = ${dialogueId} and participant_id = ${participant} and not entered`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** How many forms were printed and typed in. */
export async function countForms(db: AnyDb, dialogueId: string): Promise<{ printed: number; entered: number }> {
  const { rows } = await sql<{ printed: number; entered: number }>`select count(*)::int as printed,
    count(*) filter (where entered)::int as entered from dialogue_form where dialogue_id = ${dialogueId}`.execute(db);
  return rows[0]!;
}

/** How many take part on paper, and how many with somebody who helped. */
export async function countHelped(db: AnyDb, dialogueId: string): Promise<{ paper: number; helper: number }> {
  const { rows } = await sql<{
    paper: number;
    helper: number;
  }>`select count(*) filter (where entry = 'paper')::int as paper,
    count(*) filter (where entry = 'helper')::int as helper from dialogue_participant where dialogue_id = ${dialogueId}`.execute(
    db,
  );
  return rows[0]!;
}

export interface Batch {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
  readonly madeOn: string;
  readonly withdrawn: boolean;
  readonly used: number;
}

/** Adds a batch of one-time codes by their hashes. */
export async function addBatch(
  db: AnyDb,
  dialogueId: string,
  batch: Pick<Batch, "id" | "name" | "madeOn">,
  hashes: readonly string[],
): Promise<void> {
  await sql`insert into dialogue_code_batch (id, dialogue_id, name, amount, made_on)
    values (${batch.id}, ${dialogueId}, ${batch.name}, ${hashes.length}, ${batch.madeOn})`.execute(db);
  await sql`insert into dialogue_code (code_hash, dialogue_id, batch_id)
    select hash, ${dialogueId}, ${batch.id} from unnest(${hashes}::text[]) as hash order by hash`.execute(db);
}

/** The batches of a dialogue, the newest first. */
export async function batchesOf(db: AnyDb, dialogueId: string): Promise<Batch[]> {
  const { rows } = await sql<Batch>`select b.id, b.name, b.amount, b.made_on::text as "madeOn", b.withdrawn,
    (select count(*)::int from dialogue_code c where c.batch_id = b.id and c.used) as used
    from dialogue_code_batch b where b.dialogue_id = ${dialogueId} order by b.made_on desc, b.name, b.id`.execute(db);
  return rows;
}

/** Makes the codes of a batch that nobody used worthless. @returns how many, undefined when there is no such batch */
export async function withdrawCodes(db: AnyDb, dialogueId: string, batch: string): Promise<number | undefined> {
  const { numAffectedRows: known } = await sql`update dialogue_code_batch set withdrawn = true
    where id = ${batch} and dialogue_id = ${dialogueId} and not withdrawn`.execute(db);
  if (!known) return undefined;
  const { numAffectedRows } = await sql`delete from dialogue_code where batch_id = ${batch} and not used`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
