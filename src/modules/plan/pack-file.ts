import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { Refusal } from "#platform/refusal.ts";

/** Checksum of several texts in their order. */
export function checksumOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:${text}`);
  return hash.digest("hex");
}

/**
 * Reads a JSON file of a pack and checks it.
 * @throws Refusal naming file, line and reason of every mistake
 */
export function readPackFile<S extends z.ZodType>(file: string, schema: S): { data: z.output<S>; text: string } {
  const text = readFileSync(file, "utf8");
  const parsed = schema.safeParse(parse(file, text));
  if (parsed.success) return { data: parsed.data, text };
  const mistakes = parsed.error.issues.map(
    (issue) => `line ${lineOfPath(text, issue.path)}: ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Refusal(`${file} does not fit. ${mistakes.join("; ")}`);
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length);
    throw new Refusal(`${file} is no JSON at line ${text.slice(0, place).split("\n").length}.`);
  }
}

/** Line (from 1) where the value of a path begins; of its parent where the value is missing. The text must be valid JSON. */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  const wanted = path.map(String);
  let deepest = 0;
  let offset = 0;
  walk(text, (found, at) => {
    if (found.length < deepest || found.length > wanted.length) return;
    if (found.every((part, place) => part === wanted[place])) [deepest, offset] = [found.length, at];
  });
  return text.slice(0, offset).split("\n").length;
}

/** Visits every value of a JSON text with its path and the place where it begins. */
function walk(text: string, visit: (path: readonly string[], at: number) => void): void {
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
  const open: { kind: "{" | "["; name: string; index: number }[] = [];
  let key: string | undefined;
  for (const { 0: token, index: at } of text.matchAll(tokens)) {
    const top = open.at(-1);
    if (token === ":" || token === "}" || token === "]") {
      if (token !== ":") open.pop();
      continue;
    }
    if (token === ",") {
      if (top) top.index += 1;
      key = undefined;
      continue;
    }
    if (top?.kind === "{" && key === undefined) {
      key = JSON.parse(token) as string;
      top.name = key;
      continue;
    }
    visit(
      open.map((one) => (one.kind === "{" ? one.name : String(one.index))),
      at,
    );
    if (token === "{" || token === "[") {
      open.push({ kind: token, name: "", index: 0 });
      key = undefined;
    } else if (top?.kind === "{") key = "";
  }
}
