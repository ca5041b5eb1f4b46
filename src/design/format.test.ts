import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breakable,
  counted,
  formatDate,
  formatEuro,
  formatNumber,
  formatPercent,
  formatRange,
  formatSigned,
  listed,
  ofHundred,
  oneIn,
  roundTo,
} from "./format.ts";

describe("numbers", () => {
  it("follow the language", () => {
    expect(formatNumber(7_695, "nl")).toBe("7.695");
    expect(formatNumber(45.6, "nl", 1)).toBe("45,6");
    expect(formatNumber(7_695.25, "en", 1)).toBe("7,695.3");
  });

  it("are written as the language's own notation has them, small and large", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: -2_000, max: 2_000, noNaN: true }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom("nl", "en"),
        (value, digits, lang) => {
          const notation = { minimumFractionDigits: digits, maximumFractionDigits: digits };
          const own = new Intl.NumberFormat(lang === "nl" ? "nl-NL" : "en-GB", notation).format(roundTo(value, digits));
          expect(formatNumber(value, lang, digits)).toBe(own.replace("-", "−"));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("have a real minus and never minus zero", () => {
    expect(formatNumber(-3, "nl")).toBe("−3");
    expect(formatNumber(-0.2, "nl")).toBe("0");
    expect(formatSigned(0.04, "nl")).toBe("0,0");
    expect(formatSigned(2.3, "nl")).toBe("+2,3");
    expect(formatSigned(-1.25, "nl")).toBe("−1,3");
  });

  it("round half away from zero, whatever the binary dust", () => {
    expect(roundTo(1.005, 2)).toBe(1.01);
    expect(roundTo(2.5)).toBe(3);
    expect(roundTo(-2.5)).toBe(-3);
  });

  it("round to a value no further away than half a step", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, digits) => {
        expect(Math.abs(roundTo(value, digits) - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits * (1 + 1e-9));
      }),
    );
  });

  it("keep the euro sign and the per cent with their number", () => {
    expect(formatEuro(420_000, "nl")).toBe("€\u00a0420.000");
    expect(formatEuro(-12, "nl")).toBe("−€\u00a012");
    expect(formatEuro(420_000, "en")).toBe("€420,000");
    expect(formatPercent(45.6, "nl")).toBe("45,6\u00a0%");
    expect(formatPercent(45.6, "en")).toBe("45.6%");
  });

  it("show a range as one number when both ends read the same", () => {
    expect(formatRange(53.2, 56.8, "nl")).toBe("53 tot 57");
    expect(formatRange(53.2, 53.4, "nl")).toBe("53");
  });
});

describe("shares in people", () => {
  it("never claim nobody or everybody when that is not so", () => {
    expect(ofHundred(55.1, "nl")).toBe("55 van de 100");
    expect(ofHundred(0.2, "nl")).toBe("minder dan 1 van de 100");
    expect(ofHundred(99.7, "nl")).toBe("bijna 100 van de 100");
    expect(ofHundred(0, "nl")).toBe("0 van de 100");
    expect(ofHundred(100, "en")).toBe("100 out of 100");
  });

  it("find one in n only where it is nearly true", () => {
    expect(oneIn(24.9, "nl")).toEqual({ n: 4, words: "één op de vier" });
    expect(oneIn(20.5, "en")).toEqual({ n: 5, words: "one in five" });
    expect(oneIn(42, "nl")).toBeUndefined();
    expect(oneIn(3, "nl")).toBeUndefined();
  });
});

describe("dates", () => {
  it("keep a plain day that day, and show a moment in Dutch time", () => {
    expect(formatDate("2026-05-07", "nl")).toBe("7 mei 2026");
    expect(formatDate("2026-05-07", "nl", "short")).toBe("7 mei");
    expect(formatDate("2026-05-07", "en", "month")).toBe("May 2026");
    expect(formatDate("2026-12-31T23:30:00Z", "nl")).toBe("1 januari 2027");
    expect(formatDate("2026-07-01T12:05:00Z", "nl", "time")).toBe("14:05");
  });

  it("refuse what is no date", () => {
    expect(() => formatDate("gisteren", "nl")).toThrow(RangeError);
  });
});

describe("words with numbers", () => {
  it("count and list", () => {
    expect(counted(1, "mijlpaal", "mijlpalen", "nl")).toBe("1 mijlpaal");
    expect(counted(1_200, "mijlpaal", "mijlpalen", "nl")).toBe("1.200 mijlpalen");
    expect(listed(["Emmen", "Assen", "Coevorden"], "nl")).toBe("Emmen, Assen en Coevorden");
  });
});

describe("long words", () => {
  it("may break before their last part, and read the same when they do not", () => {
    const long = "Mensen met een arbeidsongeschiktheidsuitkering";
    expect(breakable(long)).toBe("Mensen met een arbeids\u00adongeschiktheids\u00aduitkering");
    expect(breakable("Bedrijventerrein, wijk Oost")).toBe("Bedrijven\u00adterrein, wijk Oost");
    expect(breakable(long).replaceAll("\u00ad", "")).toBe(long);
    expect(breakable("Gasselternijveenschemond")).toBe("Gasselternijveensche\u00admond");
    expect(breakable("Woning")).toBe("Woning");
    expect(breakable("Crabbehof/Zuidhoven")).toBe("Crabbehof/\u200bZuidhoven");
  });
});
