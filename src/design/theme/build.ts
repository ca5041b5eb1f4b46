import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { transformSync } from "esbuild";
import { contrastProblems } from "./contrast.ts";
import { type RegionTokens, themeScopes, tokensCss } from "./tokens/index.ts";

/** NL Design System: only the components we use, as CSS. */
const nlds = [
  "@nl-design-system-candidate/button-css/button.css",
  "@nl-design-system-candidate/data-badge-css/data-badge.css",
  "@nl-design-system-candidate/heading-css/heading.css",
  "@nl-design-system-candidate/mark-css/mark.css",
  "@nl-design-system-candidate/paragraph-css/paragraph.css",
  "@nl-design-system-candidate/skip-link-css/skip-link.css",
  "@utrecht/alert-css",
  "@utrecht/form-field-css",
  "@utrecht/table-css",
  "@utrecht/textbox-css",
];

/** Our own files, from the ground up; print comes last because it takes away. */
const own = [
  "base",
  "layout",
  "route",
  "buttons",
  "forms",
  "choices",
  "notes",
  "tables",
  "lists",
  "status",
  "cards",
  "charts",
  "maps",
  "front",
  "findings",
  "area",
  "stacked",
  "profile",
  "dialogue",
  "hall",
  "outcome",
  "thread",
  "workplan",
  "needs",
  "states",
  "gallery",
  "print",
];

/** Packs' own accents, by region slug. */
export type Packs = Readonly<Record<string, RegionTokens>>;

/** Where a font or image of the stylesheet is served. */
export type Locate = (name: "font" | "font-mono") => string;

/**
 * The one stylesheet: fonts, tokens, the NL Design System components in use, our components, print. Built at start.
 * @throws Error when a pack has an unknown token, a value that is no colour, or colours that cannot be read
 * @returns minified CSS and the first 12 hex digits of its SHA-256
 */
export function buildStylesheet(
  packs: Packs = {},
  locate: Locate = (name) => `/assets/${name}.woff2`,
): { css: string; hash: string } {
  for (const [slug, tokens] of Object.entries(packs)) refuseUnreadable(slug, tokens);
  const source = [
    fontFaces(locate),
    tokensCss(packs),
    ...nlds.map(packageCss),
    ownCss("nlds-bridge").replace(/^:root/m, themeScopes),
    ...own.map(ownCss),
  ].join("\n");
  const css = transformSync(source, {
    loader: "css",
    minify: true,
    legalComments: "none",
    target: ["chrome90", "firefox90", "safari14"],
  }).code;
  return { css, hash: contentHash(css) };
}

/** A pack's colours must be readable everywhere they are used; else the start stops and says which pair. */
function refuseUnreadable(slug: string, tokens: RegionTokens): void {
  const [problem] = contrastProblems(tokens);
  if (!problem) return;
  const { theme, foreground, ground, ratio, need } = problem;
  throw new Error(
    `Region "${slug}" (${theme}): ${foreground} on ${ground} has contrast ${ratio.toFixed(1)}; at least ${need} is needed`,
  );
}

/** The first 12 hex digits of the SHA-256: enough to give every version of a file its own address. */
export function contentHash(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 12);
}

function fontFaces(locate: Locate): string {
  return [
    fontFace("Atkinson Hyperlegible Next Variable", "200 800", locate("font")),
    fontFace("Atkinson Hyperlegible Mono", "400", locate("font-mono")),
  ].join("\n");
}

function fontFace(family: string, weight: string, url: string): string {
  return `@font-face{font-family:"${family}";font-style:normal;font-display:swap;font-weight:${weight};src:url(${url}) format("woff2")}`;
}

/** Variants of NL Design System's components that Brink has no use for; they are two thirds of the bytes. */
const unused =
  /--(subtle|positive|negative|pressed|icon-only|busy|sticky|alternate|row-hover|row-focus|oneline|fixed|truncate|hidden|distanced|selected|password|url|numeric|read-only|focus|disabled-link|postal|house|voorvoegsel|tel|iban|placeholder-|radio|checkbox|inline-box)/;

/** A package's CSS without the rules whose selectors name an unused variant. */
function packageCss(name: string): string {
  const css = readFileSync(resolvePackageFile(name), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
  return css.replaceAll(/[^{};]+\{[^{}]*\}/g, (rule) => (unused.test(rule.slice(0, rule.indexOf("{"))) ? "" : rule));
}

function ownCss(name: string): string {
  return readFileSync(new URL(`./css/${name}.css`, import.meta.url), "utf8");
}

const require = createRequire(import.meta.url);

/** The file of a package as Node finds it, wherever npm put it. */
export function resolvePackageFile(name: string): string {
  return require.resolve(name);
}
