import { readdirSync } from "node:fs";
import { join } from "node:path";

/** `npm run bench -- <name>`: runs `bench/<name>.ts` and prints its measurements as JSON on standard output. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));
const name = process.argv[2] ?? "";
if (!names.includes(name)) {
  process.stderr.write(`Say what to measure: ${names.join(", ")}.\n`);
  process.exit(2);
}
const { run } = (await import(join(import.meta.dirname, `${name}.ts`))) as { run(): Promise<object> };
const result = { bench: name, measured: new Date().toISOString(), node: process.version, ...(await run()) };
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
