import { Buffer } from "node:buffer";
import { type Region, regionOf } from "#modules/regions/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { parseCsv, readSpreadsheet, type Sheet, SheetFault } from "#platform/spreadsheets/index.ts";
import { applySheet, decideStopped, type Underway, underwayOf } from "../../actions-apply.ts";
import { correctReading, previewSheet, receiveSheet, sheetOf, undoSheet } from "../../actions-sheet.ts";
import { listSheets, type SheetRow } from "../../store-sheet.ts";
import { sheetTexts } from "./text.ts";
import { ProgressPage } from "./progress.tsx";
import { PreviewPage, UploadPage } from "./views.tsx";

const policy = oneOf("programme_team", "operator");
const closed = { policy, cache: "private" } as const;

/** Bringing in a team's own sheet: upload, look, correct, apply, undo. */
export function sheetPages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda/inlezen";
  router.page({ ...closed, path: base, handle: (request) => uploadPage(ctx, request, undefined) });
  router.form({ policy, path: base, upload: true, handle: (request) => receive(ctx, request) });
  const query = z.object({
    stand: z.enum(["oud"]).optional(),
    terug: z.string().max(8).optional(),
    blijft: z.string().max(400).optional(),
  });
  router.page({ ...closed, path: `${base}/:sheet`, query, handle: (request) => preview(ctx, request as never) });
  router.form({ policy, path: `${base}/:sheet`, handle: (request) => change(ctx, request) });
}

async function uploadPage(ctx: Context, request: PageRequest, error: string | undefined): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const earlier = await listSheets(ctx.db, region.id);
  return page(<UploadPage request={request} region={region} earlier={earlier} error={error} />, {
    status: error ? 400 : 200,
  });
}

async function receive(ctx: Context, request: PageRequest): Promise<Answer> {
  const t = sheetTexts(request.lang);
  const region = await regionOf(ctx, request.params.region ?? "");
  const file = request.form.files.get("file");
  if (!file) return uploadPage(ctx, request, t.noFile);
  try {
    const sheets = await sheetsOf(file);
    const bsn = bsnIn(sheets);
    if (bsn) return uploadPage(ctx, request, t.bsn(bsn.sheet, String(bsn.row)));
    const id = await receiveSheet(ctx, request.actor, region.id, file.name, sheets);
    return redirect(request.link(`/${region.id}/werkagenda/inlezen/${id}`));
  } catch (error) {
    if (error instanceof SheetFault) return uploadPage(ctx, request, t.faults[error.code]);
    throw error;
  }
}

/** The first row that seems to hold a citizen service number; such a file is not kept. */
function bsnIn(sheets: readonly Sheet[]): { sheet: string; row: number } | undefined {
  for (const { name, rows } of sheets)
    for (const [place, cells] of rows.entries())
      if (cells.some((cell) => typeof cell === "string" && containsBsn(cell))) return { sheet: name, row: place + 1 };
  return undefined;
}

async function sheetsOf(file: File): Promise<readonly Sheet[]> {
  const bytes = Buffer.from(await file.arrayBuffer());
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return readSpreadsheet(bytes);
  const text = bytes.includes(0) ? "" : new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
  return [{ name: "CSV", rows: parseCsv(text) }];
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function preview(
  ctx: Context,
  request: PageRequest<{ stand?: string; terug?: string; blijft?: string }>,
): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const row = await sheetOf(ctx.db, region.id, request.params.sheet ?? "");
  const underway = await underwayOf(ctx, row);
  if (underway) return progressPage(request as never, region, row, underway);
  const shown = await previewSheet(ctx, request.actor, region, row.id);
  return page(<PreviewPage request={request as never} region={region} preview={shown} said={request.query} />);
}

/** A long import: how far it is. The browser asks again by itself, also without script, until the work is done. */
function progressPage(request: PageRequest, region: Region, row: SheetRow, underway: Underway): Answer {
  const node = <ProgressPage request={request} region={region} row={row} underway={underway} />;
  return page(node, underway.stopped ? {} : { headers: { Refresh: "2" } });
}

async function change(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, actor } = request;
  const region = await regionOf(ctx, request.params.region ?? "");
  const id = request.params.sheet ?? "";
  const here = request.link(`/${region.id}/werkagenda/inlezen/${id}`);
  if (form.text("doe") === "verwerk") {
    const { kind } = await applySheet(ctx, actor, region, id, form.text("seal"));
    return redirect(kind === "stale" ? `${here}?stand=oud` : here);
  }
  if (form.text("doe") === "verder" || form.text("doe") === "stop") {
    await decideStopped(ctx, actor, region.id, id, form.text("doe") === "verder" ? "resume" : "give_up");
    return redirect(here);
  }
  if (form.text("doe") === "terug") {
    const { back, kept } = await undoSheet(ctx, actor, region.id, id);
    const query = new URLSearchParams({
      terug: String(back),
      ...(kept.length > 0 ? { blijft: kept.join(", ").slice(0, 400) } : {}),
    });
    return redirect(`${here}?${query}`);
  }
  const columns = Array.from({ length: Math.min(Number(form.text("columns")) || 0, 200) }, (_, place) =>
    form.text(`kolom-${place}`),
  );
  await correctReading(ctx, actor, region.id, id, Number(form.text("sheet")) || 0, columns);
  return redirect(here);
}
