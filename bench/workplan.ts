import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readConfig } from "../src/platform/config.ts";
import type { Context } from "../src/platform/context.ts";
import { closeThreads } from "../src/platform/cpu.ts";
import { migrate, openDatabase } from "../src/platform/database/index.ts";
import { system } from "../src/platform/http/index.ts";
import { jobs, prepareJobs } from "../src/platform/jobs/index.ts";
import { openKeys } from "../src/platform/keys.ts";
import { openLog } from "../src/platform/log.ts";
import { openPageVersion, touchPages } from "../src/platform/page-version.ts";
import { readSpreadsheet, writeSpreadsheet } from "../src/platform/spreadsheets/index.ts";
import { findRegion } from "../src/modules/regions/index.ts";
import { applyAsked, applySheet } from "../src/modules/workplan/actions-apply.ts";
import { previewSheet, receiveSheet } from "../src/modules/workplan/actions-sheet.ts";
import { makePaper, movePaper } from "../src/modules/workplan/papers/actions.ts";
import type { Initiative } from "../src/modules/workplan/model.ts";
import { initiativeSchema } from "../src/modules/workplan/schema.ts";
import { sheetsOf } from "../src/modules/workplan/sheet/export.ts";
import { writeInitiatives } from "../src/modules/workplan/store.ts";
import { askFirstPages, warmRooms } from "../src/read-ahead.ts";
import { openDoors, rooms } from "../src/rooms.ts";

const region = "drenthe";
const base = `/${region}/werkagenda`;
const views = [
  "",
  "?opgave-leefomgeving=1&status-running=1",
  "?q=initiatief+1999",
  "/tijdlijn",
  "/bord",
  "/geld",
  "/geld?jaar=2026",
  "/gebieden",
  "/gebieden?niveau=working_area",
  "/gebieden?q=gieten",
  "/gebieden/gm0114",
  "/gebieden/gm1680-gieten",
  "/transformatie",
  "/voorbeelden",
  "/netwerk",
  "/netwerk?opgave=arbeidsmarkt&partij=organisatie+7",
  "/boom",
  "/nieuw",
  "/losse-eindjes",
  "/meting-1000",
];
const repeats = 20;

/**
 * A region with 2 000 initiatives, 20 000 milestones and ten years of money: server time and bytes of every view rendered anew, the first
 * view after a change, a letter to a council, import of 2 000 rows, export, and a PDF of 50 initiatives.
 */
export async function run(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "brink-bench-"));
  const { ctx, close } = await house(folder);
  try {
    for (const room of rooms) await room.start?.(ctx);
    const initiatives = Array.from({ length: 2_000 }, (_, place) => made(place));
    const by = { at: ctx.clock(), actor: "system", reason: "bench" };
    await writeInitiatives(
      ctx.db,
      initiatives.map((content) => ({ regionId: region, content })),
      by,
    );
    const server = await openDoors(ctx);
    const ask = async (path: string) => {
      const began = performance.now();
      const cpu = process.cpuUsage();
      const body = Buffer.from(await (await server.app.request(path)).arrayBuffer());
      const { user, system: kernel } = process.cpuUsage(cpu);
      return { ms: performance.now() - began, cpuMs: (user + kernel) / 1_000, body };
    };
    await ctx.pageVersion.refresh();
    await warmRooms(ctx);
    await askFirstPages(ctx, server);
    await ctx.db.transaction().execute((trx) => touchPages(trx));
    await ctx.pageVersion.refresh();
    const first = await ask(base);
    const shown: Record<string, object> = {};
    for (const view of views)
      shown[view || "/"] = await measure(
        () => server.clearCache(),
        () => ask(`${base}${view}`),
      );
    const paper = await papers(ctx, (path) =>
      measure(
        () => server.clearCache(),
        () => ask(path),
      ),
    );
    const pdf = await ask(`${base}/werkagenda.pdf?opgave-arbeidsmarkt=1&waar=GM0119`);
    return {
      initiatives: initiatives.length,
      milestones: initiatives.reduce((sum, one) => sum + one.milestones.length, 0),
      firstViewAfterChangeMs: Math.round(first.ms),
      views: shown,
      paper,
      spreadsheet: await sheets(ctx, initiatives),
      pdf: { ms: Math.round(pdf.ms), bytes: pdf.body.length },
      aims: { viewP99Ms: 50, viewGzipBytes: 100_000, importMs: 5_000, pdfOf50Ms: 5_000 },
    };
  } finally {
    await closeThreads();
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A letter to a council about all that concerns its municipality: how long it takes to make, and its page. */
async function papers(ctx: Context, page: (path: string) => Promise<object>): Promise<object> {
  const found = (await findRegion(ctx.db, region))!;
  const order = {
    audience: "municipality",
    municipality: "GM0119",
    date: "2026-11-27",
    year: 2026,
    selection: "",
  } as const;
  const began = performance.now();
  const slug = (await makePaper(ctx, system, found, order))!;
  const makeMs = Math.round(performance.now() - began);
  for (const [version, to] of (["ready", "sent"] as const).entries())
    await movePaper(ctx, system, region, slug, { version: version + 1, to });
  return { makeMs, page: await page(`${base}/stukken/${slug}`) };
}

/** One answer: how long it took, and how long this process worked on it, which says more on a computer that others share. */
interface Asked {
  readonly ms: number;
  readonly cpuMs: number;
  readonly body: Buffer;
}

async function measure(fresh: () => void, ask: () => Promise<Asked>): Promise<object> {
  const times: number[] = [];
  const cpus: number[] = [];
  let body: Buffer = Buffer.alloc(0);
  for (let round = 0; round < repeats; round += 1) {
    fresh();
    const answer = await ask();
    times.push(answer.ms);
    cpus.push(answer.cpuMs);
    ({ body } = answer);
  }
  const at = (values: readonly number[], share: number) => {
    const sorted = values.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)]! * 10) / 10;
  };
  return {
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    cpuP50: at(cpus, 0.5),
    cpuP99: at(cpus, 0.99),
    htmlBytes: body.length,
    gzipBytes: gzipSync(body).length,
  };
}

