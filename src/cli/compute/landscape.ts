import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { landscape, type Landscape } from "@brink/methods/landscape";
import { Refusal } from "../../platform/refusal.ts";
import type { Command } from "../command.ts";
import { polisAnswer, type Answer, type Group } from "./landscape-answer.ts";
import { readDialogue, type DialogueFiles } from "./landscape-files.ts";
import { givenDivision, peopleIn, readGiven, type Base } from "./landscape-given.ts";

/** `brink compute landscape <dir>`: the opinion landscape of a published or foreign dialogue, without server or database. */
export const computeLandscapeCommand: Command = {
  name: "compute landscape",
  summary: "computes the opinion landscape of a folder with votes and comments",
  usage: "compute landscape <folder> [--given <math-pca2.json>] [--groups <number>]",
  async run(args, io): Promise<Answer> {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { given: { type: "string" }, groups: { type: "string" } },
    });
    const folder = positionals[0];
    if (!folder) throw new Refusal("Say which folder holds the votes and comments: brink compute landscape <folder>.");
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal(`There is no folder ${folder}.`);
    if (values.given && values.groups)
      throw new Refusal("Groups are given or counted, not both: leave out --given or --groups.");
    if (values.given) return withGiven(folder, values.given);
    const files = readDialogue(folder);
    io.progress(
      `${files.votes.value.length} votes of ${files.participantIds.length} people on ${files.statementIds.length} statements`,
    );
    return fromScratch(files, values.groups);
  },
  print: (result) => tell(result as Answer),
};

function fromScratch(files: DialogueFiles, wanted: string | undefined): Answer {
  const groupCount = wanted === undefined ? undefined : Number(wanted);
  const found = landscape({ ...inputOf(files), groupCount });
  if (groupCount !== undefined && !found.groups.groupings.has(groupCount)) {
    const tried = [...found.groups.groupings.keys()].join(", ");
    throw new Refusal(
      `A division in ${wanted} groups was not tried${tried ? `; choose from ${tried}` : ": there are no groups here"}.`,
    );
  }
  return polisAnswer(files, found, ownBases(found), ownGroups(found, groupCount));
}

function withGiven(folder: string, path: string): Answer {
  const given = readGiven(path);
  const files = readDialogue(folder, peopleIn(given));
  const { inside, bases, groups, division, towards } = givenDivision(given, files);
  return polisAnswer(files, landscape({ ...inputOf(files), inside, division, towards }), bases, groups);
}

function inputOf({ votes, moderation, meta }: DialogueFiles) {
  return { votes, meta, rejected: Uint8Array.from(moderation, (mark) => (mark === -1 ? 1 : 0)) };
}

function ownBases({ groups }: Landscape): Base[] {
  return groups.base.members.map((members, id) => ({ id, members }));
}

function ownGroups({ groups }: Landscape, wanted: number | undefined): Group[] {
  const grouping = groups.groupings.get(wanted ?? groups.chosen ?? 0);
  if (!grouping) return [];
  return [...grouping.centers.x.keys()].map((id) => ({
    id,
    members: [...grouping.groupOf.keys()].filter((base) => grouping.groupOf[base] === id),
  }));
}

function tell(answer: Answer): string {
  const groups = answer["group-clusters"].map(
    ({ id }) => `group ${id}: ${answer["group-votes"][id]!["n-members"]} people`,
  );
  return [
    `${answer.n} people voted on ${answer["n-cmts"]} statements; ${answer["in-conv"].length} take part in the landscape.`,
    ...groups,
    ...answer["cannot-say"].map(({ sentence }) => sentence),
    "Add --json for all numbers.",
  ].join("\n");
}
