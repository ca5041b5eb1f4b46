import { array, assert, boolean, integer, nat, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { chainsOf, tiesOf } from "./dependencies.ts";
import type { Initiative } from "./model.ts";
import { initiativeSchema } from "./schema.ts";

const made = (id: string, start: string | undefined, end: string | undefined, dependsOn: string[], rest: object = {}) =>
  initiativeSchema.parse({
    id,
    title: id,
    challenge: "c",
    what: "w",
    initiator: "i",
    status: "running",
    start,
    end,
    dependsOn,
    ...rest,
  }) as Initiative;
const known = (list: readonly Initiative[]) => new Map(list.map((one) => [one.id, one]));
const words = (list: readonly Initiative[]) =>
  tiesOf(known(list), list).map((tie) => `${tie.waiting.id} < ${tie.first.id} ${tie.trouble ?? "fits"}`);

describe("what waits for what", () => {
  it("fits when the first is ready before the other begins, and says so when it is not or was stopped", () => {
    const list = [
      made("a", "2025-01-01", "2026-01-01", []),
      made("gone", "2025-01-01", "2026-01-01", [], { status: "stopped" }),
      made("b", "2026-01-01", "2027-01-01", ["a"]),
      made("c", "2025-06-01", "2027-01-01", ["a", "gone"]),
    ];
    expect(words(list)).toEqual(["b < a fits", "c < a late", "c < gone stopped"]);
  });

  it("leaves out what is ready, what is over, what nobody may see, itself and what is named twice", () => {
    const list = [
      made("ready", "2025-01-01", "2026-01-01", [], { status: "done" }),
      made("a", "2025-01-01", undefined, ["ready", "hidden", "a"]),
      made("over", "2025-01-01", undefined, ["a"], { status: "done" }),
      made("b", "2027-01-01", undefined, ["a", "a"]),
    ];
    expect(words(list)).toEqual(["b < a fits"]);
  });

  it("draws only what has dates; the tie itself stays", () => {
    const list = [made("a", undefined, undefined, []), made("b", "2027-01-01", undefined, ["a"])];
    const ties = tiesOf(known(list), list);
    expect(ties).toHaveLength(1);
    expect(chainsOf(ties, 10)).toEqual({ lines: [], ties: [] });
  });

  it("keeps chains whole, with trouble on top", () => {
    const list = [
      made("calm", "2024-01-01", "2025-01-01", []),
      made("then", "2025-01-01", "2026-01-01", ["calm"]),
      made("slow", "2025-01-01", "2028-01-01", []),
      made("early", "2026-01-01", "2027-01-01", ["slow"]),
    ];
    const lines = chainsOf(tiesOf(known(list), list), 10).lines.map((one) => one.id);
    expect(lines).toEqual(["slow", "early", "calm", "then"]);
  });

  it("always puts first what must be ready first, draws each once, never more than fit, and ends on circles", () => {
    const graph = array(tuple(nat(9), array(nat(9), { maxLength: 3 })), { maxLength: 10 });
    assert(
      property(graph, integer({ min: 1, max: 12 }), boolean(), (edges, most, circles) => {
        const list = edges.map(([month, to], place) => {
          const needs = to.filter((other) => other < edges.length && (circles || other < place));
          const start = `2026-0${Math.min(month + 1, 9)}-01`;
          return made(
            `i${place}`,
            start,
            "2027-01-01",
            needs.map((other) => `i${other}`),
          );
        });
        const ties = tiesOf(known(list), list);
        const chains = chainsOf(ties, most);
        const at = (one: Initiative) => chains.lines.indexOf(one);
        expect(new Set(chains.lines).size).toBe(chains.lines.length);
        expect(chains.lines.length).toBeLessThanOrEqual(most);
        for (const tie of chains.ties) expect(Math.min(at(tie.first), at(tie.waiting))).toBeGreaterThanOrEqual(0);
        const upwards = chains.ties.filter((tie) => at(tie.first) > at(tie.waiting));
        expect(circles ? [] : upwards).toEqual([]);
        const cut = ties.length - chains.ties.length;
        expect(most === 12 ? cut : 0).toBe(0);
      }),
    );
  });
});
