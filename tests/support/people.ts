import { readOutbox } from "../../src/platform/mail/index.ts";
import type { TestHouse } from "./server.ts";
import { sql } from "kysely";

/** The way in that a person walks, by real forms. */

/** A form sent as a browser sends it. */
export function send(
  house: TestHouse,
  path: string,
  fields: Record<string, string>,
  cookie = "",
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams(fields);
  return house.ask(path, {
    method: "POST",
    body,
    headers: { Cookie: cookie, Origin: "http://localhost:3000", ...headers },
  });
}

export const visitPage = (house: TestHouse, path: string, cookie = ""): Promise<Response> =>
  house.ask(path, { headers: { Cookie: cookie } });

/** `name=value` of the session cookie an answer sets. */
export const cookieOf = (answer: Response): string => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

const opened = new Set<string>();

/** Path of the newest link that was mailed to this address; a letter not opened before wins when the clock stands still. */
export async function mailedPath(house: TestHouse, to: string): Promise<string> {
  const letters = (await readOutbox(house.ctx.db, house.ctx.keys)).filter(
    (one) => one.to === to && one.text.includes("/inloggen/"),
  );
  const sorted = letters.toSorted((a, b) => b.queuedAt.getTime() - a.queuedAt.getTime());
  const newest = sorted.find((one) => !opened.has(one.id)) ?? sorted[0];
  if (newest) opened.add(newest.id);
  const href = /https?:\/\/\S+\/inloggen\/\S+/.exec(newest?.text ?? "")?.[0] ?? "";
  return href.replace(house.ctx.config.url, "");
}

/** Signs in by mail, from the form to the button; answers the cookie. */
export async function signIn(house: TestHouse, email: string): Promise<string> {
  await send(house, "/inloggen", { mail: email });
  return cookieOf(await send(house, await mailedPath(house, email), {}));
}

/** Regions without packs, for tests that need only their names. */
export async function addRegions(house: TestHouse, ...ids: string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    const name = id[0]!.toUpperCase() + id.slice(1);
    const words = { challenge: { nl: "opgave", en: "challenge" }, challenges: { nl: "opgaven", en: "challenges" } };
    const both = { nl: name, en: name };
    const content = JSON.stringify({
      name,
      organisation: name,
      form: "network",
      formSay: both,
      words,
      dream: both,
      dreamSay: both,
      missions: [],
      challenges: [],
      names: [],
      partners: [],
      links: [],
    });
    await sql`insert into region (id, position, content, imported, pack_checksum) values (${id}, ${position}, ${content}::jsonb, ${content}::jsonb, '')`.execute(
      house.ctx.db,
    );
  }
}
