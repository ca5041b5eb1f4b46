import { sql } from "kysely";
import type { DraftSentence } from "./writer.ts";
import type { AnyDb } from "../store.ts";

export interface StoredWriter {
  readonly address: string;
  readonly model: string;
  readonly sealed: Uint8Array | null;
  readonly active: boolean;
}

export interface StoredDraft {
  readonly state: "asked" | "made" | "failed";
  readonly model: string;
  readonly sentences: readonly DraftSentence[];
  readonly dropped: number;
  readonly madeAt: Date;
}

/** Where a region has drafts written; undefined when that was never set. */
export async function writerOf(db: AnyDb, regionId: string): Promise<StoredWriter | undefined> {
  const { rows } = await sql<StoredWriter>`select address, model, sealed, active from dialogue_writer
    where region_id = ${regionId}`.execute(db);
  return rows[0];
}

export async function saveWriter(db: AnyDb, regionId: string, writer: StoredWriter): Promise<void> {
  const { address, model, sealed, active } = writer;
  await sql`insert into dialogue_writer (region_id, address, model, sealed, active)
    values (${regionId}, ${address}, ${model}, ${sealed}, ${active})
    on conflict (region_id) do update set address = excluded.address, model = excluded.model, sealed = excluded.sealed,
      active = excluded.active`.execute(db);
}

export async function draftOf(db: AnyDb, dialogueId: string): Promise<StoredDraft | undefined> {
  const { rows } =
    await sql<StoredDraft>`select state, model, sentences, dropped, made_at as "madeAt" from dialogue_draft
    where dialogue_id = ${dialogueId}`.execute(db);
  return rows[0];
}

/** Keeps the newest draft of a dialogue. */
export async function saveDraft(db: AnyDb, dialogueId: string, draft: StoredDraft): Promise<void> {
  const { state, model, sentences, dropped, madeAt } = draft;
  await sql`insert into dialogue_draft (dialogue_id, state, model, sentences, dropped, made_at)
    values (${dialogueId}, ${state}, ${model}, ${JSON.stringify(sentences)}::jsonb, ${dropped}, ${madeAt})
    on conflict (dialogue_id) do update set state = excluded.state, model = excluded.model, sentences = excluded.sentences,
      dropped = excluded.dropped, made_at = excluded.made_at`.execute(db);
}
