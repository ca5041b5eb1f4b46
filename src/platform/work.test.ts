import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { type Inbox, openInbox, silentLog } from "../../tests/support/inbox.ts";
import { auditHead, sealLag, startSealer, writeAudit } from "./audit/index.ts";
import { readConfig } from "./config.ts";
import type { Context } from "./context.ts";
import type { DatabaseHandle } from "./database/index.ts";
import { jobs, startWorker } from "./jobs/index.ts";
import { openKeys } from "./keys.ts";
import { queueMail } from "./mail/index.ts";
import { platformJobs, platformTimers } from "./work.ts";

describe("the platform's own work", () => {
  let database: DatabaseHandle;
  let inbox: Inbox;
  let ctx: Context;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    inbox = await openInbox();
    const keys = openKeys({ key: "a secret of this test, long enough", dataFolder: "" });
    const config = readConfig({ SMTP_URL: inbox.url });
    const pageVersion = {
      current: 1,
      figures: 1,
      refresh: async () => undefined,
      readAhead: () => undefined,
      close: () => undefined,
    };
    ctx = { config, database, db: database.db, keys, log: silentLog, jobs, pageVersion, clock: () => new Date() };
  });
  afterEach(() => inbox.close());
  afterAll(() => database.close());

  it("the real queue takes letters to the server: each once", async () => {
    const letter = { to: "jan@dorp.example", subject: "Bericht", text: "Dag", html: "<p>Dag</p>" };
    const ids = await Promise.all(Array.from({ length: 20 }, () => queueMail(database.db, ctx, letter)));
    const options = { pool: database.ownerPool, handlers: platformJobs(ctx), timers: platformTimers, log: silentLog };
    const workers = await Promise.all([startWorker(options), startWorker(options)]);
    try {
      await vi.waitFor(() => expect(inbox.letters.length).toBeGreaterThanOrEqual(20), {
        timeout: 20_000,
        interval: 50,
      });
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    const sent = inbox.letters.map((mail) => mail.headers["message-id"]);
    expect(sent.toSorted()).toEqual(ids.map((id) => `<${id}@localhost>`).toSorted());
  });

  it("every timer has a handler, and each handler does no harm twice", async () => {
    const handlers = platformJobs(ctx);
    expect(Object.keys(platformTimers).filter((name) => !(name in handlers))).toEqual([]);
    for (const handler of [...Object.values(handlers), ...Object.values(handlers)]) await handler({}, { attempt: 1 });
  });

  it("the sealer seals by the clock, and what is left when it closes", async () => {
    const sealer = startSealer(ctx);
    await writeAudit(database.db, ctx, { actor: "p1", action: "test.first" });
    await vi.waitFor(async () => expect(await auditHead(database.db)).toMatchObject({ number: 1 }), {
      timeout: 20_000,
      interval: 100,
    });
    await writeAudit(database.db, ctx, { actor: "p1", action: "test.second" });
    await sealer.close();
    expect(await auditHead(database.db)).toMatchObject({ number: 2 });
    expect(await sealLag(database.db, ctx.clock)).toBe(0);
  });

  it("a round of sealing that fails is logged, and closing does not fail with it", async () => {
    const errors: unknown[] = [];
    const log = { ...silentLog, error: (line: unknown) => errors.push(line) } as unknown as Context["log"];
    const gone = { ...ctx, log, database: { ...database, owner: database.reader } };
    await startSealer(gone).close();
    expect(errors).toEqual([{ audit: "sealing failed", error: expect.stringContaining("permission denied") }]);
  });
});
