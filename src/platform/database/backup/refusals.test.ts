import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { assert, asyncProperty, constantFrom, integer } from "fast-check";
import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDatabase } from "../../../../tests/support/empty-database.ts";
import type { DatabaseHandle } from "../index.ts";
import { migrateWithin } from "../migrate.ts";
import { bulkTransaction } from "../transaction.ts";
import { checkBackup, restoreBackup, writeBackup } from "./index.ts";

const first: Migration = {
  async up(db) {
    await sql`create table village (id int generated always as identity primary key, name text not null)`.execute(db);
  },
};
const known = { "202601010000-test": first };
const secret = "the key of the backups, 32 characters";
const sealed = (body: Buffer) =>
  Buffer.concat([body, Buffer.from(`sha256:${createHash("sha256").update(body).digest("hex")}\n`)]);

describe("a backup that does not do", () => {
  const folder = mkdtempSync(join(tmpdir(), "brink-refusals-"));
  const [plain, locked, trial] = ["plain", "locked", "trial"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  let handle: DatabaseHandle;

  beforeAll(async () => {
    handle = await emptyDatabase();
    await bulkTransaction(handle.ownerPool, ({ db }) => migrateWithin(db, known));
    await sql`insert into village (name) select 'village ' || n from generate_series(1, 5000) n`.execute(handle.owner);
    await writeBackup(handle.ownerPool, plain);
    await writeBackup(handle.ownerPool, locked, { secret });
    await sql`update village set name = 'here' where id = 1`.execute(handle.owner);
  });
  afterAll(async () => {
    await handle.close();
    rmSync(folder, { recursive: true });
  });

  const restore = (file: string, key?: string, migrations: Record<string, Migration> = known) =>
    restoreBackup(handle.ownerPool, file, { secret: key, migrations });
  const untouched = async () => {
    const { rows } =
      await sql`select name, (select count(*) from village) as villages from village where id = 1`.execute(
        handle.owner,
      );
    expect(rows).toEqual([{ name: "here", villages: 5000 }]);
  };
  /** The unencrypted backup with its text changed and a checksum that fits again. */
  const rewritten = (change: (text: string) => string): string => {
    const bytes = readFileSync(plain);
    const body = bytes.indexOf(10) + 1;
    const text = change(gunzipSync(bytes.subarray(body, -72)).toString());
    writeFileSync(trial, sealed(Buffer.concat([bytes.subarray(0, body), gzipSync(text)])));
    return trial;
  };

  it("is refused when any byte differs or any end is missing, encrypted or not", async () => {
    await assert(
      asyncProperty(
        constantFrom(plain, locked),
        integer({ min: 0 }),
        integer({ min: 0, max: 255 }),
        async (file, at, flip) => {
          const bytes = readFileSync(file);
          const place = at % bytes.length;
          if (flip > 0) bytes[place] = (bytes[place] ?? 0) ^ flip;
          writeFileSync(trial, flip > 0 ? bytes : bytes.subarray(0, place));
          await expect(checkBackup(trial, secret)).rejects.toMatchObject({ name: "Refusal" });
        },
      ),
    );
    writeFileSync(trial, readFileSync(locked).subarray(0, -1000));
    await expect(restore(trial, secret)).rejects.toThrow(
      `${trial} is damaged or cut off: its checksum does not fit. Use another copy.`,
    );
    await untouched();
  });

  it("is refused without its key and with another", async () => {
    await expect(restore(locked)).rejects.toThrow(
      `${locked} is encrypted: set BRINK_BACKUP_KEY to the key it was made with.`,
    );
    await expect(restore(locked, `${secret}!`)).rejects.toThrow(
      `${locked} was encrypted with another key than the one in BRINK_BACKUP_KEY.`,
    );
    await untouched();
  });

  it("is refused when someone altered the encrypted part and made the checksum fit", async () => {
    const bytes = readFileSync(locked).subarray(0, -72);
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    writeFileSync(trial, sealed(bytes));
    await expect(restore(trial, secret)).rejects.toThrow(
      `${trial} was altered: a part of it is not what was encrypted.`,
    );
    await untouched();
  });

  it("is refused when rows, counts or tables were changed and the checksum made to fit", async () => {
    const changes: [string, (text: string) => string][] = [
      [
        "the rows of public.village are not those that were written",
        (text) => text.replace("village 77\n", "village 78\n"),
      ],
      ["the rows of public.village are not those that were written", (text) => text.replace("77\tvillage 77\n", "")],
      [
        "the table public.village is not in its place",
        (text) => text.replace('{"table":"public.village"}', '{"table":"public.other"}'),
      ],
      ["its end does not fit its contents", (text) => text.replace('"tables":1,"rows":5000', '"tables":1,"rows":4999')],
      ["it ends too early", (text) => text.slice(0, text.indexOf('{"end"'))],
      ["more follows after its end", (text) => `${text}more`],
      ["a line is not in its place", (text) => `nothing\n${text}`],
    ];
    for (const [reason, change] of changes)
      await expect(restore(rewritten(change))).rejects.toThrow(`${trial} was altered: ${reason}`);
    await untouched();
  });

  it("is refused when it is no backup, or of a newer form", async () => {
    writeFileSync(trial, "dear all\n");
    await expect(restore(trial)).rejects.toThrow(`${trial} is not a backup of Brink`);
    writeFileSync(trial, sealed(Buffer.from('{"brink":"backup","formatVersion":2}\n')));
    await expect(restore(trial)).rejects.toThrow(
      `${trial} was made by a newer Brink (backup format 2); restore it with that version.`,
    );
    await expect(restore(join(folder, "nowhere"))).rejects.toThrow("cannot read");
    await expect(restore(folder)).rejects.toThrow("cannot read");
    await untouched();
  });

  it("is refused when its schema is newer, or not what the migrations make here", async () => {
    await expect(restore(plain, undefined, {})).rejects.toThrow(
      `${plain} was made by a newer Brink (202601010000-test)`,
    );
    const edited: Migration = {
      up: (db) => sql`create table village (id int primary key, title text)`.execute(db).then(() => undefined),
    };
    await expect(restore(plain, undefined, { "202601010000-test": edited })).rejects.toThrow(
      "The backup does not fit this Brink: public.village (id, name) differs, although both name the same migrations. Nothing was changed.",
    );
    await untouched();
  });

  it("leaves everything as it was when the database stops it, or a newer migration fails, half-way", async () => {
    const narrow: Migration = {
      async up(db) {
        await first.up(db);
        await sql`alter table village add constraint short check (id < 4000)`.execute(db);
      },
    };
    await expect(restore(plain, undefined, { "202601010000-test": narrow })).rejects.toThrow(
      /stopped the restore, and nothing was changed.*short/,
    );
    await untouched();
    const broken = {
      ...known,
      "202701010000-test": { up: (db: never) => sql`select broken`.execute(db).then(() => undefined) },
    };
    await expect(restore(plain, undefined, broken)).rejects.toThrow("nothing was changed");
    await untouched();
  });

  it("waits for a person while Brink still works on the database", async () => {
    await sql`select 1`.execute(handle.db);
    await expect(restore(plain)).rejects.toThrow("Brink still works on this database; stop it and restore then.");
    await untouched();
    copyFileSync(plain, trial);
    expect(await checkBackup(trial)).toMatchObject({ rows: 5000 });
  });
});
