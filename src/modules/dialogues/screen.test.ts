import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, screen, verdictOn } from "./screen.ts";

describe("reading a text before others do", () => {
  it.each([
    ["Bel mij op 06-12345678", "contact"],
    ["Mail naar jan.jansen@voorbeeld.nl", "contact"],
    ["Kijk op www.voorbeeld.nl", "contact"],
    ["Ik woon op de Dorpsstraat 12", "contact"],
    ["Mijn bsn is 111222333", "bsn"],
    ["Het zijn allemaal klootzakken", "abuse"],
    ["Ik wil niet meer leven", "worry"],
    ["Mijn man slaat mij elke week", "worry"],
    ["Mijn buurvrouw is dement en niemand helpt", "health"],
    ["Dat zei wethouder Jansen zelf", "name"],
    ["Meneer De Vries van de winkel helpt iedereen", "name"],
    ["Mevrouw Van den Berg weet het", "name"],
  ] as const)("%s: %s", (text, finding) => expect(screen(text)).toContain(finding));

  it.each([
    "Een plek in elk dorp waar je zomaar kunt binnenlopen.",
    "De bus van 19.30 uur moet blijven, ook in 2027.",
    "Mensen met kanker moeten dichtbij terecht kunnen.",
    "Op straat groet bijna niemand elkaar meer.",
    "Meer geld, wel 25.000 euro per dorp.",
  ])("lets through: %s", (text) => expect(screen(text)).toEqual([]));

  it("never sends somebody in need back to a form", () => {
    const need = screen("Ik wil niet meer leven, bel mij op 06-12345678");
    expect(verdictOn(need, "after")).toMatchObject({ state: "held", worry: true });
  });

  it("takes out signs that show one text and hold another", () => {
    expect(cleanText("ge\u200Bheim \u202Eteneg\u202C")).toBe("geheim teneg");
  });

  it("cleaning twice is cleaning once", () => {
    assert(property(string({ unit: "binary" }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  });

  it("finds what it finds however the words are cased or spaced around", () => {
    const parts = constantFrom("ik wil dood", "IK WIL DOOD", "Ik Wil Dood");
    assert(property(parts, string(), (phrase, around) => screen(`${around} ${phrase} ${around}`).includes("worry")));
  });

  it("reads 250 000 signs of hostile text without stalling", () => {
    const started = performance.now();
    for (const part of ["a.", "0 ", "a@", "straat ", "(at)", "1-", "mevrouw van ", "é\u0301"])
      screen(part.repeat(250_000 / part.length));
    // Not a measurement: a rule that looks back over the text would take hours.
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});
