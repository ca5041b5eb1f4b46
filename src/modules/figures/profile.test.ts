import { describe, expect, it } from "vitest";
import { findIndicator } from "./catalogue/index.ts";
import { type Against, differences, tell } from "./profile.ts";
import type { Line } from "./reading.ts";
import type { Value } from "./store.ts";

function value(number: number, changes: Partial<Value> = {}): Value {
  return {
    indicator: "lonely",
    areaId: 1,
    year: 2020,
    age: "18+",
    table: "50090NED",
    status: "value",
    value: number,
    lower: null,
    upper: null,
    numerator: null,
    denominator: null,
    ...changes,
  };
}
function line(id: string, here: Value, whole?: Value, series: readonly Value[] = [here]): Line {
  return { indicator: findIndicator(id)!, age: here.age, newest: here, series, whole };
}
const hundred = Array.from({ length: 101 }, (_, at) => at);
const emmen: Against = { choice: "gemeente", name: "Emmen", relation: "part" };
const similar = (values: readonly number[], counts: [number, number] | undefined = undefined): Against => ({
  choice: "vergelijkbaar",
  name: "wijken die erop lijken",
  relation: "apart",
  groups: new Map(
    ["lonely 18+ 2020", "share-65-plus all 2020"].map((key) => [
      key,
      { values, numerator: counts?.[0] ?? null, denominator: counts?.[1] ?? null },
    ]),
  ),
});

