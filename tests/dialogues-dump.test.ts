import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shuffleAll } from "../src/modules/dialogues/outcome/actions.ts";
import { followKey } from "../src/modules/dialogues/follow/actions.ts";
import { backgroundKey } from "../src/modules/dialogues/keys.ts";
import { findDialogue } from "../src/modules/dialogues/store.ts";
import { cookieOf, send } from "./support/people.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

const path = "/drenthe/dialoog/minder-alleen";
const people = 40;
let house: TestHouse;
let dialogueId: string;

beforeAll(async () => {
  house = await testHouse();
  const dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
  dialogueId = dialogue.id;
  const pick = (values: readonly string[], at: number) => values[at % values.length]!;
  for (let at = 0; at < people; at += 1) {
    const cookie = cookieOf(await send(house, `${path}/meedoen`, { akkoord: "1" }));
    await send(house, `${path}/antwoord?vraag=1`, { tekst: `Idee ${at} over koffie en kaarten.`, taal: "nl" }, cookie);
    await send(house, `${path}/ronde-2`, { nummer: String(1 + (at % 40)), score: "2" }, cookie);
    const about = { age: pick(["15-25", "25-45", "45-65", "65+"], at), gender: pick(["woman", "man"], at >> 2) };
    await send(house, `${path}/over-jou`, { ...about, role: pick(["resident", "board"], at >> 3) }, cookie);
    await send(house, `${path}/volgen`, { mail: `bekend-${at}@voorbeeld.nl`, "hoe-vaak": "day" }, cookie);
  }
  await shuffleAll(house.ctx);
}, 300_000);
afterAll(() => house?.close());

type Row = Record<string, unknown>;
const owner = <T extends Row>(text: string) => sql<T>`${sql.raw(text)}`.execute(house.ctx.database.db as never);
/** A table as a dump lays it down: the order of rows on disk. */
const dumped = async <T extends Row>(table: string) =>
  (await owner<T>(`select * from ${table} where dialogue_id = '${dialogueId}' order by ctid`)).rows;

describe("a dump of the database in the wrong hands", () => {
  /** The participants that the attacker knows, in the order in which they were seen to come in. */
  const known = async () => {
    const texts = await dumped<{ participant_id: string; body: string; number: number }>("dialogue_contribution");
    return texts
      .filter(({ body }) => /^Idee \d+ over koffie/.test(body))
      .toSorted((a, b) => a.number - b.number)
      .map((row) => row.participant_id);
  };

  it("does not tell whose background or address is whose: by order it does no better than chance", async () => {
    const ids = await known();
    expect(ids).toHaveLength(people);
    const { ctx } = house;
    for (const [table, keyOf] of [
      ["dialogue_background", (id: string) => backgroundKey(ctx, id)],
      ["dialogue_follow", (id: string) => followKey(ctx, id)],
    ] as const) {
      const mine = new Set(ids.map(keyOf));
      const laid = (await dumped<{ key: string }>(table)).map(({ key }) => key).filter((key) => mine.has(key));
      expect([table, laid.length]).toEqual([table, people]);
      const right = ids.filter((id, at) => keyOf(id) === laid[at] || keyOf(id) === laid.at(-1 - at)).length;
      // Two guesses at chance give two right on average; eight or more once in about a thousand times.
      expect(right).toBeLessThan(8);
    }
  });

  it("shares no value between who somebody is and what they said", async () => {
    const said = new Set<string>();
    const keep = (row: Row) => {
      for (const value of Object.values(row)) if (typeof value === "string" && value.length >= 12) said.add(value);
    };
    for (const table of ["dialogue_participant", "dialogue_contribution", "dialogue_rating"])
      (await dumped(table)).forEach(keep);
    said.delete(dialogueId);
    const apart = [...(await dumped("dialogue_background")), ...(await dumped("dialogue_follow"))];
    expect(apart.length).toBeGreaterThan(people);
    const shared = apart.flatMap((row) => Object.values(row).filter((value) => said.has(value as string)));
    expect(shared).toEqual([]);
    const tables = await owner<{ name: string }>(
      "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' and has_table_privilege(c.oid, 'select')",
    );
    for (const { name } of tables.rows) {
      const { rows } = await owner<{ count: number }>(
        `select count(*)::int as count from ${name} t where t::text like '%bekend-%@voorbeeld.nl%'`,
      );
      expect([name, rows[0]!.count]).toEqual([name, 0]);
    }
  });

  it("keeps hours and no minutes of who spoke when, under ids that tell no order", async () => {
    const hours = [
      ...(await dumped<{ joined_hour: Date }>("dialogue_participant")).map((row) => row.joined_hour),
      ...(await dumped<{ written_hour: Date }>("dialogue_contribution")).map((row) => row.written_hour),
    ];
    expect(hours.filter((hour) => hour.getTime() % 3_600_000 !== 0)).toEqual([]);
    const ids = await known();
    expect(ids.filter((id) => id[14] !== randomUUID()[14])).toEqual([]);
  });
});
