import { allRegions, currentVersion, holdDivision } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { deriveRegion } from "./derive-all.ts";
import { derivedVersion } from "./store-divisions.ts";

/**
 * Derives the figures of each region whose working areas changed: because an operator divided it anew, or because the day came from which
 * a division holds. Does nothing where nothing changed.
 * @returns the regions that were derived
 */
export async function followDivisions(ctx: Pick<Context, "database" | "db" | "log">): Promise<string[]> {
  const followed: string[] = [];
  for (const region of await allRegions(ctx.db)) {
    const version = await currentVersion(ctx.db, region.id);
    if (!version || version.id === (await derivedVersion(ctx.db, region.id))) continue;
    await holdDivision(ctx.db, region.id);
    await deriveRegion(ctx.database, region.id, region.content.name);
    ctx.log.info({ region: region.id, version: version.id }, "figures follow a new division");
    followed.push(region.id);
  }
  return followed;
}
