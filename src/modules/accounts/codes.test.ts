import { assert, constantFrom, integer, property, webUrl } from "fast-check";
import { describe, expect, it } from "vitest";
import { checkOf, newLetterCode, plainCode, readLetterCode } from "./codes.ts";
import { noSessionCookie, sessionCookie } from "./cookie.ts";
import { isWithinYear } from "./actions-assurance.ts";
import { normaliseAddress, normaliseEmail, ownPath } from "./model.ts";

const signs = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

describe("codes on paper", () => {
  it("computes the check character as Crockford does, modulo 37", () => {
    // 1·32³ + 2·32² + 3·32 + 4 = 34 916 = 943·37 + 25, and sign 25 is S.
    expect(checkOf("1234")).toBe("S");
  });

  it("reads back what was printed, however it is typed", () => {
    for (let time = 0; time < 50; time += 1) {
      const printed = newLetterCode();
      expect(readLetterCode(` ${printed.toLowerCase().replaceAll("-", " ")} `)).toBe(
        printed.replaceAll("-", "").slice(0, 12),
      );
    }
  });

  it("notices one wrong character and two neighbours changed around", () => {
    assert(
      property(integer({ min: 0, max: 11 }), constantFrom(...signs), (at, sign) => {
        const code = plainCode(newLetterCode());
        const wrong = code.slice(0, at) + sign + code.slice(at + 1);
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        return (
          (wrong === code || readLetterCode(wrong) === undefined) &&
          (swapped === code || at === 11 || readLetterCode(swapped) === undefined)
        );
      }),
    );
  });
});

describe("the cookie", () => {
  it("is bound to this host and to https where there is https, and out of reach of scripts everywhere", () => {
    expect(sessionCookie({ url: "https://brink.example" }, "abc")).toMatch(
      /^__Host-brink=abc; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(sessionCookie({ url: "http://localhost:3000" }, "abc")).toMatch(/^brink=abc; .*HttpOnly; SameSite=Lax$/);
    expect(noSessionCookie({ url: "https://brink.example" })).toContain("__Host-brink=; Path=/; Max-Age=0");
  });
});

describe("what is typed", () => {
  it("never sends anyone off this site", () => {
    assert(property(webUrl(), (url) => ownPath(url) === "/mijn"));
    for (const bad of [
      "//x.nl",
      "/\\x.nl",
      "/\\/x.nl",
      "javascript:alert(1)",
      "/a b",
      "",
      "/inloggen/abc",
      "/en/uitloggen",
    ])
      expect(ownPath(bad)).toBe("/mijn");
    expect(ownPath("/drenthe/regiobeeld?jaar=2024")).toBe("/drenthe/regiobeeld?jaar=2024");
  });

  it("knows one address by every way of typing it", () => {
    expect(normaliseEmail(" Jan@Voorbeeld.NL ")).toBe("jan@voorbeeld.nl");
    for (const bad of ["jan", "jan@", "a@b", "a@b.nl, c@d.nl", "a b@c.nl", "<a@b.nl>"])
      expect(normaliseEmail(bad)).toBeUndefined();
    expect(normaliseAddress("7811 ab", "12 A")).toBe(normaliseAddress("7811AB", "12a"));
    expect(normaliseAddress("0811AB", "12")).toBeUndefined();
  });

  it("lets a permission last a year at most", () => {
    const now = new Date("2026-03-01T12:00:00Z");
    expect(
      ["2026-02-28", "2026-03-01", "2027-03-02", "2027-03-03", "2026-13-01", ""].map((day) => isWithinYear(day, now)),
    ).toEqual([false, true, true, false, false, false]);
  });
});
