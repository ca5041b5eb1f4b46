import { type Kysely, sql } from "kysely";
import type { AnyDb } from "../store.ts";
import type { Audience, PaperContent, PaperState, SectionId } from "./model.ts";

interface PaperTables {
  workplan_paper: {
    region_id: string;
    slug: string;
    audience: Audience;
    municipality: string | null;
    date: string;
    made_at: Date;
    actor: string;
    content: PaperContent;
    content_hash: string;
    notes: PaperNotes;
    version: number;
    state: PaperState;
    sent_at: Date | null;
    seal: string | null;
  };
  workplan_meeting: { region_id: string; day: string; name: string };
}

const own = (db: AnyDb) => db as Kysely<PaperTables>;

/** A sentence of the team per section. */
export type PaperNotes = Readonly<Partial<Record<SectionId, string>>>;

/** A paper without what is in it. */
export interface PaperLine {
  readonly slug: string;
  readonly audience: Audience;
  readonly municipality: string | null;
  readonly state: PaperState;
  readonly version: number;
  readonly madeAt: Date;
  readonly sentAt: Date | null;
  readonly title: { readonly nl: string; readonly en: string };
  /** Plain day that stands on it. */
  readonly date: string;
}

export interface PaperRow extends PaperLine {
  readonly content: PaperContent;
  readonly contentHash: string;
  readonly notes: PaperNotes;
  readonly seal: string | null;
}

const line = [
  "slug",
  "audience",
  "municipality",
  "state",
  "version",
  "made_at as madeAt",
  "sent_at as sentAt",
  sql<string>`to_char(date, 'YYYY-MM-DD')`.as("date"),
  sql<
    PaperLine["title"]
  >`jsonb_build_object('nl', content #>> '{text,nl,title}', 'en', content #>> '{text,en,title}')`.as("title"),
] as const;

/** Papers of a region, newest first, without what was dropped. */
export async function listPapers(db: AnyDb, regionId: string, limit = 200): Promise<PaperLine[]> {
  return own(db)
    .selectFrom("workplan_paper")
    .select(line)
    .where("region_id", "=", regionId)
    .where("state", "<>", "dropped")
    .orderBy("date", "desc")
    .orderBy("made_at", "desc")
    .orderBy("slug")
    .limit(limit)
    .execute();
}

export async function readPaper(
  db: AnyDb,
  regionId: string,
  slug: string,
  lock = false,
): Promise<PaperRow | undefined> {
  return own(db)
    .selectFrom("workplan_paper")
    .select([...line, "content", "content_hash as contentHash", "notes", "seal"])
    .where("region_id", "=", regionId)
    .where("slug", "=", slug)
    .where("state", "<>", "dropped")
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** The paper of this audience, and of a council this municipality, that was sent last. */
export async function lastSent(
  db: AnyDb,
  regionId: string,
  audience: Audience,
  municipality: string | null,
): Promise<PaperRow | undefined> {
  return own(db)
    .selectFrom("workplan_paper")
    .select([...line, "content", "content_hash as contentHash", "notes", "seal"])
    .where("region_id", "=", regionId)
    .where("audience", "=", audience)
    .where(sql<boolean>`municipality is not distinct from ${municipality}`)
    .where("state", "=", "sent")
    .orderBy("sent_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Papers that one pseudonym made, newest first. */
export async function papersBy(db: AnyDb, actor: string): Promise<{ region: string; slug: string; at: Date }[]> {
  return own(db)
    .selectFrom("workplan_paper")
    .select(["region_id as region", "slug", "made_at as at"])
    .where("actor", "=", actor)
    .orderBy("made_at", "desc")
    .execute();
}

export interface NewPaper {
  readonly slug: string;
  readonly audience: Audience;
  readonly municipality: string | null;
  readonly date: string;
  readonly content: PaperContent;
  readonly contentHash: string;
  readonly at: Date;
  readonly actor: string;
}

/** Keeps a new paper. @returns false when there is one at this address already */
export async function addPaper(db: AnyDb, regionId: string, paper: NewPaper): Promise<boolean> {
  const { rows } = await sql`insert into workplan_paper
    (region_id, slug, audience, municipality, date, made_at, actor, content, content_hash)
    values (${regionId}, ${paper.slug}, ${paper.audience}, ${paper.municipality}, ${paper.date}, ${paper.at}, ${paper.actor},
      ${JSON.stringify(paper.content)}::jsonb, ${paper.contentHash})
    on conflict do nothing returning slug`.execute(own(db));
  return rows.length > 0;
}

/** Writes the sentences of the team and the state of a paper, under a new version number. */
export async function changePaper(
  db: AnyDb,
  regionId: string,
  slug: string,
  change: { notes?: PaperNotes; state?: PaperState; sent?: { at: Date; seal: string } },
): Promise<void> {
  await own(db)
    .updateTable("workplan_paper")
    .set({
      version: sql`version + 1`,
      ...(change.notes ? { notes: sql`${JSON.stringify(change.notes)}::jsonb` } : {}),
      ...(change.state ? { state: change.state } : {}),
      ...(change.sent ? { sent_at: change.sent.at, seal: change.sent.seal } : {}),
    })
    .where("region_id", "=", regionId)
    .where("slug", "=", slug)
    .execute();
}

/** The next meeting for which the team prepares. */
export interface Meeting {
  /** Plain day. */
  readonly day: string;
  readonly name: string;
}

export async function readMeeting(db: AnyDb, regionId: string): Promise<Meeting | undefined> {
  return own(db)
    .selectFrom("workplan_meeting")
    .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as("day"), "name"])
    .where("region_id", "=", regionId)
    .executeTakeFirst();
}

export async function writeMeeting(db: AnyDb, regionId: string, meeting: Meeting): Promise<void> {
  await sql`insert into workplan_meeting (region_id, day, name) values (${regionId}, ${meeting.day}, ${meeting.name})
    on conflict (region_id) do update set day = excluded.day, name = excluded.name`.execute(own(db));
}
