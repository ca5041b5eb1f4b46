import { existsSync, readFileSync } from "node:fs";
import type { Axes, Division } from "@brink/methods/landscape";
import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";
import { parseJson, places, toId, type DialogueFiles, type Id } from "./landscape-files.ts";

const ids = z.array(z.union([z.number(), z.string()]).transform(toId));

const givenFile = z.object({
  "in-conv": ids,
  "base-clusters": z.object({ id: z.array(z.int()), members: z.array(ids) }),
  "group-clusters": z.array(z.object({ id: z.int(), members: z.array(z.int()) })),
  tids: ids.optional(),
  pca: z.object({ comps: z.array(z.array(z.number())) }).optional(),
});

/** What is taken from a result of Pol.is: who is in, and who stands in which group. */
export type Given = z.infer<typeof givenFile>;

/** Reads a `math-pca2.json`; refuses what is not one. */
export function readGiven(path: string): Given {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  const read = givenFile.safeParse(parseJson(readFileSync(path, "utf8"), path));
  if (read.success) return read.data;
  const first = read.error.issues[0]!;
  throw new Refusal(`${path} is not a result of Pol.is: ${first.path.join(".")} ${first.message}.`);
}

/** Everybody a result names, also people whose votes are not in the folder. */
export function peopleIn(given: Given): Id[] {
  return [...given["in-conv"], ...given["base-clusters"].members.flat()];
}

/** One base cluster: its number and its people (order numbers). */
export interface Base {
  readonly id: number;
  readonly members: readonly number[];
}

/** A given result in order numbers. */
export interface GivenDivision {
  readonly inside: Int32Array;
  readonly bases: readonly Base[];
  /** Number of each group, with the numbers of its base clusters. */
  readonly groups: Given["group-clusters"];
  readonly division: Division;
  readonly towards: Axes | undefined;
}

/** Puts a given result in the order numbers of the folder; refuses a group that names a base cluster that is not there. */
export function givenDivision(given: Given, files: DialogueFiles): GivenDivision {
  const place = places(files.participantIds);
  const { id, members } = given["base-clusters"];
  const bases = id.map((number, at) => ({
    id: number,
    members: (members[at] ?? []).map((person) => place.get(person)!),
  }));
  const baseById = new Map(bases.map((base) => [base.id, base]));
  const of = new Int32Array(files.participantIds.length).fill(-1);
  for (const [group, { members: named }] of given["group-clusters"].entries()) {
    for (const number of named) {
      const base = baseById.get(number);
      if (!base)
        throw new Refusal(`Group ${group} of the given result names base cluster ${number}, which is not there.`);
      for (const person of base.members) of[person] = group;
    }
  }
  return {
    inside: Int32Array.from(given["in-conv"], (person) => place.get(person)!).toSorted(),
    bases,
    groups: given["group-clusters"],
    division: { count: given["group-clusters"].length, of },
    towards: axesOf(given, files),
  };
}

/** The axes of the given result, so that our map lies on the same side as theirs. */
function axesOf({ tids, pca }: Given, files: DialogueFiles): Axes | undefined {
  if (!tids || !pca) return undefined;
  const place = places(files.statementIds);
  const axis = (number: number): Float64Array => {
    const loadings = new Float64Array(files.statementIds.length);
    for (const [at, tid] of tids.entries()) {
      const statement = place.get(tid);
      if (statement !== undefined) loadings[statement] = pca.comps[number]?.[at] ?? 0;
    }
    return loadings;
  };
  return [axis(0), axis(1)];
}
