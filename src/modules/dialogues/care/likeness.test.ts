import { likeOne, trigramIndex } from "@brink/methods/texts";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStatements } from "../../../../tests/support/dialogue.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { alikePairs, nearest } from "./likeness.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 300_000);
afterAll(() => house?.close());

describe("what resembles what", () => {
  it("is measured as PostgreSQL measures it while somebody types", async () => {
    const texts = [
      "'s Avonds rijdt er geen bus meer naar 2e Exloermond",
      "s avonds rijdt geen BUS naar 2e exloermond!!",
      "Geen bus, geen huisarts & geen winkel; wel zorgen...",
      "geen geen geen winkel",
      "x",
    ];
    const index = trigramIndex(texts);
    for (const [one, text] of texts.entries())
      for (const [other, beside] of texts.entries()) {
        if (one === other) continue;
        const { rows } = await sql<{ likeness: number }>`select similarity(${text}, ${beside}) as likeness`.execute(
          house.ctx.db,
        );
        const ours = likeOne(index, one, 0.000_001).find(({ place }) => place === other)?.likeness ?? 0;
        expect(ours, `${text} / ${beside}`).toBeCloseTo(rows[0]!.likeness, 5);
      }
  });

  it("is the nearest that can be read and the nearest that waits, also for another question", async () => {
    const { dialogue } = await openStatements(house, "Twee soorten", [
      "Een bankje in de zon voor het dorpshuis",
      "Een bankje in de zon",
      "De bus rijdt op zondag niet",
      "Een bankje in de zon graag",
    ]);
    await sql`update dialogue_contribution set state = 'waiting' where dialogue_id = ${dialogue.id} and number in (2, 4)`.execute(
      house.ctx.db,
    );
    const near = await nearest(house.ctx, dialogue.id, [2, 4, 99]);
    expect(near.get(4)).toMatchObject({ shown: { number: 1 }, waiting: { number: 2 } });
    expect(near.get(2)).toMatchObject({ shown: { number: 1 }, waiting: { number: 4 } });
    expect(near.has(99)).toBe(false);
    await sql`update dialogue_contribution set worry = true where dialogue_id = ${dialogue.id} and number = 2`.execute(
      house.ctx.db,
    );
    expect((await nearest(house.ctx, dialogue.id, [4])).get(4)).toEqual({ shown: expect.anything() as unknown });
  });

  it("is a pair only where both answer the same question", async () => {
    const { dialogue } = await openStatements(house, "Twee vragen", ["Een bankje in de zon", "Een bankje in de zon"]);
    expect(await alikePairs(house.ctx, dialogue.id, 50)).toMatchObject([{ one: { number: 1 }, other: { number: 2 } }]);
    await sql`update dialogue_contribution set question = 1 where dialogue_id = ${dialogue.id} and number = 2`.execute(
      house.ctx.db,
    );
    expect(await alikePairs(house.ctx, dialogue.id, 50)).toEqual([]);
  });
});
