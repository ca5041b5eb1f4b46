import { assert as check, constantFrom, integer, property, record, array } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountsPerYear,
  holds,
  type Promised,
  promiseKinds,
  approvalStates,
  standingOf,
  unsigned,
  unsignedSince,
} from "./model.ts";
import { nextSteps } from "../actions-promises.ts";
import { openPart } from "./shown.ts";
import type { Promisable } from "./subjects.ts";

const base: Promised = {
  organisation: "gemeente",
  name: "gemeente",
  organisationId: null,
  number: 2,
  kind: "sign",
  planVersion: 1,
  whole: true,
  items: [],
  reserve: "",
  approvalBy: "",
  approvalState: "none",
  approvalOn: null,
  signedFunction: "wethouder",
  signedName: "",
  signedOn: "2026-02-01",
  way: "paper",
  on: "2026-02-01",
  reason: "begin",
  example: false,
};
const versions = [
  { number: 1, adoptedOn: "2026-01-10" },
  { number: 2, adoptedOn: "2026-06-10" },
];

describe("since when an organisation has not signed", () => {
  it("is the later of being asked and the version that it was asked for", () => {
    expect(unsignedSince({ ...base, kind: "ask", planVersion: 2, on: "2026-03-01" }, versions)).toBe("2026-06-10");
    expect(unsignedSince({ ...base, kind: "ask", planVersion: 2, on: "2026-07-01" }, versions)).toBe("2026-07-01");
  });

  it("is the first version after the one that it signed", () => {
    const three = [...versions, { number: 3, adoptedOn: "2026-09-10" }];
    expect(unsignedSince(base, three)).toBe("2026-06-10");
  });

  it("is the day of withdrawing or of being refused, and nothing for who signed or left", () => {
    expect(unsignedSince({ ...base, kind: "withdraw", on: "2026-08-01" }, versions)).toBe("2026-08-01");
    const refused = { ...base, kind: "approval", approvalState: "refused", approvalOn: "2026-08-02" } as const;
    expect(unsignedSince(refused, versions)).toBe("2026-08-02");
    expect(unsignedSince({ ...base, planVersion: 2 }, versions)).toBeUndefined();
    expect(unsignedSince({ ...base, kind: "end" }, versions)).toBeUndefined();
  });

  it("is known exactly where nothing is signed", () => {
    const promised = record({
      kind: constantFrom(...promiseKinds),
      approvalState: constantFrom(...approvalStates),
      planVersion: integer({ min: 1, max: 2 }),
    });
    check(
      property(promised, (changes) => {
        const one = { ...base, ...changes, approvalOn: "2026-08-02" };
        const since = unsignedSince(one, versions);
        expect(since !== undefined).toBe(unsigned.includes(standingOf(one, 2)));
        // What holds can be withdrawn; who left can do nothing more.
        expect(nextSteps(one).includes("withdraw") || !holds(one)).toBe(true);
        expect(nextSteps(one).length === 0).toBe(one.kind === "end");
      }),
    );
  });
});

describe("sums per year", () => {
  it("lose no euro", () => {
    const amounts = array(record({ year: integer({ min: 2026, max: 2030 }), euros: integer({ min: 0, max: 1e9 }) }));
    check(
      property(array(record({ amounts })), (items) => {
        const all = items.flatMap((item) => item.amounts).reduce((sum, one) => sum + one.euros, 0);
        const years = amountsPerYear(items);
        expect(years.reduce((sum, one) => sum + one.euros, 0)).toBe(all);
        expect(years.map((one) => one.year)).toEqual([...new Set(years.map((one) => one.year))].toSorted());
      }),
    );
  });
});

describe("what anyone sees of a promise", () => {
  const subject = (changes: Partial<Promisable>): Promisable => ({
    id: "een",
    title: "Een",
    open: true,
    moneyOpen: true,
    gone: false,
    over: false,
    parties: [],
    years: [],
    needed: [],
    status: () => "",
    statusWords: () => "",
    path: "/werkagenda/een",
    ...changes,
  });
  const bool = constantFrom(true, false);
  const known = record({ open: bool, moneyOpen: bool, nowOpen: bool, nowMoney: bool, gone: bool });

  it("is a title only where it was open and is, and an amount only where the money was open and is", () => {
    check(
      property(known, ({ open, moneyOpen, nowOpen, nowMoney, gone }) => {
        const item = { id: "een", title: "Een", open, moneyOpen, amounts: [{ year: 2026, euros: 777 }] };
        const now = subject({ open: nowOpen, moneyOpen: nowMoney, gone });
        const shown = openPart({ ...base, items: [item] }, new Map([["een", now]]));
        expect(shown.items.length).toBe(open && nowOpen ? 1 : 0);
        expect(shown.items.length + shown.hidden).toBe(1);
        expect(shown.items.some((one) => one.amounts.length > 0)).toBe(open && nowOpen && moneyOpen && nowMoney);
        expect(shown.items.every((one) => (one.now === undefined) === gone)).toBe(true);
      }),
    );
  });
});
