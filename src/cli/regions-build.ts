import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildNational, buildRegion, packFigures, regionIds } from "#modules/figures/index.ts";
import { loadPack, packsFolder, readPacks } from "#modules/regions/index.ts";
import type { Command } from "./command.ts";
import { withDatabase } from "./database.ts";

interface Built {
  readonly file: string;
  readonly areas: number;
  readonly series: number;
  readonly bytes: number;
}

/** `brink regions build`: writes the figures of every pack from what was imported. */
export const regionsBuildCommand: Command = {
  name: "regions build",
  summary: "writes the figures of the region packs from what was imported",
  usage: "regions build",
  run: (_args, io) =>
    withDatabase(async ({ db }) => {
      for (const pack of readPacks()) await loadPack(db, pack);
      const built: Built[] = [];
      const save = (name: string, figures: Awaited<ReturnType<typeof buildNational>>) => {
        const folder = join(packsFolder, name);
        mkdirSync(folder, { recursive: true });
        const bytes = packFigures(figures);
        writeFileSync(join(folder, "figures.ndjson.gz"), bytes);
        built.push({
          file: `regions/${name}/figures.ndjson.gz`,
          areas: figures.areas.length,
          series: figures.series.length,
          bytes: bytes.length,
        });
        io.progress(`${name}: ${figures.areas.length} areas, ${figures.series.length} series, ${bytes.length} bytes`);
      };
      save("nederland", await buildNational(db));
      for (const id of await regionIds(db)) save(id, await buildRegion(db, id));
      return built;
    }),
};
