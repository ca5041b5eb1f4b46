import { sql } from "kysely";
import { createDialogue } from "../../src/modules/dialogues/actions-team.ts";
import { findDialogue, type ShownDialogue } from "../../src/modules/dialogues/store.ts";
import type { Actor } from "../../src/platform/http/index.ts";
import { cookieOf, send } from "./people.ts";
import type { TestHouse } from "./server.ts";

/** Somebody of the team of Drenthe who also moderates; the last sign of their key tells two apart. */
export const teamOfDrenthe = (sign = "7"): Actor => ({
  kind: "person",
  person: `00000000-0000-4000-8000-00000000000${sign}`,
  grants: [
    { role: "programme_team", region: "drenthe" },
    { role: "moderator", region: "drenthe" },
  ],
  assurance: 2,
  secondFactor: true,
});

/** A dialogue of statements that is open now, with these texts under numbers from 1. */
export async function openStatements(
  house: TestHouse,
  title: string,
  texts: readonly string[],
  state: "shown" | "waiting" = "shown",
): Promise<{ readonly dialogue: ShownDialogue; readonly path: string }> {
  const example = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
  const now = Date.now();
  const slug = await createDialogue(house.ctx, teamOfDrenthe(), {
    ...example,
    form: "statements",
    content: { ...example.content, title, questions: ["Wat vind jij?"] },
    opensAt: new Date(now - 60_000),
    secondAt: null,
    closesAt: new Date(now + 9e7),
  });
  const dialogue = (await findDialogue(house.ctx.db, "drenthe", slug))!;
  for (const [place, text] of texts.entries())
    await sql`insert into dialogue_contribution (dialogue_id, number, body, state, written_hour)
      values (${dialogue.id}, ${place + 1}, ${text}, ${state}, date_trunc('hour', now()))`.execute(house.ctx.db);
  await sql`update dialogue_counter set last = ${texts.length} where dialogue_id = ${dialogue.id}`.execute(
    house.ctx.db,
  );
  return { dialogue, path: `/drenthe/dialoog/${slug}` };
}

/** Takes part; answers the cookie. */
export const joinDialogue = async (house: TestHouse, path: string): Promise<string> =>
  cookieOf(await send(house, `${path}/meedoen`, { akkoord: "1" }));
