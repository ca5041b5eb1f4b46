import { createHash, randomUUID } from "node:crypto";
import { actorName, readPlan } from "#modules/plan/index.ts";
import { findAreas, type Region } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Sheet } from "#platform/spreadsheets/index.ts";
import { dayOf } from "./actions.ts";
import { mayKeepWorkplan } from "./policy.ts";
import { mainSheetName } from "./sheet/columns.ts";
import { type Draft, draftsOf } from "./sheet/import.ts";
import { guessMapping, headingKey, headingRow, isTarget } from "./sheet/mapping.ts";
import { type AnyDb, readInitiatives, versionsBeforeImport, versionsOfImport, writeInitiatives } from "./store.ts";
import {
  addSheet,
  findSheet,
  readMapping,
  rememberMapping,
  setReading,
  setState,
  type SheetReading,
  type SheetRow,
} from "./store-sheet.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** Keeps an upload and guesses how to read it. Nothing of the workplan changes yet. */
export async function receiveSheet(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  fileName: string,
  sheets: readonly Sheet[],
): Promise<string> {
  allow(actor, regionId);
  const id = randomUUID();
  const named = sheets.findIndex((one) => one.name === mainSheetName);
  const longest = sheets.reduce(
    (best, one, place) => (one.rows.length > (sheets[best]?.rows.length ?? 0) ? place : best),
    0,
  );
  const sheet = named >= 0 ? named : longest;
  await ctx.db.transaction().execute(async (trx) => {
    const reading = await guessReading(trx, regionId, sheets, sheet);
    const row = { id, fileName: fileName.slice(0, 200), state: "waiting" as const, sheets, reading };
    await addSheet(trx, { ...row, regionId, at: ctx.clock(), actor: await actorName(trx, ctx, actor) });
    await writeAudit(trx, ctx, {
      actor: await actorName(trx, ctx, actor),
      action: "workplan.sheet.receive",
      subject: id,
      subjectKind: "sheet",
      region: regionId,
    });
  });
  return id;
}

async function guessReading(
  db: AnyDb,
  regionId: string,
  sheets: readonly Sheet[],
  sheet: number,
): Promise<SheetReading> {
  const rows = sheets[sheet]?.rows ?? [];
  const heading = headingRow(rows);
  return { sheet, heading, columns: guessMapping(rows[heading] ?? [], await readMapping(db, regionId)) };
}

/** Reads an upload another way: another sheet starts from a new guess, corrected columns are kept and remembered. */
export async function correctReading(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  id: string,
  sheet: number,
  columns: readonly string[],
): Promise<void> {
  allow(actor, regionId);
  await ctx.db.transaction().execute(async (trx) => {
    const row = await sheetOf(trx, regionId, id, "waiting");
    if (sheet !== row.reading.sheet && row.sheets[sheet])
      return setReading(trx, id, await guessReading(trx, regionId, row.sheets, sheet));
    const clean = columns.map((column) => (isTarget(column) ? column : ""));
    const headings = row.sheets[row.reading.sheet]?.rows[row.reading.heading] ?? [];
    await setReading(trx, id, { ...row.reading, columns: clean });
    await rememberMapping(
      trx,
      regionId,
      new Map(
        headings
          .map((heading, place) => [headingKey(heading), clean[place] ?? ""] as const)
          .filter(([heading]) => heading !== ""),
      ),
    );
  });
}

/** What applying would do, and its seal: the same seal means the same changes. */
export interface Preview {
  readonly row: SheetRow;
  readonly drafts: readonly Draft[];
  readonly seal: string;
  /** Names of areas by their code. */
  readonly areaNames: ReadonlyMap<string, string>;
}

/** @throws Refusal when the actor may not, or when there is no such upload */
export async function previewSheet(ctx: Ctx, actor: Actor, region: Region, id: string): Promise<Preview> {
  allow(actor, region.id);
  return previewOf(ctx, region, await sheetOf(ctx.db, region.id, id));
}

