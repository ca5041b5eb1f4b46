import { sql } from "kysely";
import type { Background } from "./model.ts";
import type { AnyDb } from "./store.ts";

export interface LoadedPerson {
  readonly id: string;
  readonly codeHash: string;
  readonly backgroundKey: string;
  readonly assurance: number;
  readonly background: Background;
}

export interface LoadedContribution {
  readonly number: number;
  readonly question: number;
  readonly body: string;
  readonly lang: string;
  readonly theme: string | null;
  readonly place: string | null;
  /** `shown` when left out. */
  readonly state?: "shown" | "rejected";
}

export interface LoadedRating {
  readonly participant: string;
  readonly contribution: number;
  readonly value: number | null;
  readonly words?: readonly number[];
}

/** Writes a whole dialogue's worth of rows: an example, or one that was held elsewhere. */
export async function loadRows(
  db: AnyDb,
  dialogueId: string,
  rows: {
    readonly people: readonly LoadedPerson[];
    readonly contributions: readonly LoadedContribution[];
    readonly ratings: readonly LoadedRating[];
  },
  hour: Date,
): Promise<void> {
  const { people, contributions, ratings } = rows;
  await sql`insert into dialogue_contribution (dialogue_id, number, question, body, lang, theme, place, state, written_hour)
    select ${dialogueId}, number, question, body, lang, theme, place, coalesce(state, 'shown'), ${hour}
    from jsonb_to_recordset(${JSON.stringify(contributions)}::jsonb) as t (number int, question smallint, body text, lang text, theme text, place text, state text)`.execute(
    db,
  );
  const last = contributions.reduce((most, one) => Math.max(most, one.number), 0);
  await sql`update dialogue_counter set last = greatest(last, ${last}) where dialogue_id = ${dialogueId}`.execute(db);
  await sql`insert into dialogue_participant (id, dialogue_id, entry, assurance, code_hash, consent_version, lang, joined_hour)
    select id, ${dialogueId}, 'open', assurance, "codeHash", 1, 'nl', ${hour}
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as t (id uuid, "codeHash" text, assurance smallint)`.execute(
    db,
  );
  const backgrounds = people
    .filter(({ background }) => Object.keys(background).length > 0)
    .map(({ backgroundKey: key, background: answers }) => ({ key, answers }));
  await sql`insert into dialogue_background (key, dialogue_id, answers) select key, ${dialogueId}, answers
    from jsonb_to_recordset(${JSON.stringify(backgrounds)}::jsonb) as t (key text, answers jsonb) order by key`.execute(
    db,
  );
  const words = ratings.map((row) => (row.words?.length ? `{${row.words.join(",")}}` : null));
  await sql`insert into dialogue_rating (dialogue_id, participant_id, contribution, value, words)
    select ${dialogueId}, p, c, v, w::smallint[] from unnest(${ratings.map((row) => row.participant)}::uuid[], ${ratings.map((row) => row.contribution)}::int[],
      ${ratings.map((row) => row.value)}::smallint[], ${words}::text[]) as t (p, c, v, w) on conflict do nothing`.execute(
    db,
  );
}
