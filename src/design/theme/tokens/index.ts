import { dark } from "./dark.ts";
import { landscape } from "./landscape.ts";
import { light } from "./light.ts";
import { regionRoles, type RegionColours, type RegionTokens, regions } from "./regions.ts";
import { shape } from "./shape.ts";

export type { RegionColours, RegionRole, RegionTokens } from "./regions.ts";
export { dark, landscape, light, regionRoles, regions, shape };

type Declarations = Readonly<Record<string, string>>;

/** Tokens made of roles. They are said again wherever a theme or region begins, else they would keep the colours of the root. */
const composed = {
  border: "1px solid var(--line)",
  "border-control": "2px solid var(--line-strong)",
};

/** Every place where roles may change: the page, and any part of it with its own theme or region. */
export const themeScopes = ":root,[data-theme],[data-region]";

const systemDark = ':root:where(:not([data-theme="light"]))';

/** The token stylesheet: landscape, roles by day, and the same roles in the evening by the system's wish or by choice. */
export function tokensCss(packs: Readonly<Record<string, RegionTokens>> = {}): string {
  return [
    rule(":root", { ...landscape, ...shape }),
    rule(':root,[data-theme="light"]', { "color-scheme": "light", ...light }, ["color-scheme"]),
    inTheDark(systemDark, dark),
    onScreen(rule('[data-theme="dark"]', { "color-scheme": "dark", ...dark }, ["color-scheme"])),
    rule(themeScopes, composed),
    "@media (prefers-reduced-motion:reduce){:root{--speed:0ms}}",
    ...Object.entries({ ...regions, ...packs }).map(([slug, tokens]) => regionTokensCss(slug, tokens)),
  ].join("\n");
}

/**
 * The rules that give one region its accent, by day and in the evening, on the page or on a part of it.
 * @param slug the region's name in addresses: lower-case letters, digits and hyphens
 * @throws Error naming the token, when a name is unknown or a value is not `#RRGGBB`
 */
export function regionTokensCss(slug: string, tokens: RegionTokens): string {
  if (!/^[a-z][a-z0-9-]*$/.test(slug)) throw new Error(`Region "${slug}": only a-z, 0-9 and hyphens`);
  checkColours(slug, tokens.light);
  checkColours(slug, tokens.dark);
  const { light: day, dark: evening } = wholeRegion(tokens);
  const here = `[data-region="${slug}"]`;
  const under = (scope: string) => `:where(${scope}) ${here},${here}:where(${scope})`;
  return [
    rule(here, day),
    inTheDark(under(systemDark), evening, ""),
    onScreen(rule(under('[data-theme="dark"]'), evening)),
    rule(under('[data-theme="light"]'), day),
    onScreen(rule(`${here}[data-theme="dark"]`, evening)),
  ].join("\n");
}

/** All colours of a theme with its references followed, as `#RRGGBB`. For measuring contrast, not for drawing. */
export function resolvedTheme(
  theme: "light" | "dark",
  region: RegionTokens = { light: {}, dark: {} },
): Record<string, string> {
  const whole = wholeRegion(region);
  const roles: Record<string, string> = { ...landscape, ...light, ...whole.light };
  if (theme === "dark") Object.assign(roles, dark, whole.dark);
  const follow = (value: string): string => {
    const name = /^var\(--([a-z0-9-]+)\)$/.exec(value)?.[1];
    return name ? follow(roles[name] ?? "") : value;
  };
  return Object.fromEntries(Object.entries(roles).map(([name, value]) => [name, follow(value)]));
}

/** Every role of a region: what it leaves out is heath, and in the evening what it gave for the day where that may stay. */
function wholeRegion(tokens: RegionTokens): RegionTokens {
  const heath = regions.drenthe!;
  const day = { ...heath.light, ...tokens.light };
  return { light: day, dark: { "on-deep-soft": day["on-deep-soft"], ...heath.dark, ...tokens.dark } };
}

function checkColours(slug: string, colours: RegionColours): void {
  for (const [name, value] of Object.entries(colours)) {
    if (!(regionRoles as readonly string[]).includes(name)) throw new Error(`Region "${slug}": no token "${name}"`);
    if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`Region "${slug}": ${name} must be a colour like #743A79`);
  }
}

function inTheDark(selector: string, declarations: Declarations, scheme = "color-scheme:dark;"): string {
  return `@media screen and (prefers-color-scheme:dark){${selector}{${scheme}${body(declarations)}}}`;
}

/** Paper has no evening: what is dark is for screens only. */
function onScreen(css: string): string {
  return `@media screen{${css}}`;
}

function rule(selector: string, declarations: Declarations, plain: readonly string[] = []): string {
  return `${selector}{${body(declarations, plain)}}`;
}

function body(declarations: Declarations, plain: readonly string[] = []): string {
  return Object.entries(declarations)
    .map(([name, value]) => `${plain.includes(name) ? "" : "--"}${name}:${value}`)
    .join(";");
}
