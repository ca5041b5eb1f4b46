import { parseArgs } from "node:util";
import { importFrom, type ImportReport } from "#modules/figures/index.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";
import { withDatabase } from "./database.ts";

const options = { from: { type: "string" }, region: { type: "string" }, smaller: { type: "boolean" } } as const;

/** `brink import cbs <table>` and `brink import rivm <table>`. */
function importCommand(publisher: "cbs" | "rivm"): Command {
  const usage = `import ${publisher} <table> [--region <name>] [--from <folder with saved answers>] [--smaller]`;
  return {
    name: `import ${publisher}`,
    summary: `loads a table of ${publisher.toUpperCase()} into the figures, from its service or from saved answers`,
    usage,
    async run(args, io): Promise<ImportReport> {
      const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
      const [table] = positionals;
      if (!table) throw new Refusal(`Say: brink ${usage}`);
      const { dataFolder } = readConfig(process.env);
      return withDatabase((handle) =>
        importFrom(
          { handle, dataFolder, env: process.env, clock: () => new Date() },
          { table, publisher, ...values, progress: (line) => io.progress(line) },
        ),
      );
    },
    print: (result) => {
      const report = result as ImportReport;
      if (!report.changed) return `${report.table}: nothing new`;
      const left = report.refused
        .map(
          ({ reason, rows, first }) =>
            `\n  ${rows > 0 ? `left out ${rows}: ` : ""}${reason}${first ? ` (first at ${first})` : ""}`,
        )
        .join("");
      return `${report.table}${report.region ? ` (${report.region})` : ""}: ${report.read} rows read, ${report.kept} figures kept${left}`;
    },
  };
}

export const importCommands: readonly Command[] = [importCommand("cbs"), importCommand("rivm")];
