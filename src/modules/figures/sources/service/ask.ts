import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "#platform/refusal.ts";

/** How long and how often to try. Times in milliseconds, sizes in bytes. */
export interface Patience {
  readonly tries: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** For the answer to begin, and between two pieces of it. */
  readonly silence: number;
  /** For one whole answer. */
  readonly whole: number;
  readonly largest: number;
}

const minute = 60_000;

/** CBS has been seen to send 6 kB a second, so a whole answer may take long; silence may not. */
export const usualPatience: Patience = {
  tries: 6,
  firstPause: 1_000,
  longestPause: 2 * minute,
  silence: minute,
  whole: 60 * minute,
  largest: 128 * 1024 * 1024,
};

export interface Asker {
  /** The answer as text that is JSON; undefined when there is nothing at this address. @throws Refusal when the service keeps failing or says no. */
  text(url: URL): Promise<string | undefined>;
  /** A plain number, or undefined when the service has none at this address. */
  number(url: URL): Promise<number | undefined>;
}

/** A failure that may pass: worth another try after a pause. */
class Passing extends Error {
  readonly after: number | undefined;
  constructor(message: string, after?: number) {
    super(message);
    this.after = after;
  }
}

/** The service has nothing at this address. */
class Absent extends Error {}

/** Asks politely: one request at a time, no redirects, limits on time and size, and another try with growing pauses when it may help. */
export function openAsker(progress: (line: string) => void, patience: Patience = usualPatience): Asker {
  const asked = async (url: URL, fits: (text: string, type: string) => void): Promise<string> => {
    let last = "";
    for (let turn = 1; turn <= patience.tries; turn += 1) {
      try {
        return await once(url, patience, fits);
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        last = error.message;
        const wait = pauseBefore(turn, error.after, patience);
        if (wait === undefined)
          throw new Refusal(
            `${url.host} asks to come back in ${Math.ceil((error.after ?? 0) / minute)} minutes; nothing was changed.`,
          );
        if (turn === patience.tries) break;
        progress(`${url.host}: ${last}; trying again in ${Math.ceil(wait / 1_000)} s (${turn} of ${patience.tries})`);
        await pause(wait);
      }
    }
    throw new Refusal(
      `${url.host} does not answer well: ${last}, ${patience.tries} times. Nothing was changed; what was fetched is kept, so the same command goes on from there.`,
    );
  };
  return {
    async text(url) {
      try {
        return await asked(url, mustBeJson);
      } catch (error) {
        if (error instanceof Absent) return undefined;
        throw error;
      }
    },
    async number(url) {
      try {
        const found = Number((await asked(url, mustBeNumber)).replace(/^\uFEFF/, ""));
        return Number.isSafeInteger(found) ? found : undefined;
      } catch (error) {
        if (error instanceof Absent) return undefined;
        throw error;
      }
    },
  };
}

/** Doubling pauses with some chance in them; `Retry-After` wins. Undefined when the service asks for more than we wait. */
function pauseBefore(turn: number, after: number | undefined, patience: Patience): number | undefined {
  if (after !== undefined) return after <= patience.longestPause * 5 ? after : undefined;
  return Math.min(patience.firstPause * 2 ** (turn - 1), patience.longestPause) * (0.75 + Math.random() / 2);
}

async function once(url: URL, patience: Patience, fits: (text: string, type: string) => void): Promise<string> {
  const stop = new AbortController();
  const whole = setTimeout(() => stop.abort(), patience.whole);
  let silence = setTimeout(() => stop.abort(), patience.silence);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => stop.abort(), patience.silence);
  };
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: stop.signal,
      headers: { accept: "application/json", "user-agent": "Brink (care regions; open data import)" },
    });
    heard();
    judge(response, url);
    const text = await read(response, patience.largest, heard);
    fits(text, response.headers.get("content-type") ?? "");
    return text;
  } catch (error) {
    if (error instanceof Passing || error instanceof Absent || error instanceof Refusal) throw error;
    throw new Passing(stop.signal.aborted ? "no answer in time" : `the connection broke (${causeOf(error)})`);
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
  }
}

function judge(response: Response, url: URL): void {
  const { status } = response;
  if (status === 200) return;
  void response.body?.cancel().catch(() => undefined);
  if (status >= 300 && status < 400)
    throw new Refusal(`${url.host} redirects ${url.pathname} elsewhere; Brink does not follow. Nothing was changed.`);
  if (status === 404 || status === 501) throw new Absent(`${status}`);
  if (status === 408 || status === 429 || status >= 500)
    throw new Passing(`error ${status}`, retryAfter(response.headers.get("retry-after")));
  throw new Refusal(`${url.host} refuses the question (${status}); nothing was changed.`);
}

/** `Retry-After` in seconds or as a date. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

async function read(response: Response, largest: number, heard: () => void): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    heard();
    size += piece.length;
    if (size > largest)
      throw new Refusal(
        `An answer of the service is larger than ${Math.round(largest / 1024 / 1024)} MB; nothing was changed.`,
      );
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function mustBeJson(text: string, type: string): void {
  if (/^\s*</.test(text) || type.includes("html")) throw new Passing("a web page instead of data");
  try {
    JSON.parse(text);
  } catch {
    throw new Passing("an answer that is cut off or no JSON");
  }
}

function mustBeNumber(text: string): void {
  if (/^\s*</.test(text)) throw new Passing("a web page instead of a number");
}

function causeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return cause?.code ?? cause?.message ?? (error as Error).message;
}