describe("a row of a profile", () => {
  const old = (numerator: number, denominator: number) =>
    line(
      "share-65-plus",
      value((100 * numerator) / denominator, { indicator: "share-65-plus", age: "all", numerator, denominator }),
    );
  const hereWith = (residents: number) => ({ kind: "neighbourhood", parts: 1, residents }) as const;

  it("gives a share of fewer than fifty people no place among like areas and no verdict", () => {
    const told = tell(old(10, 20), hereWith(20), similar(hundred, [300, 1_000]), hundred, "nl");
    expect(told).toMatchObject({ few: true, position: undefined, outcome: { said: "nothing", why: "few" } });
    const model = tell(line("lonely", value(90)), hereWith(20), similar(hundred), hundred, "nl");
    expect(model.saying?.sentences).toEqual(told.saying?.sentences);
    expect(tell(old(30, 60), hereWith(60), similar(hundred, [300, 1_000]), hundred, "nl").few).toBe(false);
  });

  it("says nothing among fewer than ten like areas with a figure, and how many there are where most have none", () => {
    const few = tell(old(300, 600), hereWith(600), similar(hundred.slice(0, 9), [300, 1_000]), hundred, "nl");
    expect(few.outcome).toEqual({ said: "nothing", why: "few-there" });
    expect(few.saying?.sentences).toEqual(["Te weinig wijken die erop lijken hebben een cijfer van dit jaar."]);
    const of = (count: number) => ({ ...similar(hundred.slice(0, count), [300, 1_000]), like: 100 });
    const some = tell(old(300, 600), hereWith(600), of(12), hundred, "nl");
    expect(some.saying?.sentences.at(-1)).toBe("Van deze 100 hebben er 12 een cijfer van dit jaar.");
    const most = tell(old(300, 600), hereWith(600), of(80), hundred, "nl");
    expect(most.saying?.sentences.join(" ")).not.toContain("hebben er");
  });

  it("holds an estimate against a municipality by the published setting", () => {
    const near = tell(line("lonely", value(47), value(45)), { kind: "district", parts: 0 }, emmen, hundred, "nl");
    expect(near.saying).toMatchObject({
      verdict: "same",
      sentences: ["Te dicht bij Emmen (45) om een verschil te noemen."],
    });
    const far = tell(line("lonely", value(55), value(45)), { kind: "district", parts: 0 }, emmen, hundred, "nl");
    expect(far.saying).toMatchObject({
      verdict: "bad",
      sentences: ["De schatting ligt hoger dan die van Emmen (45)."],
    });
  });

  it("holds a count against the rest of its whole, and says the number of that rest", () => {
    const count = (numerator: number, denominator: number) =>
      value((100 * numerator) / denominator, { indicator: "share-65-plus", age: "all", numerator, denominator });
    // 3 000 of 10 000 here and 5 000 of 20 000 in all: the rest has 2 000 of 10 000.
    const told = tell(
      line("share-65-plus", count(3_000, 10_000), count(5_000, 20_000)),
      { kind: "district", parts: 0 },
      emmen,
      hundred,
      "nl",
    );
    expect(told.place).toEqual({ name: "de rest van Emmen", value: 20 });
    expect(told.saying?.sentences.slice(0, 2)).toEqual([
      "Meer dan in de rest van Emmen (20,0).",
      "Het verschil ligt tussen 8,8 en 11,2.",
    ]);
  });

  it("gives an estimate a band among areas like it, and a count a test against all of them together", () => {
    const estimate = tell(line("lonely", value(95)), { kind: "district", parts: 0 }, similar(hundred), hundred, "nl");
    expect(estimate.saying?.sentences).toEqual(["Bij het ongunstigste vijfde deel van de wijken die erop lijken."]);
    const counted = value(25, { indicator: "share-65-plus", age: "all", numerator: 2_000, denominator: 8_000 });
    const test = tell(
      line("share-65-plus", counted),
      { kind: "district", parts: 0 },
      similar(hundred, [150_000, 800_000]),
      hundred,
      "nl",
    );
    expect(test.outcome).toMatchObject({ said: "different", by: "interval", side: "more" });
    expect(test.place.value).toBe(18.75);
  });

  it("compares with the edition before, by its year", () => {
    const series = [value(40, { year: 2016 }), value(55)];
    const told = tell(
      line("lonely", value(55), undefined, series),
      { kind: "district", parts: 0 },
      { ...emmen, choice: "vorige", relation: "apart" },
      hundred,
      "nl",
    );
    expect(told.saying?.sentences[0]).toBe("De schatting ligt hoger dan die van 2016 (40).");
  });

  it("says that nothing came before, and not that a year has no figure", () => {
    const first = { ...emmen, choice: "vorige", name: "Vorige meting", relation: "apart" } as const;
    const told = tell(line("lonely", value(55)), { kind: "district", parts: 0 }, first, hundred, "nl");
    expect(told.saying?.sentences).toEqual(["Er is geen eerder cijfer in dezelfde tabel."]);
  });

  it("says nothing of how large a place is", () => {
    const told = tell(
      line("residents", value(7_695, { indicator: "residents" })),
      { kind: "district", parts: 0 },
      emmen,
      hundred,
      "nl",
    );
    expect(told.saying).toBeUndefined();
  });
});

describe("what is different here", () => {
  it("names an estimate only in an outer tenth and only from the setting on", () => {
    const tight = Array.from({ length: 101 }, (_, at) => 45 + at / 100);
    const close = tell(line("lonely", value(45.99)), { kind: "district", parts: 0 }, similar(tight), tight, "nl");
    expect(close.position?.band).toBe("highest");
    expect(differences([close], "vergelijkbaar")).toEqual([]);
    const far = tell(line("lonely", value(95)), { kind: "district", parts: 0 }, similar(hundred), hundred, "nl");
    expect(differences([far], "vergelijkbaar")).toEqual([far]);
    const outer = tell(line("lonely", value(85)), { kind: "district", parts: 0 }, similar(hundred), hundred, "nl");
    expect(differences([outer], "vergelijkbaar")).toEqual([]);
  });

  it("keeps one per theme, the clearest first", () => {
    const told = ["lonely", "severely-lonely", "smoking"].map((id, at) =>
      tell(
        line(id, value(80 + at * 5, { indicator: id }), value(45)),
        { kind: "district", parts: 0 },
        emmen,
        hundred,
        "nl",
      ),
    );
    expect(differences(told, "gemeente").map((one) => one.line.indicator.id)).toEqual(["smoking", "severely-lonely"]);
  });
});
