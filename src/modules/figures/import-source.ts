import { join } from "node:path";
import { allRegions, readPacks } from "#modules/regions/index.ts";
import type { DatabaseHandle } from "#platform/database/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { findTable, type TableMapping, tables } from "./catalogue/index.ts";
import { deriveAll } from "./derive-all.ts";
import { importTable, refuseDrift, reported, type Scope } from "./import.ts";
import type { ImportReport } from "./model.ts";
import { readSaved, unknownTable } from "./sources/saved.ts";
import { openAsker, type Patience } from "./sources/service/ask.ts";
import { download } from "./sources/service/download.ts";
import { DownloadFolder } from "./sources/service/folder.ts";
import { originOf } from "./sources/service/hosts.ts";
import { planOf } from "./sources/service/plan.ts";
import { alone } from "./store-load.ts";

export interface ImportOrder {
  /** Table id, in any case. */
  readonly table: string;
  /** Who publishes it, as the command says: a table of RIVM is not found under CBS. */
  readonly publisher: "cbs" | "rivm";
  /** Folder with saved answers; without it the publisher's service is asked. */
  readonly from?: string;
  /** Only the areas of this region's municipalities. */
  readonly region?: string;
  readonly smaller?: boolean;
  progress?(line: string): void;
}

/** What an import from outside stands on. */
export interface ImportGround {
  readonly handle: Pick<DatabaseHandle, "pool" | "db">;
  /** Folder of this Brink's data; downloads are kept in it. */
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: () => Date;
  readonly patience?: Patience;
}

/**
 * Imports a table from saved answers or from its service, for the whole country or one region, and then makes the sums of regions and
 * working areas anew.
 * @throws Refusal in one sentence; nothing was changed then
 */
export async function importFrom(ground: ImportGround, order: ImportOrder): Promise<ImportReport> {
  const mapping = mappingOf(order);
  const scope = scopeOf(order.region);
  if (order.from === undefined) originOfTable(mapping, ground.env);
  return alone(ground.handle.pool, mapping.id, async () => {
    const table = await reported(ground.handle, mapping, scope, async () => {
      const folder = order.from ?? (await fetched(ground, order, mapping, scope));
      order.progress?.(`reading ${mapping.id} from ${folder}`);
      return readSaved(folder, mapping);
    });
    const report = await importTable(ground.handle, table, mapping, { ...order, ...(scope && { scope }) });
    if (report.changed && (await allRegions(ground.handle.db)).length > 0) {
      order.progress?.("making the sums of regions and working areas anew");
      await deriveAll(ground.handle);
    }
    return report;
  });
}

function mappingOf(order: ImportOrder): TableMapping {
  const mapping = findTable(order.table);
  if (!mapping)
    throw unknownTable(
      order.table,
      tables.map((table) => table.id),
      order.from,
    );
  const owner = mapping.publisher.startsWith("RIVM") ? "rivm" : "cbs";
  if (owner !== order.publisher)
    throw new Refusal(`Table ${mapping.id} is of ${mapping.publisher}: brink import ${owner} ${mapping.id}.`);
  return mapping;
}

function scopeOf(region: string | undefined): Scope | undefined {
  if (region === undefined) return undefined;
  const packs = readPacks();
  const found = packs.find(({ pack }) => pack.id === region);
  if (!found)
    throw new Refusal(`There is no region ${region}. There are ${packs.map(({ pack }) => pack.id).join(", ")}.`);
  return { region, municipalities: found.pack.municipalities };
}

function originOfTable(mapping: TableMapping, env: NodeJS.ProcessEnv): string {
  if (!mapping.service)
    throw new Refusal(`Brink reads table ${mapping.id} from saved files only: say --from <folder>.`);
  return originOf(mapping.service, env);
}

async function fetched(
  ground: ImportGround,
  order: ImportOrder,
  mapping: TableMapping,
  scope: Scope | undefined,
): Promise<string> {
  const progress = (line: string) => order.progress?.(line);
  const folder = new DownloadFolder(
    join(ground.dataFolder, "downloads", [mapping.id, scope?.region].filter(Boolean).join("-")),
  );
  const now = await download({
    table: mapping.id,
    plan: planOf(mapping, originOfTable(mapping, ground.env), scope),
    folder,
    asker: openAsker(progress, ground.patience),
    clock: ground.clock,
    progress,
    look: (columns) => refuseDrift({ columns }, mapping),
  });
  if (!now) progress(`${mapping.id} did not change since it was fetched`);
  return folder.path;
}
