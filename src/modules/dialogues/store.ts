import { type Kysely, sql } from "kysely";
import type { Dialogue, DialogueContent, DialogueForm, Phase } from "./model.ts";

/** The tables of this room. */
export interface DialogueTables {
  dialogue: {
    id: string;
    region_id: string;
    slug: string;
    form: DialogueForm;
    content: DialogueContent;
    moderation: "before" | "after";
    opens_at: Date;
    second_at: Date | null;
    closes_at: Date;
    closed_at: Date | null;
    example: boolean;
    pack_checksum: string | null;
    version: number;
    shown: Shown;
  };
}

/** What public pages show of a running dialogue; the clock of the worker renews it. */
export interface Shown {
  readonly phase?: Phase;
  /** In steps of ten. */
  readonly people?: number;
  readonly contributions?: number;
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export type AnyDb = Kysely<any>;
const own = (db: AnyDb) => db as Kysely<DialogueTables>;

type Row = DialogueTables["dialogue"];

function fromRow(row: Row): Dialogue & { readonly shown: Shown } {
  return {
    id: row.id,
    regionId: row.region_id,
    slug: row.slug,
    form: row.form,
    content: row.content,
    moderation: row.moderation,
    opensAt: row.opens_at,
    secondAt: row.second_at,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
    example: row.example,
    version: row.version,
    shown: row.shown,
  };
}

export type ShownDialogue = ReturnType<typeof fromRow>;

/** One dialogue by its address, or undefined. */
export async function findDialogue(db: AnyDb, regionId: string, slug: string): Promise<ShownDialogue | undefined> {
  const row = await own(db)
    .selectFrom("dialogue")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("slug", "=", slug)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function dialogueById(db: AnyDb, id: string): Promise<ShownDialogue | undefined> {
  const row = await own(db).selectFrom("dialogue").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** The dialogues of a region, the last to close first. */
export async function dialoguesOf(db: AnyDb, regionId?: string): Promise<ShownDialogue[]> {
  const rows = await own(db)
    .selectFrom("dialogue")
    .selectAll()
    .$if(regionId !== undefined, (query) => query.where("region_id", "=", regionId!))
    .orderBy("closes_at", "desc")
    .orderBy("slug")
    .execute();
  return rows.map(fromRow);
}

export type NewDialogue = Omit<Dialogue, "id" | "version" | "closedAt">;

/** Adds a dialogue and its counter of contributions. Undefined when the address is taken. */
export async function addDialogue(db: AnyDb, dialogue: NewDialogue, checksum?: string): Promise<string | undefined> {
  const row = await own(db)
    .insertInto("dialogue")
    .values({ ...toRow(dialogue), pack_checksum: checksum ?? null, content: json(dialogue.content) } as never)
    .onConflict((conflict) => conflict.columns(["region_id", "slug"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row) await sql`insert into dialogue_counter (dialogue_id) values (${row.id})`.execute(db);
  return row?.id;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

function toRow(dialogue: Omit<NewDialogue, "content">) {
  return {
    region_id: dialogue.regionId,
    slug: dialogue.slug,
    form: dialogue.form,
    moderation: dialogue.moderation,
    opens_at: dialogue.opensAt,
    second_at: dialogue.secondAt,
    closes_at: dialogue.closesAt,
    example: dialogue.example,
  };
}

/** Saves a dialogue when `expected` is still its version. @returns the new version, or undefined when somebody was first */
export async function saveDialogue(
  db: AnyDb,
  id: string,
  dialogue: Pick<Dialogue, "content" | "moderation" | "opensAt" | "secondAt" | "closesAt">,
  expected: number,
): Promise<number | undefined> {
  const row = await own(db)
    .updateTable("dialogue")
    .set({
      content: json(dialogue.content) as never,
      moderation: dialogue.moderation,
      opens_at: dialogue.opensAt,
      second_at: dialogue.secondAt,
      closes_at: dialogue.closesAt,
      version: expected + 1,
    })
    .where("id", "=", id)
    .where("version", "=", expected)
    .returning("version")
    .executeTakeFirst();
  return row?.version;
}

/** Closes a dialogue now; false when it was closed already. */
export async function closeDialogue(db: AnyDb, id: string, at: Date): Promise<boolean> {
  const result = await own(db)
    .updateTable("dialogue")
    .set({ closed_at: at })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes what public pages show; true when it changed. */
export async function setShown(db: AnyDb, id: string, shown: Shown): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue set shown = ${JSON.stringify(shown)}::jsonb
    where id = ${id} and shown is distinct from ${JSON.stringify(shown)}::jsonb`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Checksum of the pack an example was loaded from; undefined when it is not there. */
export async function packChecksum(db: AnyDb, regionId: string, slug: string): Promise<string | null | undefined> {
  const row = await own(db)
    .selectFrom("dialogue")
    .select("pack_checksum")
    .where("region_id", "=", regionId)
    .where("slug", "=", slug)
    .executeTakeFirst();
  return row?.pack_checksum;
}

/** Removes the examples of a region and everything in them; with a slug, that one alone. */
export async function removeExamples(db: AnyDb, regionId: string, slug?: string): Promise<void> {
  const which = slug === undefined ? sql`true` : sql`slug = ${slug}`;
  await sql`delete from dialogue_rating where dialogue_id in
    (select id from dialogue where region_id = ${regionId} and example and ${which})`.execute(db);
  await sql`delete from dialogue where region_id = ${regionId} and example and ${which}`.execute(db);
}

/** How many take part and how many contributions may be read. */
export async function countsOf(
  db: AnyDb,
  id: string,
): Promise<{ people: number; contributions: number; ratings: number }> {
  const { rows } = await sql<{ people: number; contributions: number; ratings: number }>`
    select (select count(*)::int from dialogue_participant where dialogue_id = ${id}) as people,
      (select count(*)::int from dialogue_contribution where dialogue_id = ${id} and state = 'shown') as contributions,
      (select count(*)::int from dialogue_rating where dialogue_id = ${id}) as ratings`.execute(db);
  return rows[0]!;
}