/** What applying would do now. In a transaction (`db`) nobody changes an initiative between the look and the act. */
export async function previewOf(ctx: Ctx, region: Region, row: SheetRow, db: AnyDb = ctx.db): Promise<Preview> {
  const [rows, plan, municipalities, working] = await Promise.all([
    readInitiatives(db, region.id, { lock: db !== ctx.db }),
    readPlan(db, region.id),
    findAreas(db, { region: region.id, kind: "municipality" }),
    findAreas(db, { region: region.id, kind: "working_area" }),
  ]);
  const { sheet, heading, columns } = row.reading;
  const drafts = draftsOf({
    sheets: row.sheets,
    sheet,
    heading,
    mapping: columns,
    existing: rows.map((one) => one.content),
    goals: plan.goals,
    challenges: region.content.challenges,
    areas: [...municipalities, ...working],
    region: region.content.name,
    today: dayOf(ctx.clock()),
  });
  const versions = new Map(rows.map((one) => [one.slug, one.version]));
  const changing = drafts
    .filter((draft) => draft.kind === "new" || draft.kind === "change")
    .map((draft) => [draft.id, versions.get(draft.id) ?? 0, draft.after]);
  const areaNames = new Map([...working, ...municipalities].map((area) => [area.code, area.name]));
  return { row, drafts, areaNames, seal: createHash("sha256").update(JSON.stringify(changing)).digest("hex") };
}

/** What undoing did: put back, and left alone because somebody changed it after the import. */
export interface Undone {
  readonly back: number;
  readonly kept: readonly string[];
}

/** Takes an import back: everything it wrote and nobody changed since goes to the version before it. */
export async function undoSheet(ctx: Ctx, actor: Actor, regionId: string, id: string): Promise<Undone> {
  allow(actor, regionId);
  return ctx.db.transaction().execute(async (trx) => {
    const row = await sheetOf(trx, regionId, id, "applied", true);
    const written = await versionsOfImport(trx, id);
    const now = new Map(
      (await readInitiatives(trx, regionId, { removed: true, lock: true, slugs: written.map((one) => one.slug) })).map(
        (one) => [one.slug, one],
      ),
    );
    const kept = written.filter((one) => now.get(one.slug)?.version !== one.version).map((one) => one.slug);
    const stood = await versionsBeforeImport(trx, id);
    const left = new Set(kept);
    const changes = written
      .filter(({ slug }) => !left.has(slug))
      .map(({ slug }) => {
        const before = stood.get(slug);
        return { regionId, content: before?.content ?? now.get(slug)!.content, removed: before?.removed ?? true };
      });
    const who = await actorName(trx, ctx, actor);
    await writeInitiatives(trx, changes, { at: ctx.clock(), actor: who, reason: `${row.fileName} ←` });
    await setState(trx, id, "undone");
    await audited(trx, ctx, who, regionId, "workplan.sheet.undo", id, changes.length);
    return { back: changes.length, kept };
  });
}

export function allow(actor: Actor, regionId: string): void {
  if (!mayKeepWorkplan(actor, regionId)) throw new Refusal("", 403);
}

/** @throws Refusal 404, or 409 when it is in another state */
export async function sheetOf(
  db: AnyDb,
  regionId: string,
  id: string,
  state?: SheetRow["state"],
  lock = false,
): Promise<SheetRow> {
  const row = await findSheet(db, regionId, id, lock);
  if (!row) throw new Refusal("", 404);
  if (state && row.state !== state) throw new Refusal("", 409);
  return row;
}

export async function audited(
  trx: AnyDb,
  ctx: Ctx,
  actor: string,
  region: string,
  action: string,
  id: string,
  initiatives: number,
): Promise<void> {
  await writeAudit(trx, ctx, {
    actor,
    action,
    subject: id,
    subjectKind: "sheet",
    region,
    details: { initiatives },
  });
  await touchPages(trx);
}
