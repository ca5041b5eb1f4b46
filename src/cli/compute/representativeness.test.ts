import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { Refusal } from "../../platform/refusal.ts";
import { computeRepresentativenessCommand as command } from "./representativeness.ts";
import { type RepresentativenessCase, answerCase } from "./representativeness-case.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "brink-representativeness-"));
afterAll(() => rmSync(folder, { recursive: true }));

const io = { json: false, progress: () => {} };

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function brink(...words: string[]): Promise<Outcome> {
  const args = [
    "--import",
    "./src/platform/tsx-hook.mjs",
    "src/cli/brink.ts",
    "compute",
    "representativeness",
    ...words,
  ];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root }, (error, out, err) => {
      done({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** Where two answers differ: a key too many or too few, or a number further off than one in 10⁹ (near zero: 10⁻⁹). */
function differences(found: unknown, expected: unknown, path: string): string[] {
  if (typeof expected === "number" && typeof found === "number") {
    const reach = 1e-9 * Math.max(1, Math.abs(expected));
    return Math.abs(found - expected) <= reach ? [] : [`${path}: ${found} instead of ${expected}`];
  }
  if (!isObject(expected) || !isObject(found)) return found === expected ? [] : [`${path}: ${String(found)}`];
  const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => differences(found[key], expected[key], `${path}.${key}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const small: RepresentativenessCase = {
  id: "small",
  population: [
    [40, 60],
    [30, 70],
  ],
  participants: [
    [4, 6],
    [3, 7],
  ],
  rows: ["young", "old"],
  cols: ["a", "b"],
};

describeWithReference("representativeness-test-vectors", "the published vectors of representativeness", () => {
  const path = reference("representativeness-test-vectors", "worked.json");

  it("come out of the command with every key and value", async () => {
    const { cases } = JSON.parse(readFileSync(path, "utf8")) as { cases: { id: string; expected: unknown }[] };
    const { code, out } = await brink(path, "--json");
    expect(code).toBe(0);
    const answers = JSON.parse(out) as { cases: { id: string }[] };
    expect(cases.length).toBeGreaterThan(1);
    expect(answers.cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    const wrong = cases.flatMap(({ id, expected }, at) => {
      const { id: _, ...answer } = answers.cases[at]!;
      return differences(answer, expected, id);
    });
    expect(wrong).toEqual([]);
  });
});

describe("brink compute representativeness", () => {
  it("answers without server or database, in one line of JSON", async () => {
    const { code, out } = await brink(file("small.json", { cases: [small] }), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ cases: [{ id: "small", R: 1, CV: 0, response_rate: 0.1 }] });
  });

  it("refuses a file that is no JSON, in one sentence and with exit code 1", async () => {
    const { code, out, err } = await brink(file("broken.json", "{"), "--json");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("cannot be read as JSON");
    expect(err).not.toContain("Something broke");
  });

  it("refuses a file that holds no cases, and a call without a file", async () => {
    await expect(command.run([file("empty.json", { rows: [] })], io)).rejects.toThrow(/holds no cases/);
    await expect(command.run([], io)).rejects.toThrow(Refusal);
  });

  it("speaks a sentence without --json, bias first", async () => {
    const wrong = { ...small, id: "wrong", rows: ["young"] };
    const result = await command.run([file("two.json", { cases: [small, wrong] })], io);
    expect(command.print!(result).split("\n")).toEqual([
      "small: a share can be off by at most 0.0 percentage points (CV 0.000, R 1.000)",
      "wrong: refused, the tables do not have a cell for every row and column name",
    ]);
  });
});

describe("a case that does not allow an answer", () => {
  it("says why a table cannot be used, and nothing else", () => {
    const wrong = { ...small, participants: [[4, 6]] };
    expect(answerCase(wrong)).toEqual({
      id: "small",
      refused: "the tables do not have a cell for every row and column name",
    });
    expect(answerCase({ ...small, rows: ["young", "young"] })).toEqual({
      id: "small",
      refused: "two rows or two columns have the same name",
    });
    const swapped = { ...small, participants: small.population, population: small.participants };
    expect(answerCase(swapped)).toEqual({ id: "small", refused: "a cell has more participants than people" });
  });

  it("leaves null what nobody can know when no one took part", () => {
    const none = [
      [0, 0],
      [0, 0],
    ];
    expect(answerCase({ ...small, participants: none })).toMatchObject({
      response_rate: 0,
      R: null,
      CV: null,
      diversity_participants: null,
      row_share_wilson: { young: { share: null, population_share: 0.5 } },
      refusals: { indicators: "nobody took part", raking: "nobody took part" },
    });
  });

  it("refuses only the weights when a cell or a group is silent, and names the group", () => {
    const oneCell = [
      [4, 0],
      [3, 7],
    ];
    const cell = answerCase({ ...small, participants: oneCell });
    expect(cell).toMatchObject({ CV: expect.any(Number), poststratification_weights: null });
    expect(cell).toMatchObject({
      refusals: { poststratification_weights: "a cell where people live has no participants" },
    });
    const group = answerCase({
      ...small,
      participants: [
        [0, 0],
        [3, 7],
      ],
    });
    expect(group).toMatchObject({
      refusals: { raking: "a row or column where people live has no participants (young)" },
      raking: { weights: null, deff: null, n_effective: null },
    });
  });

  it("says that raking did not converge instead of giving its last try", () => {
    const apart = answerCase({
      ...small,
      population: [
        [10, 50],
        [20, 20],
      ],
      participants: [
        [5, 0],
        [0, 5],
      ],
    });
    expect(apart).toMatchObject({ raking: { weights: null, iterations: 100 } });
    expect((apart as { refusals: { raking: string } }).refusals.raking).toMatch(/^raking did not converge/);
  });
});
