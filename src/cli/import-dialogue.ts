import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { voteMatrix } from "@brink/methods/landscape";
import { parse } from "csv-parse/sync";
import {
  type HeldElsewhere,
  importDialogue,
  type Imported,
  openDataFrom,
  readExport,
} from "#modules/dialogues/index.ts";
import { readConfig } from "../platform/config.ts";
import { closeThreads } from "../platform/cpu.ts";
import { prepareJobs } from "../platform/jobs/index.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";
import { readDialogue } from "./compute/landscape-files.ts";
import { contextOn } from "./context.ts";
import { withDatabase } from "./database.ts";

const usage = "import dialogue <folder or export> --region <name> [--title <title>] [--open-data]";

/** `brink import dialogue`: a dialogue that was held on Pol.is or on another Brink, with our own outcome of it. */
export const importDialogueCommand: Command = {
  name: "import dialogue",
  summary: "brings in a dialogue from an export of Pol.is or Brink",
  usage,
  async run(args): Promise<Imported> {
    const options = {
      region: { type: "string" },
      title: { type: "string" },
      "open-data": { type: "boolean" },
    } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [path] = positionals;
    if (!path || !values.region) throw new Refusal(`Say: brink ${usage}`);
    const held = readHeld(path, values.title, values["open-data"] === true);
    const config = readConfig(process.env);
    try {
      return await withDatabase(async (database) => {
        await prepareJobs(database.ownerPool);
        return importDialogue(contextOn(config, database), values.region!, held);
      });
    } finally {
      await closeThreads();
    }
  },
  print: (result) => {
    const { slug, people, statements, votes } = result as Imported;
    return `${slug}: ${people} people, ${statements} statements, ${votes} votes`;
  },
};

const hour = 3_600_000;

/** A dialogue as its export holds it: a folder of Pol.is, or one file of Brink. @throws Refusal when there is nothing to read */
export function readHeld(path: string, title?: string, openData = false): HeldElsewhere {
  const what = statSync(path, { throwIfNoEntry: false });
  if (!what) throw new Refusal(`There is no folder or file ${path}.`);
  return what.isDirectory() ? heldOnPolis(path, title, openData) : heldOnBrink(path, title);
}

/** Pass counts as "I do not know"; statements about the participants themselves are left out. */
function heldOnPolis(folder: string, title: string | undefined, openData: boolean): HeldElsewhere {
  const { votes, moderation, meta, texts } = readDialogue(folder);
  const { participants, offsets, columns, values } = voteMatrix(votes);
  const times = [...(votes.time ?? [])].filter((time) => time > 1e11);
  const now = Math.floor(Date.now() / hour) * hour;
  const first = times.reduce((least, time) => Math.min(least, time), now - hour);
  const last = times.length > 0 ? times.reduce((most, time) => Math.max(most, time), first) + hour : now;
  return {
    title: title ?? topicOf(folder),
    form: "statements",
    statements: texts.map((text, place) => ({
      number: place + 1,
      text,
      accepted: moderation[place] !== -1 && meta[place] === 0,
    })),
    participants,
    ratings: Array.from({ length: participants }, (_, participant) =>
      Array.from({ length: offsets[participant + 1]! - offsets[participant]! }, (__, step) => {
        const at = offsets[participant]! + step;
        return { participant, number: columns[at]! + 1, value: values[at]! };
      }),
    ).flat(),
    opened: new Date(first),
    closed: new Date(last),
    ...(openData ? { content: { openData: openDataFrom } } : {}),
  };
}

function heldOnBrink(path: string, title: string | undefined): HeldElsewhere {
  const { dialogue, contributions, published, official } = readExport(readFileSync(path, "utf8"), path);
  if (!official) throw new Refusal(`${path} is of a dialogue that was still open; take the export of its outcome.`);
  const scores = published.rows?.scores ?? [];
  return {
    title: title ?? dialogue.title,
    form: dialogue.form,
    statements: contributions.map((one) => ({ ...one, accepted: true })),
    participants: scores.length,
    ratings: scores.flatMap((own, participant) => own.map(([number, value]) => ({ participant, number, value }))),
    opened: new Date(`${dialogue.opened}T00:00:00Z`),
    closed: new Date(`${dialogue.closed}T00:00:00Z`),
    content: {
      questions: dialogue.questions,
      background: dialogue.background,
      themes: dialogue.themes,
      carried: published,
      ...(dialogue.openData === null ? {} : { openData: dialogue.openData }),
      ...(dialogue.population ? { population: dialogue.population } : {}),
    },
  };
}

/** The topic as `summary.csv` names it, else the name of the folder. */
function topicOf(folder: string): string {
  const file = join(folder, "summary.csv");
  const rows = existsSync(file)
    ? (parse(readFileSync(file), { bom: true, relax_column_count: true }) as string[][])
    : [];
  const topic = rows.find(([name]) => name === "topic")?.[1];
  return topic || folder.split(/[\\/]/).findLast((part) => part !== "") || "gesprek";
}
