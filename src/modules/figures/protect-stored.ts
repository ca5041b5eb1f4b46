import { bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { findTable } from "./catalogue/index.ts";
import { ruleOf } from "./protect.ts";
import { type AnyDb, allDatasets } from "./store.ts";
import { lockTable } from "./store-load.ts";
import { protectDataset } from "./store-protect.ts";

/**
 * Protects tables that were stored before small numbers were hidden on the way in, or under a milder rule. What is hidden stays hidden, so
 * a second time finds nothing.
 * @returns how many figures were hidden
 */
export async function protectStored(handle: Pick<DatabaseHandle, "pool" | "db">): Promise<number> {
  let hidden = 0;
  for (const { id, table_id: table, publisher } of await allDatasets(handle.db as AnyDb)) {
    const rule = ruleOf(findTable(table) ?? { publisher });
    if (!rule) continue;
    hidden += await bulkTransaction(handle.pool, async (trx) => {
      await lockTable(trx.db, table);
      const count = await protectDataset(trx.db, id, rule);
      if (count > 0) await touchFigures(trx.db);
      return count;
    });
  }
  return hidden;
}
