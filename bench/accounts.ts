import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { makeLink, useLink } from "../src/modules/accounts/actions-sign-in.ts";
import {
  organisationAt,
  invite,
  listMembers,
  registerOrganisation,
} from "../src/modules/accounts/actions-organisations.ts";
import { membersOf } from "../src/modules/accounts/store-organisations.ts";
import { withScope } from "../src/modules/accounts/store-scope.ts";
import { sealAudit, verifyAudit } from "../src/platform/audit/index.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Context } from "../src/platform/context.ts";
import { migrate, openDatabase } from "../src/platform/database/index.ts";
import { system } from "../src/platform/http/index.ts";
import { jobs, prepareJobs } from "../src/platform/jobs/index.ts";
import { openKeys } from "../src/platform/keys.ts";
import { openLog } from "../src/platform/log.ts";

/**
 * Sign-ins with a durable commit each (64 at once, and 500 at the same moment), what writing the audit adds to a read of personal data, and
 * the verification of a chain. In this process, without HTTP. `BENCH_LINES` sets the length of the chain (a million when left out).
 */
export async function run(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "brink-bench-"));
  const config = readConfig({
    NODE_ENV: "test",
    BRINK_DATA: folder,
    LOG_LEVEL: "silent",
    BRINK_URL: "http://localhost:3000",
  });
  const database = await openDatabase({ dataFolder: folder });
  try {
    await migrate(database);
    await prepareJobs(database.ownerPool);
    const pageVersion = {
      current: 0,
      figures: 0,
      refresh: async () => undefined,
      readAhead: () => undefined,
      close: () => undefined,
    };
    const ctx: Context = {
      config,
      database,
      db: database.db,
      keys: openKeys(config),
      log: openLog(config),
      jobs,
      pageVersion,
      clock: () => new Date(),
    };
    const signIns = await signInMany(ctx, 2_000, 64);
    const hall = await signInMany(ctx, 500, 500);
    const read = await auditedRead(ctx);
    const verified = await verification(ctx, Number(process.env.BENCH_LINES ?? 1_000_000));
    return { signIns64AtOnce: signIns, fiveHundredAtOnce: hall, readOfOneMember: read, verification: verified };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** New people who press the button of their link, `atOnce` at a time. Times in milliseconds. */
async function signInMany(ctx: Context, count: number, atOnce: number) {
  const batch = Math.random().toString(36).slice(2);
  const tokens = await withScope(ctx.db, "house", async (trx) => {
    const made: string[] = [];
    for (let at = 0; at < count; at += 1)
      made.push(
        await makeLink(trx, ctx, { kind: "sign_in", email: `p${at}.${batch}@voorbeeld.nl`, lang: "nl", returnTo: "/" }),
      );
    return made;
  });
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const one = async () => {
    for (let token = tokens.pop(); token; token = tokens.pop()) {
      const start = performance.now();
      await useLink(ctx, token, { device: "bench", lang: "nl" }).catch(() => (failed += 1));
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  return {
    perSecond: Math.round(count / seconds),
    p50: round(times[Math.floor(count * 0.5)]!),
    p99: round(times[Math.floor(count * 0.99)]!),
    failed,
  };
}

/** The same read of a list with one member, with and without its audit line; medians in milliseconds. */
async function auditedRead(ctx: Context) {
  await sql`insert into region (id, position, content, imported, pack_checksum) values ('bench', 1, '{}', '{}', '')`.execute(
    ctx.db,
  );
  await registerOrganisation(ctx, system, { region: "bench", kind: "village_cooperative", name: "Bench" });
  const organisation = await organisationAt(ctx, "bench", "bench");
  await invite(ctx, system, organisation, { email: "lid@voorbeeld.nl", function: "member" });
  const median = async (work: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let time = 0; time < 300; time += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    return round(times.toSorted((a, b) => a - b)[150]!);
  };
  return {
    unauditedMs: await median(() => withScope(ctx.db, "house", (trx) => membersOf(trx, organisation.id))),
    auditedMs: await median(() => listMembers(ctx, system, organisation)),
  };
}

async function verification(ctx: Context, lines: number) {
  const start = new Date("2026-01-01T00:00:00Z");
  await sql`insert into audit_entries (id, at, coarse, actor, action, outcome, details)
    select gen_random_uuid(), ${start}::timestamptz + make_interval(secs => n), false, 'system', 'bench.line', 'done', '{}' from generate_series(1, ${lines}::int) n`.execute(
    ctx.db,
  );
  const seal = performance.now();
  await sealAudit(ctx);
  const verify = performance.now();
  const report = await verifyAudit(ctx.db, { keys: ctx.keys });
  const end = performance.now();
  return {
    lines: report.lines,
    whole: report.whole,
    sealSeconds: round((verify - seal) / 1_000),
    verifySeconds: round((end - verify) / 1_000),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
