import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { computeLandscapeCommand } from "./landscape.ts";
import type { Answer } from "./landscape-answer.ts";

const root = resolve(import.meta.dirname, "../../..");
const place = mkdtempSync(join(tmpdir(), "brink-landscape-"));
afterAll(() => rmSync(place, { recursive: true }));

const run = (...args: string[]): Promise<Answer> =>
  computeLandscapeCommand.run(args, { json: true, progress: () => undefined }) as Promise<Answer>;

function folder(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const path = join(place, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

const votes = Array.from({ length: 60 }, (_, cell) => {
  const [person, idea] = [Math.floor(cell / 3), cell % 3];
  return {
    participant_id: person,
    statement_id: idea,
    vote: (person % 2 === 0) === idea < 2 ? 1 : -1,
    modified: String(1_000 + cell),
  };
});
const comments = [0, 1, 2, 3].map((idea) => ({ statement_id: idea, moderated: idea === 2 ? -1 : 1, is_meta: false }));
const asCsv = {
  "votes.csv": [
    "timestamp,comment-id,voter-id,vote",
    ...votes.map((row) => `${row.modified},${row.statement_id},${row.participant_id},${row.vote}`),
  ].join("\n"),
  "comments.csv": [
    "comment-id,moderated,comment-body",
    ...comments.map((row) => `${row.statement_id},${row.moderated},"Zorg, dichtbij"`),
  ].join("\n"),
};
const asJson = { "votes.json": JSON.stringify(votes), "comments.json": JSON.stringify(comments) };

describe("brink compute landscape", () => {
  it("reads JSON and CSV, gzipped or not, alike", async () => {
    const answer = await run(folder("json", asJson));
    expect(await run(folder("csv", asCsv))).toEqual(answer);
    const { "votes.csv": text, ...rest } = asCsv;
    expect(await run(folder("gz", { ...rest, "votes.csv.gz": gzipSync(text) }))).toEqual(answer);
    expect([answer.n, answer["n-cmts"], answer["mod-out"], answer["mod-in"]]).toEqual([20, 3, [2], [0, 1, 3]]);
    expect(answer["group-clusters"].length).toBe(2);
    expect(answer["group-votes"]["0"]!.votes["0"]).toEqual({ A: 10, D: 0, S: 10 });
    expect(answer["cannot-say"].map(({ code, sentence }) => [code, sentence])).toEqual([
      ["one-direction", "People differ along one line only; the second axis is empty."],
      ["unread-statements", "1 statements have no votes; nothing can be said about them."],
    ]);
  });

  it("keeps ids that are words, and puts 2 before 10", async () => {
    const named = votes.map((row) => ({
      ...row,
      participant_id: row.participant_id < 12 ? row.participant_id : `p-${row.participant_id}`,
    }));
    const answer = await run(folder("words", { ...asJson, "votes.json": JSON.stringify(named) }));
    expect(answer["in-conv"].slice(0, 13)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "p-12"]);
  });

  it("answers a dialogue without votes", async () => {
    const answer = await run(folder("empty", { "votes.json": "[]", "comments.json": "[]" }));
    expect([answer.n, answer.repness, answer["cannot-say"].map(({ code }) => code)]).toEqual([
      0,
      {},
      ["nobody-voted", "no-groups"],
    ]);
  });

  it("refuses in one sentence what it can not read", async () => {
    await expect(run()).rejects.toThrow(/^Say which folder/);
    await expect(run(join(place, "nowhere"))).rejects.toThrow(/^There is no folder/);
    await expect(run(folder("bare", { "comments.json": "[]" }))).rejects.toThrow("There is no votes.json or votes.csv");
    await expect(run(folder("odd", { ...asJson, "votes.json": "{}" }))).rejects.toThrow(
      "votes.json is not a list of rows.",
    );
    await expect(run(folder("broken", { ...asJson, "votes.json": "[" }))).rejects.toThrow("votes.json is not JSON.");
    const strange = [{ participant_id: 1, statement_id: 1, vote: 3 }];
    await expect(run(folder("strange", { ...asJson, "votes.json": JSON.stringify(strange) }))).rejects.toThrow(
      'A vote in votes is "3"',
    );
    await expect(run(join(place, "json"), "--given", join(place, "json", "votes.json"))).rejects.toThrow(
      "is not a result of Pol.is",
    );
    await expect(run(join(place, "json"), "--groups", "9")).rejects.toThrow(
      "A division in 9 groups was not tried; choose from 2",
    );
  });

  it("prints JSON and nothing else on standard output, and a reading for people without --json", async () => {
    const json = await brink(join(place, "json"), "--json");
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toEqual(await run(join(place, "json")));
    const told = await brink(join(place, "json"));
    expect(told.out).toMatch(/^20 people voted on 3 statements; 20 take part in the landscape\.\ngroup 0: 10 people\n/);
    const refused = await brink(join(place, "nowhere"), "--json");
    expect([refused.code, refused.out, refused.err]).toEqual([
      1,
      "",
      `There is no folder ${join(place, "nowhere")}.\n`,
    ]);
  }, 60_000);
});

function brink(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const args = ["--import", "./src/platform/tsx-hook.mjs", "src/cli/brink.ts", "compute", "landscape", ...words];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root }, (error, out, err) =>
      done({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

type Json = number | string | boolean | null | { readonly [key: string]: Json };

/** Clocks of the server of Pol.is: not a result. */
const clocks = ["lastModTimestamp", "lastVoteTimestamp", "math_tick"];
/** Sets that Pol.is writes in the order of a hash table. */
const sets = new Set(["in-conv", "mod-in", "mod-out", "meta-tids"]);

/** Their result in our sign: what depends on agree being −1 there, turned. */
function inOurSign(maths: Record<string, Json>): Record<string, Json> {
  const turn = (value: Json): Json =>
    typeof value === "number" ? -value : Array.isArray(value) ? (value.map(turn) as unknown as Json) : value;
  const pca = maths.pca as Record<string, Json>;
  const bases = maths["base-clusters"] as Record<string, Json>;
  const groups = maths["group-clusters"] as unknown as Record<string, Json>[];
  const kept = Object.fromEntries(Object.entries(maths).filter(([key]) => !clocks.includes(key)));
  return {
    ...kept,
    pca: { ...pca, center: turn(pca.center!), "comment-projection": turn(pca["comment-projection"]!) },
    "base-clusters": { ...bases, x: turn(bases.x!), y: turn(bases.y!) },
    "group-clusters": groups.map((group) => ({ ...group, center: turn(group.center!) })) as unknown as Json,
  };
}

interface Comparison {
  numbers: number;
  readonly differences: string[];
}

/** Holds everything under `theirs` against ours: reals to twelve decimals, all else exactly. */
function compare(theirs: unknown, ours: unknown, path: string, outcome: Comparison): Comparison {
  const key = path.split(".").at(-1)!;
  if (typeof theirs === "number" && typeof ours === "number") {
    outcome.numbers++;
    // Pol.is keeps this one in single precision.
    const same =
      key === "repness-test"
        ? Math.fround(ours) === Math.fround(theirs)
        : Math.abs(ours - theirs) <= 1e-12 * Math.max(1, Math.abs(theirs));
    if (!same) outcome.differences.push(`${path}: ${ours} instead of ${theirs}`);
  } else if (typeof theirs === "object" && theirs !== null && typeof ours === "object" && ours !== null) {
    const sorted = (value: object): object =>
      sets.has(key) && Array.isArray(value) ? value.toSorted((a, b) => a - b) : value;
    const [left, right] = [Object.entries(sorted(theirs)), sorted(ours) as Record<string, unknown>];
    if (Array.isArray(theirs) && theirs.length !== (ours as unknown[]).length)
      outcome.differences.push(`${path}: other length`);
    for (const [name, value] of left) compare(value, right[name], `${path}.${name}`, outcome);
  } else if (theirs !== ours) outcome.differences.push(`${path}: ${String(ours)} instead of ${String(theirs)}`);
  return outcome;
}

async function against(name: string): Promise<Comparison> {
  const path = reference("polis-math", name);
  const maths = JSON.parse(readFileSync(join(path, "math-pca2.json"), "utf8")) as Record<string, Json>;
  const answer = await run(path, "--given", join(path, "math-pca2.json"));
  return compare(inOurSign(maths), answer, name, { numbers: 0, differences: [] });
}

describeWithReference("polis-math", "with groups and people as Pol.is gives them, every number is theirs", () => {
  it("in below-100-ptpts, without exception", async () => {
    const { numbers, differences } = await against("below-100-ptpts");
    expect(differences).toEqual([]);
    expect(numbers).toBeGreaterThan(4_000);
  });

  it("in above-100-ptpts, but for what is no number: a statement about the participants that they list as accepted", async () => {
    const { numbers, differences } = await against("above-100-ptpts");
    expect(differences.filter((line) => !line.includes(".mod-in"))).toEqual([]);
    expect(numbers).toBeGreaterThan(19_000);
  });

  it("in 50ptpt-3gp-strict-no-meta, but for what follows from the votes that its export lost", async () => {
    const { numbers, differences } = await against("50ptpt-3gp-strict-no-meta");
    const lost =
      /\.(n|user-vote-counts\.50|pca\..*|base-clusters\.[xy]\.\d+|group-clusters\.\d\.center\.\d|comment-priorities\.\d+):/;
    expect(differences.filter((line) => !lost.test(line))).toEqual([]);
    expect(numbers).toBeGreaterThan(4_000);
  });
});
