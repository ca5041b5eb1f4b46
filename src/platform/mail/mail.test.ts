import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { type Inbox, openInbox, silentLog } from "../../../tests/support/inbox.ts";
import type { DatabaseHandle } from "../database/index.ts";
import { jobs } from "../jobs/index.ts";
import { openKeys } from "../keys.ts";
import { mailJobs, queueMail, readOutbox } from "./index.ts";
import { mailAgainJob, mailJob, mailTidyJob } from "./names.ts";

const letter = {
  to: "jan@dorp.example",
  subject: "Je link voor Brink",
  text: "Dag Jan,\n\nhier is je link.",
  html: "<p>Dag Jan, hier is je link: café.</p>",
  stop: "https://brink.example/mail/stop?k=abc",
};

describe("letters", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "brink-mail-"));
  const keys = openKeys({ key: undefined, dataFolder });
  let database: DatabaseHandle;
  let inbox: Inbox;
  let now: Date;
  const clock = () => now;
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const queue = (message = letter) => queueMail(database.db, { keys, jobs, clock }, message);
  const worker = (smtpUrl: string | null = inbox.url) => {
    const config = {
      smtpUrl: smtpUrl ?? undefined,
      mailFrom: "Brink <brink@brink.example>",
      url: "https://brink.example",
    } as never;
    const handlers = mailJobs({ db: database.db, keys, clock, config, log: silentLog });
    const run = (name: string, payload = {}) => handlers[name]!(payload, { attempt: 1 });
    return { send: (id: string) => run(mailJob, { id }), again: () => run(mailAgainJob), tidy: () => run(mailTidyJob) };
  };
  const row = async (id: string) => {
    const { rows } = await sql<{ state: string; sealed: Buffer | null; problem: string | null; attempts: number }>`
      select state, sealed, problem, attempts from mail_messages where id = ${id}`.execute(database.db);
    return rows[0];
  };

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    now = new Date("2026-11-23T10:00:00Z");
    inbox = await openInbox();
    await sql`delete from mail_messages`.execute(database.db);
  });
  afterEach(() => inbox.close());
  afterAll(async () => {
    await database.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it("exists only when the change does, with a job that holds nothing but its id", async () => {
    const failed = database.db.transaction().execute(async (trx) => {
      await queueMail(trx, { keys, jobs, clock }, letter);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    const count = () =>
      sql<{ n: number }>`select count(*) as n from graphile_worker._private_jobs`.execute(database.owner);
    const before = (await count()).rows[0]!.n;
    expect(await readOutbox(database.db, keys)).toEqual([]);
    const id = await queue();
    const { rows } = await sql<{ payload: unknown }>`
      select payload from graphile_worker._private_jobs order by id desc limit 1`.execute(database.owner);
    expect((await count()).rows[0]!.n).toBe(before + 1);
    expect(rows[0]?.payload).toEqual({ id });
  });

  it("stands sealed in the database: neither address nor text can be read there, nor by the reading role at all", async () => {
    const id = await queue();
    const sealed = (await row(id))?.sealed?.toString("latin1") ?? "";
    for (const word of ["dorp.example", "link", "Dag"]) expect(sealed).not.toContain(word);
    await expect(sql`select * from mail_messages`.execute(database.reader)).rejects.toMatchObject({ code: "42501" });
  });

  it("arrives as text and HTML with a way to stop it, and is erased", async () => {
    const id = await queue();
    await worker().send(id);
    const [mail, ...more] = inbox.letters;
    expect(more).toEqual([]);
    expect(mail?.to).toEqual(["jan@dorp.example"]);
    expect(mail?.headers).toMatchObject({
      "message-id": `<${id}@brink.example>`,
      subject: "Je link voor Brink",
      from: "Brink <brink@brink.example>",
      to: "jan@dorp.example",
      "list-unsubscribe": "<https://brink.example/mail/stop?k=abc>",
      "auto-submitted": "auto-generated",
    });
    expect(mail?.raw).toContain("text/plain");
    expect(mail?.raw).toContain("text/html");
    expect(await row(id)).toMatchObject({ state: "sent", sealed: null });
  });

  it("is sent once, also when its job runs twice, at the same moment, or in two workers", async () => {
    const id = await queue();
    await Promise.all([worker().send(id), worker().send(id), worker().again(), worker().again()]);
    await worker().send(id);
    expect(inbox.letters).toHaveLength(1);
  });

  it("waits while the server is down for an hour and is then sent, once", async () => {
    const ids = [await queue(), await queue(), await queue()];
    await inbox.stop();
    const { send, again } = worker();
    for (const id of ids) await send(id);
    for (let minute = 0; minute < 60; minute += 1) {
      later(1);
      await again();
    }
    expect((await row(ids[0]!))?.problem).toContain("CONN");
    await inbox.start();
    for (let minute = 0; minute < 12; minute += 1) {
      later(1);
      await again();
    }
    expect(inbox.letters.map((mail) => mail.headers["message-id"]).toSorted()).toEqual(
      ids.map((id) => `<${id}@brink.example>`).toSorted(),
    );
  });

  it("tries again after a server that says 'later', and gives up after two days, erased", async () => {
    const id = await queue();
    inbox.refuse = { at: "receiver", code: 451 };
    await worker().send(id);
    expect(await row(id)).toMatchObject({ state: "waiting", attempts: 1 });
    later(49 * 60);
    await worker().again();
    expect(await row(id)).toMatchObject({ state: "expired", sealed: null });
    expect(inbox.letters).toEqual([]);
  });

  it("a receiver that does not exist is not tried again, and what we keep of it holds no address", async () => {
    const id = await queue();
    inbox.refuse = { at: "receiver", code: 550 };
    await worker().send(id);
    const ended = await row(id);
    expect(ended).toMatchObject({ state: "refused", sealed: null });
    expect(ended?.problem).not.toContain("dorp");
  });

  it("one letter that a server keeps putting off does not hold up the others", async () => {
    const first = await queue();
    const second = await queue({ ...letter, to: "els@dorp.example" });
    inbox.refuse = { at: "receiver", code: 451, only: "jan@dorp.example" };
    await worker().again();
    expect(await row(first)).toMatchObject({ state: "waiting" });
    expect(await row(second)).toMatchObject({ state: "sent" });
  });

  it("a letter whose key is gone ends instead of being tried for ever", async () => {
    const other = openKeys({ key: "x".repeat(40), dataFolder });
    const id = await queueMail(database.db, { keys: other, jobs, clock }, letter);
    await worker().again();
    expect(await row(id)).toMatchObject({ state: "refused", sealed: null });
  });

  it("without a server it stays in the outbox, where a developer reads it, and goes when a server comes", async () => {
    const id = await queue();
    await worker(null).send(id);
    await worker(null).again();
    expect(await readOutbox(database.db, keys)).toEqual([{ ...letter, id, queuedAt: now }]);
    await worker().again();
    expect(inbox.letters).toHaveLength(1);
    expect(await readOutbox(database.db, keys)).toEqual([]);
  });

  it("what has ended is forgotten after a week", async () => {
    const id = await queue();
    await worker().send(id);
    await worker().tidy();
    expect(await row(id)).toBeDefined();
    later(8 * 24 * 60);
    await worker().tidy();
    expect(await row(id)).toBeUndefined();
  });
});
