import { array, assert, constantFrom, property, record, shuffledSubarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnPart, networkOf } from "./network.ts";

const one = (id: string, initiator: string, ...names: string[]) => ({
  id,
  initiator,
  parties: names.map((name) => ({ name, role: "joins" as const })),
});
const said = (network: ReturnType<typeof networkOf>) =>
  network.ties.map((tie) => `${tie.a.name}–${tie.b.name}: ${tie.initiatives.join(" ")}`);

describe("the network of parties", () => {
  it("ties who begins and who takes part, each pair once", () => {
    const network = networkOf([one("x", "gemeente", "GGD", "gemeente"), one("y", "GGD", "gemeente", "school")]);
    expect(said(network)).toEqual(["gemeente–GGD: x y", "gemeente–school: y", "GGD–school: y"]);
    expect(network.parties.map((party) => [party.name, party.partners, party.initiatives.length])).toEqual([
      ["gemeente", 2, 2],
      ["GGD", 2, 2],
      ["school", 2, 1],
    ]);
  });

  it("takes two ways of writing for one party, and shows one that works alone", () => {
    const network = networkOf([one("x", "GGD"), one("y", "ggd ", "Ggd")]);
    expect(network).toMatchObject({ parties: [{ name: "GGD", partners: 0, initiatives: ["x", "y"] }], ties: [] });
  });

  const names = ["gemeente", "GGD", "school", "ziekenhuis", "sportclub", "bibliotheek"];
  const initiative = record({ initiator: constantFrom(...names), others: shuffledSubarray(names) });
  const many = array(initiative, { maxLength: 12 }).map((rows) =>
    rows.map((row, place) => one(`i${place}`, row.initiator, ...row.others)),
  );

  it("counts the same from every side: partners are ties, and nobody is tied to itself", () => {
    assert(
      property(many, (rows) => {
        const { parties, ties } = networkOf(rows);
        expect(parties.reduce((sum, party) => sum + party.partners, 0)).toBe(2 * ties.length);
        expect(ties.every((tie) => tie.a !== tie.b && tie.initiatives.length > 0)).toBe(true);
      }),
    );
  });

  it("is drawn the same whatever the order in which parties were written", () => {
    assert(
      property(many, (rows) => {
        const turned = rows.map((row) => ({ ...row, parties: row.parties.toReversed() }));
        const keys = (list: typeof rows) => drawnPart(networkOf(list), 4).parties.map((party) => party.key);
        expect(keys(turned)).toEqual(keys(rows));
      }),
    );
  });

  it("draws around the party one looks at, and never more than fits", () => {
    const network = networkOf([one("x", "a", "b", "c", "d"), one("y", "e", "a")]);
    const drawn = drawnPart(network, 3, "e");
    expect(drawn.parties.map((party) => party.key)).toEqual(["e", "a"]);
    expect(said(drawn)).toEqual(["a–e: y"]);
    expect(drawnPart(network, 3).parties).toHaveLength(3);
  });
});
