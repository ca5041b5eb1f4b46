import { assert, constantFrom, integer, nat, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { containsBsn, findBsn, passesElevenTest } from "./bsn.ts";

/** Any number that passes, made from its first eight digits; undefined where no ninth digit fits. */
function complete(eight: number): string | undefined {
  const digits = String(eight).padStart(8, "0");
  const rest = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (9 - at), 0) % 11;
  return rest === 10 || eight === 0 ? undefined : `${digits}${rest}`;
}

const numbers = integer({ min: 1, max: 99_999_999 })
  .map(complete)
  .filter((number) => number !== undefined);

const written = tuple(
  numbers,
  constantFrom("9", "4.2.3", "4-2-3", "4 2 3", "3 3 3", "3.3.3", "3-3-3", "2 2 2 3", "4\u00a02\u00a03", "4 . 2 . 3"),
).map(([number, shape]) => {
  let at = 0;
  return shape.replaceAll(/\d/g, (length) => number.slice(at, (at += Number(length))));
});

/** Words without digits that do not themselves tell what the number is. */
const words = constantFrom(
  "",
  "Dag, ",
  "Dit ben ik: ",
  "(",
  "nummer ",
  "\n",
  "Jan\t",
  "a;",
  '"',
  "voor_",
  "Jan is 12. ",
  "in 2024; ",
);
const endings = constantFrom("", " groet", ")", ".", ", Jan", "\n", "; 12 jaar", '"', "_scan.pdf", " - Jan", "!");

describe("finding citizen service numbers", () => {
  it("knows the test numbers that are published", () => {
    for (const number of ["111222333", "123456782", "999990019"]) expect(passesElevenTest(number)).toBe(true);
    for (const number of ["000000000", "123456789", "12345678", "1234567820", "12345678a"])
      expect(passesElevenTest(number)).toBe(false);
  });

  it("law: one wrong digit, or two neighbours swapped, no longer passes", () => {
    assert(
      property(numbers, nat(8), integer({ min: 1, max: 9 }), nat(7), (number, at, by, swap) => {
        const digits = [...number];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(passesElevenTest(digits.join(""))).toBe(false);
        const swapped = `${number.slice(0, swap)}${number[swap + 1]}${number[swap]}${number.slice(swap + 2)}`;
        expect(passesElevenTest(swapped)).toBe(swapped === number);
      }),
    );
  });

  it("law: finds it in whatever way it is written, at its place, among any words", () => {
    assert(
      property(words, written, endings, (before, number, after) => {
        expect(findBsn(`${before}${number}${after}`)).toEqual([
          { start: before.length, end: before.length + number.length },
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("law: finds each of several", () => {
    assert(
      property(written, written, (one, two) => {
        expect(findBsn(`${one}, ${two}\n${one}`)).toHaveLength(3);
      }),
    );
  });

  it("law: finds nothing in a text without nine digits", () => {
    const signs = constantFrom(..."ab .,-€+\n()1234567890");
    assert(
      property(string({ unit: signs }), (text) =>
        findBsn(text).every(
          ({ start, end }) =>
            /^\d$/.test(text[start]!) && passesElevenTest(text.slice(start, end).replaceAll(/\D/g, "")),
        ),
      ),
      { numRuns: 2_000 },
    );
    assert(property(string({ unit: signs }), (text) => !containsBsn(text.replaceAll(/(\d\D*){9,}/g, "12345678"))));
  });

  it("law: an amount, a telephone number or a longer number is none", () => {
    const others = constantFrom(
      (n: string) => `€ ${n}`,
      (n: string) => `€${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`,
      (n: string) => `EUR ${n}`,
      (n: string) => `${n} euro`,
      (n: string) => `${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)},50`,
      (n: string) => `+31 ${n}`,
      (n: string) => `+31${n}`,
      (n: string) => `0031 ${n}`,
      (n: string) => `+31 (0)${n}`,
      (n: string) => `+31-${n.slice(0, 2)} ${n.slice(2)}`,
      (n: string) => `+32 ${n.slice(0, 3)} ${n.slice(3, 5)} ${n.slice(5, 7)} ${n.slice(7)}`,
      (n: string) => `0${n}`,
      (n: string) => `0${n.slice(0, 2)}-${n.slice(2)}`,
      (n: string) => `tel. ${n}`,
      (n: string) => `1${n}`,
      (n: string) => `${n}1`,
      (n: string) => `52.${n}`,
      (n: string) => `NL${n}B01`,
      (n: string) => `ab${n}cd`,
    );
    assert(
      property(numbers, others, (number, write) => {
        expect(findBsn(`Zie ${write(number)} hier`)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("an account number is none, but a number beside it is", () => {
    expect(containsBsn("NL91 ABNA 0417 1643 00")).toBe(false);
    expect(containsBsn("BE68 5390 0754 7034")).toBe(false);
    expect(containsBsn("DE89370400440532013000")).toBe(false);
    expect(containsBsn("NL91 ABNA 0417 1643 00 van 123456782")).toBe(true);
  });

  it("with its name before it, it is found even where it runs on, or looks like something else", () => {
    const texts = [
      "mijn BSN is 123 456 782 12 jaar",
      "bsn123456782",
      "Burgerservicenummer: 1234 56 782 1990",
      "BSN 1-2-3-4-5-6-7-8-2",
    ];
    expect(texts.filter((text) => !containsBsn(text))).toEqual([]);
  });

  it("leaves ordinary numbers of a care region alone", () => {
    const ordinary = [
      "BU01060100",
      "9401 AB Assen",
      "0592-123456",
      "06 12 34 56 78",
      "KvK 12345678",
      "2023-11-23",
      "23-11-2026 10:00",
      "1.234.567 inwoners",
    ];
    expect(ordinary.filter(containsBsn)).toEqual([]);
  });

  it("reads long texts of digits and gaps without end", () => {
    for (const part of ["1", "1 ", "12.", "1 - ", "AB12"]) expect(findBsn(part.repeat(50_000))).toEqual([]);
    expect(findBsn("111222333 ".repeat(50_000))).toHaveLength(50_000);
  });
});