async function sheets(ctx: Context, initiatives: readonly Initiative[]): Promise<object> {
  const clocked = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const began = performance.now();
    const result = await work();
    return [result, Math.round(performance.now() - began)];
  };
  const changed = initiatives.map((one) => ({ ...one, what: "Elke rij is veranderd." }));
  const [bytes, exportMs] = await clocked(() => writeSpreadsheet(sheetsOf(changed, new Map()), "bench"));
  const [read, readMs] = await clocked(() => readSpreadsheet(bytes));
  const found = (await findRegion(ctx.db, region))!;
  const [id, receiveMs] = await clocked(() => receiveSheet(ctx, system, region, "bench.xlsx", read));
  const [preview, previewMs] = await clocked(() => previewSheet(ctx, system, found, id));
  const [asked, askMs] = await clocked(() => applySheet(ctx, system, found, id, preview.seal));
  const [, workMs] = await clocked(() => applyAsked(ctx, region, id));
  return {
    rows: asked.kind === "started" ? initiatives.length : 0,
    bytes: bytes.length,
    exportMs,
    readMs,
    receiveMs,
    previewMs,
    askMs,
    workMs,
    importMs: readMs + receiveMs + previewMs + askMs + workMs,
  };
}

/** A plan in twenty is a transformation plan that came as far as its grant. */
const transformation = {
  kind: "transformation",
  transformation: "grant",
  path: ["quick_test", "plan", "judgement", "judgement"].map((step, place) => ({
    step,
    date: `2025-0${place + 1}-10`,
    who: place % 2 === 0 ? "grootste zorgverzekeraar" : "tweede zorgverzekeraar",
    outcome: "agreed",
  })),
};

/** Initiative number n, always the same. */
function made(n: number): Initiative {
  const challenges = [
    "netwerkaanpak",
    "sociale-basis",
    "leefomgeving",
    "innovaties",
    "arbeidsmarkt",
    "toegankelijke-zorg",
  ];
  const goals = ["een-plan", "minder-eenzaam", "meer-bewegen", "zorg-op-afstand", "genoeg-mensen", "op-tijd-hulp"];
  const areas = [
    "GM0106",
    "GM0109",
    "GM0114",
    "GM0118",
    "GM0119",
    "GM1680",
    "GM1681",
    "GM1690",
    "GM1699",
    "GM1701",
    "GM1730",
    "GM1731",
  ];
  const year = 2020 + (n % 8);
  const sources = ["iza", "spuk", "gala", "zvw", "wmo", "own"];
  return initiativeSchema.parse({
    id: `meting-${n}`,
    title: `Initiatief ${n}`,
    challenge: challenges[n % 6],
    what: "Een plek waar je elke dag kunt binnenlopen. Zonder afspraak.",
    initiator: `organisatie ${n % 40}`,
    goals: [{ goal: goals[n % 6], why: "Wie elke week iemand spreekt, voelt zich minder alleen." }],
    parties: [1, 2, 3].map((step) => ({ name: `organisatie ${(n * step) % 60}`, role: "executes", hours: 4 })),
    money: Array.from({ length: 10 }, (_, step) => ({
      year: 2020 + step,
      source: sources[(n + step) % 6],
      needed: 10_000,
      asked: 10_000,
      granted: n % 5 === 0 ? 8_000 : 10_000,
    })),
    start: `${year}-01-01`,
    end: `${year + 3}-12-31`,
    milestones: Array.from({ length: 10 }, (_, step) => {
      const date = `${year + Math.floor(step / 4)}-0${1 + (step % 9)}-15`;
      return { title: `Mijlpaal ${step}`, date, ...(date < "2026-11-01" && n % 7 > 0 ? { reached: date } : {}) };
    }),
    preconditions: [{ title: "Ruimte", owner: "gemeente", state: n % 9 === 0 ? "open" : "met" }],
    dependsOn: n % 10 > 7 ? [`meting-${n - 1}`] : [],
    areas: n % 4 === 0 ? [] : [areas[n % 12]],
    groups: [`groep ${n % 50}`],
    ...(n % 20 === 0 ? transformation : {}),
    ...(n % 40 === 0 ? { offered: "2026-09-15" } : {}),
    status: n % 10 === 0 ? "preparing" : "running",
    reports: [{ date: n % 11 === 0 ? "2025-01-01" : "2026-10-01", text: "Het loopt." }],
    embedding: { state: n % 3 === 0 ? "open" : "agreed" },
  }) as Initiative;
}

async function house(folder: string): Promise<{ ctx: Context; close(): Promise<void> }> {
  const config = readConfig({
    NODE_ENV: "development",
    BRINK_DATA: folder,
    LOG_LEVEL: "silent",
    BRINK_URL: "http://localhost:3000",
  });
  const keys = openKeys(config);
  const database = await openDatabase({ dataFolder: folder, log: () => undefined });
  await migrate(database);
  await prepareJobs(database.ownerPool);
  const pageVersion = await openPageVersion(database.db as never);
  const ctx: Context = {
    config,
    database,
    db: database.db,
    keys,
    log: openLog(config),
    jobs,
    pageVersion,
    clock: () => new Date(),
  };
  return {
    ctx,
    async close() {
      pageVersion.close();
      await database.close();
    },
  };
}
