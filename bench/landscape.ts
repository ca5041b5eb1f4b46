import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { adjustedRand, landscape, type LandscapeInput, type Votes } from "@brink/methods/landscape";
import { seededRandom } from "@brink/methods/numeric";
import { readDialogue } from "../src/cli/compute/landscape-files.ts";
import { resultPage, writesMeanwhile } from "./support/landscape-house.ts";
import { residentMemory } from "./support/process.ts";

const openData = resolve(process.env.BRINK_REFERENCE_DATA ?? "../shared/data", "polis-opendata");

/**
 * The opinion landscape, full recalculation in one thread, from loose votes to consensus: vtaiwan (where the reference data is there)
 * and made-up dialogues with three camps; then the same after 100 more votes; the page with an outcome, and votes
 * that come in while a large outcome is made. Wall time and processor time differ on a busy machine.
 */
export async function run(): Promise<object> {
  const vtaiwan = join(openData, "vtaiwan.uberx");
  const folder = mkdtempSync(join(tmpdir(), "brink-landscape-"));
  try {
    const page = await resultPage(folder);
    const writes = await writesMeanwhile(folder, madeUp(10_000, 197, 0.13));
    return { ...calculations(vtaiwan), resultPage: page, writesWhileALandscapeRuns: writes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function calculations(vtaiwan: string): object {
  return {
    vtaiwan: existsSync(vtaiwan) ? measure(inputOf(vtaiwan), 9) : "the reference data is not here",
    "10000x197": measure({ votes: madeUp(10_000, 197, 0.13) }, 5),
    "10000x197half": measure({ votes: madeUp(10_000, 197, 0.5) }, 5),
    "2031x896": measure({ votes: madeUp(2_031, 896, 0.1) }, 5),
    "100000x1000": measure({ votes: madeUp(100_000, 1_000, 0.1) }, 3),
    afterHundredVotes: existsSync(vtaiwan) ? update(inputOf(vtaiwan)) : undefined,
    aimsMs: { vtaiwan: 100, "10000x197": 500, "2031x896": 500 },
  };
}

interface Measurement {
  readonly votes: number;
  /** The very first run, before the engine has warmed to it. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly medianProcessorMs: number;
  readonly memoryMb: number;
}

function measure(input: LandscapeInput, times: number): Measurement {
  const runs = Array.from({ length: times }, () => timed(() => landscape(input)));
  return {
    votes: input.votes.value.length,
    firstMs: round(runs[0]!.wall),
    medianMs: median(runs.map(({ wall }) => wall)),
    medianProcessorMs: median(runs.map(({ processor }) => processor)),
    memoryMb: residentMemory(process.pid),
  };
}

/** A new landscape after 100 people changed one vote, turned to the side of the one before; and how far the groups still agree. */
function update(input: LandscapeInput): object {
  const before = landscape(input);
  const value = input.votes.value.slice();
  for (let change = 0; change < 100; change++) value[Math.floor((change * value.length) / 100)]! *= -1;
  const votes: Votes = { ...input.votes, value };
  const runs = Array.from({ length: 5 }, () =>
    timed(() => landscape({ ...input, votes, towards: before.components.axes })),
  );
  const after = landscape({ ...input, votes, towards: before.components.axes });
  return {
    medianMs: median(runs.map(({ wall }) => wall)),
    agreementOfGroups: round(adjustedRand(before.division.of, after.division.of)),
  };
}

function inputOf(folder: string): LandscapeInput {
  const { votes, meta, moderation } = readDialogue(folder);
  return { votes, meta, rejected: Uint8Array.from(moderation, (mark) => (mark === -1 ? 1 : 0)) };
}

/** Votes of three camps that differ on every statement, in the order of participants, at any time; `filled`: share of cells. */
function madeUp(participants: number, statements: number, filled: number): Votes {
  const random = seededRandom(2_031);
  const camps = [0, 1, 2].map(() => Float64Array.from({ length: statements }, () => 0.2 + 0.6 * random.uniform()));
  const room = Math.ceil(participants * statements * filled * 1.2);
  const [participant, statement] = [new Int32Array(room), new Int32Array(room)];
  const [value, time] = [new Int8Array(room), new Float64Array(room)];
  let rows = 0;
  for (let person = 0; person < participants; person++) {
    const camp = camps[Math.floor(3 * random.uniform())]!;
    const diligence = 2 * filled * random.uniform();
    for (let idea = 0; idea < statements && rows < room; idea++) {
      if (random.uniform() >= diligence) continue;
      const draw = random.uniform();
      participant[rows] = person;
      statement[rows] = idea;
      value[rows] = draw < 0.85 * camp[idea]! ? 1 : draw < 0.85 ? -1 : 0;
      time[rows++] = Math.floor(1e9 * random.uniform());
    }
  }
  return {
    participants,
    statements,
    participant: participant.slice(0, rows),
    statement: statement.slice(0, rows),
    value: value.slice(0, rows),
    time: time.slice(0, rows),
  };
}

function timed(work: () => unknown): { wall: number; processor: number } {
  const [began, before] = [performance.now(), process.cpuUsage()];
  work();
  return { wall: performance.now() - began, processor: process.cpuUsage(before).user / 1_000 };
}

function median(values: readonly number[]): number {
  return round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!);
}

const round = (value: number): number => Math.round(100 * value) / 100;
