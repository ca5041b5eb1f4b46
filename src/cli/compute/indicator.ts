import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Refusal } from "../../platform/refusal.ts";
import type { Command } from "../command.ts";
import { indicatorMethods } from "./indicator-methods.ts";
import type { CasesFile, IndicatorAnswer } from "./indicator-case.ts";

/**
 * `brink compute indicator --method <method> <cases.json>`: recomputes published indicators from a file, without server or database.
 * The file is `{cases: [{id, …}]}` or a list of cases; the answer is `{method, cases: [{id, …}]}` in the same order.
 */
export const computeIndicatorCommand: Command = {
  name: "compute indicator",
  summary: "recomputes an indicator and its limits from a file",
  usage: "compute indicator --method <method> <cases.json>",
  async run(args): Promise<IndicatorAnswer & { readonly method: string }> {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { method: { type: "string" } },
    });
    const name = values.method ?? "";
    const method = Object.hasOwn(indicatorMethods, name) ? indicatorMethods[name] : undefined;
    if (!method) {
      throw new Refusal(
        `Brink knows no indicator method "${name}". It knows ${Object.keys(indicatorMethods).join(", ")}.`,
      );
    }
    const [path] = positionals;
    if (!path) throw new Refusal(`Name the file with cases: brink compute indicator --method ${name} <cases.json>.`);
    return { method: name, ...method(readCases(path)) };
  },
};

function readCases(path: string): CasesFile {
  const content = parsed(path);
  if (Array.isArray(content)) return { cases: content };
  const file = content as Partial<CasesFile> | null;
  if (!Array.isArray(file?.cases)) throw new Refusal(`${path} holds no list of cases: {"cases": [{"id": …}]}.`);
  return file as CasesFile;
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Refusal(`${path} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${path} is not JSON: ${(error as Error).message}.`);
  }
}
