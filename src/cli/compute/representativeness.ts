import { readFileSync } from "node:fs";
import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";
import type { Command } from "../command.ts";
import { answerCase } from "./representativeness-case.ts";

const table = z.array(z.array(z.number()));
const file = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      population: table,
      participants: table,
      rows: z.array(z.string()),
      cols: z.array(z.string()),
    }),
  ),
});

interface Report {
  readonly cases: readonly Record<string, unknown>[];
}

/** `brink compute representativeness <cases.json>`: how participants compare with the population, without server or database. */
export const computeRepresentativenessCommand: Command = {
  name: "compute representativeness",
  summary: "compares participants with the population, from a file with both in rows and columns",
  usage: "compute representativeness <cases.json>",
  async run(args): Promise<Report> {
    const [path] = args;
    if (!path || args.length > 1) throw new Refusal(`Say: brink ${computeRepresentativenessCommand.usage}`);
    return { cases: readCases(path).map(answerCase) };
  },
  print: (result) => (result as Report).cases.map(sentence).join("\n"),
};

function readCases(path: string): z.infer<typeof file>["cases"] {
  const parsed = file.safeParse(readJson(path));
  if (parsed.success) return parsed.data.cases;
  const [issue] = parsed.error.issues;
  throw new Refusal(`${path} holds no cases as this command reads them: ${issue?.path.join(".")}: ${issue?.message}.`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Refusal(`${path} cannot be read as JSON: ${(error as Error).message}.`);
  }
}

/** The coefficient of variation goes first: at a low turnout R is near 1 whatever happens. */
function sentence(answer: Record<string, unknown>): string {
  if (typeof answer.refused === "string") return `${String(answer.id)}: refused, ${answer.refused}`;
  if (typeof answer.CV !== "number") return `${String(answer.id)}: nobody took part`;
  const points = (Number(answer.max_abs_bias_share) * 100).toFixed(1);
  const figures = `CV ${answer.CV.toFixed(3)}, R ${Number(answer.R).toFixed(3)}`;
  return `${String(answer.id)}: a share can be off by at most ${points} percentage points (${figures})`;
}
