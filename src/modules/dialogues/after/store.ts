import { sql } from "kysely";
import { countedRatings } from "../care/store-merged.ts";
import type { AnyDb } from "../store.ts";

/** What participants say afterwards, each 1 (not at all) to 5 (completely). */
export const questions = ["heard", "clear", "answered", "again"] as const;
export type Question = (typeof questions)[number];
export type Marks = readonly [number, number, number, number];

/** How people looked back: counts in steps, means of one decimal; null below ten people. */
export interface Judged {
  readonly people: number;
  readonly means: Marks;
}

/** Fewer people than this say nothing in public. */
const fewest = 10;

export async function saveMarks(db: AnyDb, dialogueId: string, participant: string, marks: Marks): Promise<void> {
  await sql`insert into dialogue_evaluation (participant_id, dialogue_id, marks)
    values (${participant}, ${dialogueId}, ${marks}::smallint[])
    on conflict (participant_id) do update set marks = excluded.marks`.execute(db);
}

export async function marksOf(db: AnyDb, participant: string): Promise<Marks | undefined> {
  const { rows } = await sql<{
    marks: Marks;
  }>`select marks from dialogue_evaluation where participant_id = ${participant}`.execute(db);
  return rows[0]?.marks;
}

/** What all of them said, per dialogue of a region. */
export async function judgedIn(db: AnyDb, regionId: string): Promise<ReadonlyMap<string, Judged>> {
  const { rows } = await sql<{ id: string; people: number; means: Marks }>`
    select e.dialogue_id as id, (count(*) / ${fewest} * ${fewest})::int as people,
      array[round(avg(marks[1]), 1), round(avg(marks[2]), 1), round(avg(marks[3]), 1), round(avg(marks[4]), 1)]::float8[] as means
    from dialogue_evaluation e join dialogue d on d.id = e.dialogue_id where d.region_id = ${regionId}
    group by e.dialogue_id having count(*) >= ${fewest}`.execute(db);
  return new Map(rows.map(({ id, ...judged }) => [id, judged]));
}

export interface Grade {
  readonly first: number | null;
  readonly second: number | null;
}

export async function gradeOf(db: AnyDb, participant: string): Promise<Grade | undefined> {
  const { rows } =
    await sql<Grade>`select first, second from dialogue_grade where participant_id = ${participant}`.execute(db);
  return rows[0];
}

/** Keeps a score of the first round, or the one that takes its place in the second. */
export async function saveGrade(
  db: AnyDb,
  dialogueId: string,
  participant: string,
  which: "first" | "second",
  value: number,
): Promise<void> {
  const [first, second] = which === "first" ? [value, null] : [null, value];
  await sql`insert into dialogue_grade as old (participant_id, dialogue_id, first, second)
    values (${participant}, ${dialogueId}, ${first}, ${second})
    on conflict (participant_id) do update set first = coalesce(excluded.first, old.first),
      second = coalesce(excluded.second, old.second)`.execute(db);
}

export interface GradeShift {
  readonly people: number;
  readonly first: number;
  readonly second: number;
}

/** Mean before and after of who gave a score in the first round; without a second one the first still holds. */
export async function gradeShift(db: AnyDb, dialogueId: string): Promise<GradeShift | undefined> {
  const { rows } = await sql<GradeShift>`select (count(*) / ${fewest} * ${fewest})::int as people,
      round(avg(first), 1)::float8 as first, round(avg(coalesce(second, first)), 1)::float8 as second
    from dialogue_grade where dialogue_id = ${dialogueId} and first is not null having count(*) >= ${fewest}`.execute(
    db,
  );
  return rows[0];
}

/** What a region promises to whoever takes part. */
export interface Promised {
  readonly aim: string;
  readonly groups: string;
  readonly rules: string;
}

export async function promiseOf(
  db: AnyDb,
  regionId: string,
): Promise<{ content: Promised; version: number } | undefined> {
  const { rows } = await sql<{ content: Promised; version: number }>`select content, version from dialogue_promise
    where region_id = ${regionId}`.execute(db);
  return rows[0];
}

/** Saves the promise when `expected` is still its version (0 for the first). */
export async function savePromise(db: AnyDb, regionId: string, content: Promised, expected: number): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into dialogue_promise as old (region_id, content, version)
    select ${regionId}, ${JSON.stringify(content)}::jsonb, 1 where ${expected} = 0 or exists
      (select 1 from dialogue_promise where region_id = ${regionId})
    on conflict (region_id) do update set content = excluded.content, version = old.version + 1
      where old.version = ${expected}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** How participants of an example looked back, made up with it. */
export async function loadAfter(
  db: AnyDb,
  dialogueId: string,
  rows: {
    readonly marks: readonly { id: string; marks: Marks }[];
    readonly grades: readonly { id: string; first: number; second: number }[];
  },
): Promise<void> {
  for (const { id, marks } of rows.marks) await saveMarks(db, dialogueId, id, marks);
  await sql`insert into dialogue_grade (participant_id, dialogue_id, first, second) select id, ${dialogueId}, first, second
    from jsonb_to_recordset(${JSON.stringify(rows.grades)}::jsonb) as t (id uuid, first smallint, second smallint)`.execute(
    db,
  );
}

export interface Sameness {
  /** Contributions with the very words of another. */
  readonly texts: number;
  /** People on the open link whose votes are exactly those of another. */
  readonly votes: number;
}

/** What came in double: counted and told, so that anybody sees whether somebody tried to count twice. */
export async function sameness(db: AnyDb, dialogueId: string): Promise<Sameness> {
  const { rows } = await sql<Sameness>`
    with texts as (select count(*) - 1 as more from dialogue_contribution where dialogue_id = ${dialogueId} and state = 'shown'
        group by lower(regexp_replace(body, '[^[:alnum:]]+', ' ', 'g')) having count(*) > 1),
      votes as (select participant_id, md5(string_agg(contribution || ':' || coalesce(value::text, '-'), ',' order by contribution)) as same
        from dialogue_rating r join dialogue_participant p on p.id = r.participant_id and p.entry = 'open'
        where r.dialogue_id = ${dialogueId} group by participant_id having count(*) >= 8),
      twins as (select count(*) - 1 as more from votes group by same having count(*) > 1)
    select coalesce((select sum(more) from texts), 0)::int as texts, coalesce((select sum(more) from twins), 0)::int as votes`.execute(
    db,
  );
  return rows[0]!;
}

/** The first five with everybody, and with only who has a checked address; undefined where too few stand on either side. */
export async function topsByEntry(
  db: AnyDb,
  dialogueId: string,
): Promise<{ readonly all: readonly number[]; readonly checked: readonly number[] } | undefined> {
  const { rows } = await sql<{ number: number; all: number; checked: number }>`
    with recursive ${countedRatings(dialogueId)} select r.contribution as number, avg(value)::float8 as all, (avg(value) filter (where p.assurance > 0))::float8 as checked
    from counted r join dialogue_participant p on p.id = r.participant_id
    join dialogue_contribution c on c.dialogue_id = ${dialogueId} and c.number = r.contribution and c.state = 'shown'
    where r.value is not null group by r.contribution
    having count(*) filter (where p.assurance > 0) >= ${fewest} and count(*) filter (where p.assurance = 0) >= ${fewest}`.execute(
    db,
  );
  if (rows.length < 5) return undefined;
  const top = (by: "all" | "checked") =>
    rows
      .toSorted((a, b) => b[by] - a[by] || a.number - b.number)
      .slice(0, 5)
      .map(({ number }) => number);
  return { all: top("all"), checked: top("checked") };
}
