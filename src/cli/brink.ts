import { parseArgs } from "node:util";
import { Refusal } from "../platform/refusal.ts";
import type { Command, CommandIo } from "./command.ts";
import { commands } from "./commands.ts";
import { progressTo } from "./progress.ts";

/** Runs one command. Results go to standard output, everything else to standard error; exit code 0 only on success. */
async function main(words: string[]): Promise<number> {
  const command = findCommand(words);
  if (!command) {
    const asked = words.length > 0 && words[0] !== "help";
    if (asked) process.stderr.write(`There is no command "${words.slice(0, 2).join(" ")}".\n`);
    process.stderr.write(help());
    return asked ? 2 : 0;
  }
  const rest = words.slice(command.name.split(" ").length);
  const { values } = parseArgs({
    args: rest,
    options: { json: { type: "boolean" }, help: { type: "boolean" } },
    strict: false,
  });
  if (values.help) {
    process.stderr.write(`brink ${command.usage}\n  ${command.summary}\n`);
    return 0;
  }
  const json = values.json === true;
  const io: CommandIo = { json, progress: progressTo(process.stderr) };
  const own = rest.filter((word) => word !== "--json");
  const result = await command.run(own, io).catch((error: unknown) => {
    throw wrongWord(error, command) ?? error;
  });
  await write(!json && command.print ? command.print(result) : JSON.stringify(result, null, json ? 0 : 2));
  return 0;
}

/** A word that the command does not know is a slip of whoever types, not a fault of ours. */
function wrongWord(error: unknown, command: Command): Refusal | undefined {
  if (!String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS")) return undefined;
  const [what = ""] = (error as Error).message.split(". ");
  return new Refusal(`${what}. Say: brink ${command.usage}`);
}

/** The longest name that the words begin with, so that `regions build` wins over `regions`. */
function findCommand(words: string[]): Command | undefined {
  const fits = (command: Command) => command.name.split(" ").every((word, place) => words[place] === word);
  return commands.filter(fits).toSorted((a, b) => b.name.length - a.name.length)[0];
}

function help(): string {
  const width = Math.max(...commands.map((command) => command.usage.length));
  const lines = commands.map((command) => `  brink ${command.usage.padEnd(width)}  ${command.summary}`);
  return `Commands (add --json for a result that programs read):\n${lines.join("\n")}\n`;
}

/** A pipe may be full: wait until all is written before the process ends. */
async function write(text: string | undefined): Promise<void> {
  if (!text) return;
  await new Promise<void>((done, fail) => process.stdout.write(`${text}\n`, (error) => (error ? fail(error) : done())));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const sentence =
    error instanceof Refusal ? error.message : `Something broke: ${(error as Error).stack ?? String(error)}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
