import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { importFrom, type ImportGround } from "../../src/modules/figures/import-source.ts";
import type { ImportReport } from "../../src/modules/figures/model.ts";
import type { Patience } from "../../src/modules/figures/sources/service/ask.ts";
import type { DatabaseHandle } from "../../src/platform/database/index.ts";
import { testDatabase } from "./database.ts";
import { keyFigures2020, openReplay, type Replay, type Reply, send } from "./odata-replay.ts";

const patience: Patience = {
  tries: 3,
  firstPause: 1,
  longestPause: 20,
  silence: 250,
  whole: 5_000,
  largest: 3_000_000,
};

type Answer = { value: Record<string, unknown>[] } & Record<string, unknown>;

/** A desk at which the key figures of 2020 are imported from a local service that replays them; clean before each test. */
export class ImportDesk {
  handle!: DatabaseHandle;
  service!: Replay;
  dataFolder = "";
  readonly patience = patience;
  /** What the import told while it ran. */
  readonly lines: string[] = [];

  constructor() {
    const sets = { current: {} };
    beforeAll(async () => {
      this.handle = await testDatabase();
      sets.current = keyFigures2020();
    });
    beforeEach(async () => {
      this.service = await openReplay(3, sets.current);
      this.service.pageSize = 10;
      this.dataFolder = mkdtempSync(join(tmpdir(), "brink-import-"));
      this.lines.length = 0;
      await this.clear();
    });
    afterEach(async () => {
      await this.service.close();
      rmSync(this.dataFolder, { recursive: true, force: true });
    });
    afterAll(() => this.handle.close());
  }

  ground(): ImportGround {
    const env = { NODE_ENV: "test", BRINK_TEST_SERVICES: this.service.origin };
    const { handle, dataFolder } = this;
    return { handle, dataFolder, env, clock: () => new Date("2026-11-24T08:00:00Z"), patience };
  }

  run(region: string | undefined = "zoetermeer"): Promise<ImportReport> {
    const progress = (line: string) => void this.lines.push(line);
    return importFrom(this.ground(), { table: "84799ned", publisher: "cbs", ...(region && { region }), progress });
  }

  /** Addresses of pages that were asked. */
  pagesAsked(): string[] {
    return this.service.asked.filter((address) => /UntypedDataSet\?/.test(address));
  }

  async stored(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from observation`.execute(this.handle.db);
    return rows[0]!.n;
  }

  async clear(): Promise<void> {
    for (const table of ["observation", "dataset", "table_import"]) {
      await sql`delete from ${sql.table(table)}`.execute(this.handle.db);
    }
  }

  /** Changes every answer whose address fits; undefined breaks the line. */
  spoil(fits: RegExp, change: (reply: Reply) => Reply | undefined): void {
    this.service.spoil = (url, response, answer) => {
      if (!fits.test(decodeURIComponent(url.href))) return false;
      const reply = change(answer());
      if (reply) send(response, reply);
      else response.socket?.destroy();
      return true;
    };
  }
}

/** Changes the JSON of an answer. */
export const inJson =
  (change: (answer: Answer) => unknown) =>
  (reply: Reply): Reply => ({ ...reply, body: JSON.stringify(change(JSON.parse(reply.body) as Answer)) });

export const errorReply = (status: number): Reply => ({ status, type: "text/plain", body: "" });
