import { assert, nat, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { openKeys } from "./keys.ts";
import { sealedBy } from "./secrets.ts";

const [first, second] = ["the first secret that is long enough", "the second secret that is long enough"];
const open = (key: string, ...oldKeys: string[]) => openKeys({ key, oldKeys, dataFolder: "" });

describe("sealing", () => {
  const keys = open(first);

  it("law: what is sealed opens as it was, and twice the same text gives other bytes", () => {
    assert(
      property(string({ unit: "grapheme" }), string({ unit: "grapheme" }), (purpose, text) => {
        const sealed = keys.seal(purpose, text);
        expect(keys.open(purpose, sealed)).toBe(text);
        expect(keys.seal(purpose, text).equals(sealed)).toBe(false);
      }),
    );
  });

  it("law: a change of any one bit is noticed", () => {
    const sealed = keys.seal("address", "Dorpsstraat 1");
    assert(
      property(nat(sealed.length * 8 - 1), (bit) => {
        const altered = Buffer.from(sealed);
        altered[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => keys.open("address", altered)).toThrow(/./);
      }),
      { numRuns: 300 },
    );
  });

  it("opens for the same purpose only, and nothing that is too short", () => {
    expect(() => keys.open("mail", keys.seal("address", "x"))).toThrow(/./);
    for (const length of [0, 1, 20, 32])
      expect(() => keys.open("address", keys.seal("address", "").subarray(0, length))).toThrow("sealed");
  });

  it("the text does not stand in what is stored", () => {
    expect(keys.seal("address", "Dorpsstraat").toString("latin1")).not.toContain("Dorp");
  });

  it("after a rotation seals with the new key, still opens the old, and tells which is which", () => {
    const old = keys.seal("address", "Dorpsstraat 1");
    const renewed = open(second, first);
    expect(renewed.open("address", old)).toBe("Dorpsstraat 1");
    const fresh = renewed.seal("address", "Dorpsstraat 1");
    expect(sealedBy(old)).toBe(keys.ring[0]?.id);
    expect(sealedBy(fresh)).toBe(renewed.ring[0]?.id);
    expect(() => keys.open("address", fresh)).toThrow("BRINK_KEYS_OLD");
    expect(() => open(second).open("address", old)).toThrow("BRINK_KEYS_OLD");
  });

  it("a hash is found again after a rotation, and differs by purpose and by installation", () => {
    const before = keys.pseudonymHash("email", "jan@dorp.example");
    expect(open(first).pseudonymHash("email", "jan@dorp.example")).toBe(before);
    expect(open(second, first).pseudonymHashes("email", "jan@dorp.example")).toContain(before);
    expect(open(second, first).pseudonymHash("email", "jan@dorp.example")).not.toBe(before);
    expect(keys.pseudonymHash("letter", "jan@dorp.example")).not.toBe(before);
  });

  it("old keys come from the environment, comma between, none too short", () => {
    expect(readConfig({ BRINK_KEYS_OLD: `${first}, ${second}` }).oldKeys).toEqual([first, second]);
    expect(readConfig({}).oldKeys).toEqual([]);
    expect(() => readConfig({ BRINK_KEYS_OLD: "short" })).toThrow("32");
  });
});
