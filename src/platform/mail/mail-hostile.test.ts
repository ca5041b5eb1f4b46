import { spawn } from "node:child_process";
import { sql } from "kysely";
import { assert, asyncProperty, constantFrom, property, string } from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { type Inbox, openInbox, silentLog } from "../../../tests/support/inbox.ts";
import type { DatabaseHandle } from "../database/index.ts";
import { jobs } from "../jobs/index.ts";
import { openKeys } from "../keys.ts";
import { Refusal } from "../refusal.ts";
import { isMailAddress, mailJobs, type Message, queueMail } from "./index.ts";
import { mailAgainJob, mailJob } from "./names.ts";

const secret = "a secret of this test, long enough";
const letter: Message = { to: "jan@dorp.example", subject: "Bericht", text: "Dag", html: "<p>Dag</p>" };

describe("letters on a bad day", () => {
  const keys = openKeys({ key: secret, dataFolder: "" });
  let database: DatabaseHandle;
  let inbox: Inbox;
  let now = new Date();
  const clock = () => now;
  const settings = () => ({ smtpUrl: inbox.url, mailFrom: "brink@brink.example", url: "https://brink.example" });
  const handlers = () => mailJobs({ db: database.db, keys, clock, config: settings() as never, log: silentLog });
  const queue = (message: Partial<Message> = {}) =>
    queueMail(database.db, { keys, jobs, clock }, { ...letter, ...message });

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    inbox = await openInbox();
    await sql`delete from mail_messages`.execute(database.db);
  });
  afterEach(() => inbox.close());
  afterAll(() => database.close());

  it("an address or subject that carries another receiver or header is refused before it is kept", async () => {
    const addresses = [
      "jan@dorp.example\r\nBcc: els@dorp.example",
      "jan@dorp.example, els@dorp.example",
      "jan@dorp.example;els@dorp.example",
      "Jan <jan@dorp.example>",
      '"jan els"@dorp.example',
      "jan@dorp.example\u0000",
      "jan @dorp.example",
      "@dorp.example",
      "jan@",
      "-",
      `${"j".repeat(300)}@dorp.example`,
    ];
    const subjects = ["a\r\nBcc: els@dorp.example", "a\nb", "a\u2028b", "x".repeat(201)];
    const stops = [
      "javascript:alert(1)",
      "https://x.example/>, <mailto:els@dorp.example",
      "https://x.example/\r\nBcc: a@b.c",
    ];
    const hostile = [
      ...addresses.map((to) => ({ to })),
      ...subjects.map((subject) => ({ subject })),
      ...stops.map((stop) => ({ stop })),
    ];
    const outcomes = await Promise.all(
      hostile.map((part) =>
        queue(part).then(
          () => part,
          (error: unknown) => error,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => !(outcome instanceof Refusal))).toEqual([]);
    const { rows } = await sql`select 1 from mail_messages`.execute(database.db);
    expect(rows).toEqual([]);
  });

  it("accepts the addresses that people have", () => {
    const real = [
      "jan@dorp.example",
      "j.de-vries+brink@zorg.dorp.example",
      "o'neill@dorp.example",
      "rené@dörp.example",
    ];
    expect(real.filter((address) => !isMailAddress(address))).toEqual([]);
  });

  it("law: whatever counts as an address has one @ and nothing that mail headers give a meaning", () => {
    const sign = constantFrom(...'ab1é.-+@,;: <>()[]"\\\r\n\u0000\u200b\u2028');
    assert(
      property(string({ unit: sign, maxLength: 4 }), string({ unit: sign, maxLength: 4 }), (local, domain) => {
        const address = `${local}@${domain}`;
        return !isMailAddress(address) || /^[ab1é.+-]+@[ab1é.-]+$/.test(address);
      }),
      { numRuns: 2_000, examples: [["a", "b"]] },
    );
  });

  it("law: whatever stands in subject and text arrives as that, to one receiver, and adds no header", async () => {
    await assert(
      asyncProperty(
        string({ unit: "grapheme", maxLength: 60 }),
        string({ unit: "binary", maxLength: 60 }),
        async (subject, text) => {
          // oxlint-disable-next-line no-control-regex -- a subject with these is refused, which is tested above
          const clean = subject.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]/g, "");
          const body = `${text}\r\n.\r\nBcc: els@dorp.example\r\nDATA\r\n`;
          inbox.letters.length = 0;
          const id = await queue({ subject: clean, text: body });
          await handlers()[mailJob]!({ id }, { attempt: 1 });
          expect(inbox.letters.map((mail) => mail.to)).toEqual([["jan@dorp.example"]]);
          const names = Object.keys(inbox.letters[0]!.headers).filter((name) => name !== "subject");
          expect(names.toSorted()).toEqual([
            "auto-submitted",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "to",
          ]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("a file or address of ours named in a letter is never fetched into it", async () => {
    const id = await queue({ html: '<img src="file:///etc/passwd">', text: "file:///etc/passwd" });
    await handlers()[mailJob]!({ id }, { attempt: 1 });
    expect(inbox.letters[0]?.raw).not.toContain("root:");
  });

  it("a worker killed before the server took the letter leaves it for another, who sends it once", async () => {
    const id = await queue();
    let child: ReturnType<typeof sendInChild> | undefined;
    inbox.beforeReceiver = async () => {
      inbox.beforeReceiver = () => undefined;
      await child?.kill();
    };
    child = sendInChild(id);
    await child.ended;
    expect(inbox.letters).toEqual([]);
    await handlers()[mailAgainJob]!({}, { attempt: 1 });
    expect(inbox.letters, "its claim still holds").toEqual([]);
    now = new Date(now.getTime() + 6 * 60_000);
    await handlers()[mailAgainJob]!({}, { attempt: 1 });
    await handlers()[mailAgainJob]!({}, { attempt: 1 });
    expect(inbox.letters).toHaveLength(1);
  });

  it("a worker killed before it heard that the letter was taken makes a second copy with the same Message-ID", async () => {
    const id = await queue();
    let child: ReturnType<typeof sendInChild> | undefined;
    inbox.beforeAnswer = async () => {
      inbox.beforeAnswer = () => undefined;
      await child?.kill();
    };
    child = sendInChild(id);
    await child.ended;
    now = new Date(now.getTime() + 6 * 60_000);
    await handlers()[mailAgainJob]!({}, { attempt: 1 });
    expect(inbox.letters.map((mail) => mail.headers["message-id"])).toEqual([
      `<${id}@brink.example>`,
      `<${id}@brink.example>`,
    ]);
  });

  /** Sends in a process of its own, so that it can be killed as a machine would. */
  function sendInChild(id: string) {
    const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const script = `
      import { Kysely, PostgresDialect } from "kysely";
      import { Pool } from "pg";
      import { mailJobs } from ${at("./index.ts")};
      import { openKeys } from ${at("../keys.ts")};
      const pool = new Pool(${JSON.stringify(database.connection("app"))});
      const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
      const keys = openKeys({ key: ${JSON.stringify(secret)}, dataFolder: "" });
      const log = { warn() {} };
      const clock = () => new Date(${now.getTime()});
      await mailJobs({ db, keys, log, clock, config: ${JSON.stringify(settings())} })["${mailJob}"]({ id: "${id}" }, { attempt: 1 });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: import.meta.dirname,
      stdio: "inherit",
    });
    const ended = new Promise<void>((done) => child.once("exit", () => done()));
    return {
      ended,
      kill: () => {
        child.kill("SIGKILL");
        return ended;
      },
    };
  }
});
