import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { findRegion, judgeFile, readDivided, scattered, setWorkingAreas } from "#modules/regions/index.ts";
import { system } from "../platform/http/index.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";
import { withDatabase } from "./database.ts";

interface Outcome {
  readonly region: string;
  readonly outcome: "done" | "conflict" | "same";
  readonly areas: number;
  readonly validFrom: string;
}

/** `brink regions divide`: divides a region into working areas as a file says; a running Brink derives the figures within a minute. */
export const regionsDivideCommand: Command = {
  name: "regions divide",
  summary: "divides a region into working areas: one line code;working_area;village for each neighbourhood",
  usage: "regions divide <region> <file.csv> [--from <day>] [--year <division year>]",
  async run(args, io): Promise<Outcome> {
    const options = { from: { type: "string" }, year: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [id, path] = positionals;
    if (!id || !path || positionals.length > 2) throw new Refusal(`Say: brink ${this.usage}`);
    const text = readText(path);
    return withDatabase(async ({ db }) => {
      const ctx = { db, clock: () => new Date() };
      const region = await findRegion(db, id);
      if (!region) throw new Refusal(`There is no region ${id}.`);
      const divided = await readDivided(ctx, region, values.year ? Number(values.year) : undefined);
      const validFrom = values.from ?? divided.firstDay;
      if (!/^\d{4}-\d\d-\d\d$/.test(validFrom)) throw new Refusal(`${validFrom} is no day, such as 2027-01-01.`);
      const judged = judgeFile(text, validFrom, divided, "en");
      for (const fault of judged.faults) io.progress(fault);
      if (!("division" in judged)) {
        const more =
          judged.faults.length === 1
            ? judged.faults[0]
            : `${judged.faults.length} faults, the first: ${judged.faults[0]}`;
        throw new Refusal(`${path} does not divide ${id}; nothing was changed. ${more}`);
      }
      for (const sentence of scattered(judged.division, divided, "en")) io.progress(sentence);
      const outcome = await setWorkingAreas(ctx, system, id, judged.division, divided.version?.id);
      return { region: id, outcome, areas: judged.division.areas.length, validFrom };
    });
  },
  print(result) {
    const { region, outcome, areas, validFrom } = result as Outcome;
    if (outcome === "same") return `${region} was divided like this already; nothing was changed`;
    if (outcome === "conflict") return `${region} was divided by somebody else meanwhile; nothing was changed`;
    return `${region} has ${areas} working areas from ${validFrom}`;
  },
};

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read: ${code ?? "unknown"}.`,
    );
  }
}
