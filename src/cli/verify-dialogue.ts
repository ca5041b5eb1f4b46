import { existsSync, readFileSync } from "node:fs";
import { readExport, type Verified, verifyExport } from "#modules/dialogues/index.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";

/** `brink verify dialogue <export>`: computes a published outcome again from what is published with it, without server or database. */
export const verifyDialogueCommand: Command = {
  name: "verify dialogue",
  summary: "computes the outcome of an exported dialogue again, and says whether it is the same",
  usage: "verify dialogue <export>",
  async run(args): Promise<Verified> {
    const [path] = args;
    if (!path || args.length > 1) throw new Refusal(`Say: brink ${verifyDialogueCommand.usage}`);
    if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
    const found = verifyExport(readExport(readFileSync(path, "utf8"), path));
    if (found.same) return found;
    const what = found.differences.length > 0 ? found.differences.join("; ") : `hash ${found.computedHash} computed`;
    throw new Refusal(`The outcome in ${path} does not follow from what is published with it. ${what}.`);
  },
  print: (result) => {
    const { version, hash, from, people, numbers } = result as Verified;
    const base = from === "rows" ? "every published score" : "the published counts";
    return `Version ${version} is right: ${numbers} numbers about ${people} people follow from ${base}. Hash ${hash}.`;
  },
};
