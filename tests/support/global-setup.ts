import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate, openDatabase } from "../../src/platform/database/index.ts";
import { prepareJobs } from "../../src/platform/jobs/index.ts";
import { asSuperuser, templateName } from "./database.ts";

/** One embedded server for the whole run, with a migrated template; stopped and removed at the end, also after failures. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), "brink-tests-"));
  const handle = await openDatabase({ dataFolder });
  const socket = handle.connection("app").host ?? "";
  await migrate(handle);
  await prepareJobs(handle.ownerPool);
  await Promise.all([handle.db.destroy(), handle.owner.destroy(), handle.reader.destroy()]);
  await asSuperuser(socket, "postgres", (client) => client.query(`alter database brink rename to ${templateName}`));
  project.provide("databaseSocket", socket);
  return async () => {
    const cluster = clusterOf(dataFolder);
    await handle.close().catch(() => undefined);
    rmSync(dataFolder, { recursive: true, force: true });
    rmSync(cluster, { recursive: true, force: true });
    rmSync(socket, { recursive: true, force: true });
  };
}

/** The cluster may lie outside the data folder when the tests run as root. */
function clusterOf(dataFolder: string): string {
  try {
    return join(readFileSync(join(dataFolder, "postgres.location"), "utf8").trim(), "..");
  } catch {
    return join(dataFolder, "postgres");
  }
}
