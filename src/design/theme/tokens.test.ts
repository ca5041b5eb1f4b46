import { describe, expect, it } from "vitest";
import { buildStylesheet } from "./build.ts";
import { contrast, contrastProblems } from "./contrast.ts";
import { focusGrounds, markPairs, textPairs } from "./contrast-pairs.ts";
import { dark, landscape, light, regions, regionTokensCss, shape, tokensCss } from "./tokens/index.ts";

/** The declarations of the first rule with exactly this selector, as `name → value`. */
function declarations(css: string, selector: string): Record<string, string> {
  const at = css.indexOf(`${selector}{`);
  expect(at, `no rule for ${selector}`).toBeGreaterThanOrEqual(0);
  const body = css.slice(at + selector.length + 1, css.indexOf("}", at));
  return Object.fromEntries(body.split(";").map((line) => [line.split(":")[0]!, line.slice(line.indexOf(":") + 1)]));
}

describe("tokens", () => {
  it("say the same in both dark blocks: the system's wish and a choice on the page", () => {
    const css = tokensCss();
    const bySystem = declarations(css, ':root:where(:not([data-theme="light"]))');
    const byChoice = declarations(css, '[data-theme="dark"]');
    expect(bySystem).toEqual(byChoice);
    expect(Object.keys(byChoice)).toHaveLength(Object.keys(dark).length + 1);
  });

  it("name in the evening only roles that exist by day", () => {
    for (const role of Object.keys(dark)) expect(Object.keys(light)).toContain(role);
  });

  it("are all defined wherever a component or drawing uses them", () => {
    const { css } = buildStylesheet();
    const known = new Set(Object.keys({ ...landscape, ...light, ...shape }).concat("border", "border-control"));
    const local = new Set([...css.matchAll(/--([a-z0-9-]+):/g)].map((match) => match[1]!));
    const foreign = /^(_?nl-|_?utrecht-|basis-|sign-ground|paper-here)/;
    const unknown = [...css.matchAll(/var\(--([a-z0-9_-]+)/g)]
      .map((match) => match[1]!)
      .filter((name) => !known.has(name) && !local.has(name) && !foreign.test(name));
    expect([...new Set(unknown)]).toEqual([]);
  });
});

describe("contrast", () => {
  it("is computed as WCAG says", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
  });

  for (const [slug, tokens] of Object.entries(regions)) {
    it(`suffices for every pair in use in ${slug}, by day and in the evening`, () => {
      expect(contrastProblems(tokens)).toEqual([]);
    });
  }

  it("is judged on as many pairs as the look was measured on", () => {
    const pairs = [...Object.values(textPairs), ...Object.values(markPairs)].flat().length + focusGrounds.length;
    expect(pairs).toBeGreaterThanOrEqual(80);
  });

  it("finds a colour that cannot be read", () => {
    const pale = { light: { accent: "#DDBBDD" }, dark: {} };
    expect(contrastProblems(pale).map((problem) => problem.foreground)).toContain("accent");
    expect(() => buildStylesheet({ bleek: pale })).toThrow(
      /Region "bleek" \(light\): accent on page has contrast 1\.\d/,
    );
  });
});

describe("a region's own colours", () => {
  it("reach the page and any part of it", () => {
    const css = regionTokensCss("emmen", { light: { accent: "#123456" }, dark: { accent: "#abcdef" } });
    expect(declarations(css, '[data-region="emmen"]')["--accent"]).toBe("#123456");
    expect(css).toContain(':where([data-theme="dark"]) [data-region="emmen"]');
  });

  it.each([
    ["red;}body{display:none", "a rule slipped in"],
    ["url(https://x.example/a)", "an address"],
    ["#12345", "five digits"],
    ["var(--ink)", "a reference"],
  ])("are refused when they are no plain colour: %s (%s)", (value) => {
    expect(() => regionTokensCss("emmen", { light: { accent: value }, dark: {} })).toThrow(/must be a colour/);
  });

  it("are refused under a name that is no role of a region, or a slug that is none", () => {
    const strange = { light: { good: "#123456" } as Record<string, string>, dark: {} };
    expect(() => regionTokensCss("emmen", strange)).toThrow(/no token "good"/);
    expect(() => regionTokensCss('x"]{}', { light: {}, dark: {} })).toThrow(/only a-z/);
  });
});
