import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { order } from "../src/modules/order.ts";

const root = resolve(import.meta.dirname, "..");
const sources = globSync(["src/**/*.{ts,tsx}", "methods/src/**/*.ts"], { cwd: root }).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import of the house, with addresses as paths from the root; packages keep their names. */
const imports: readonly Import[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), "utf8").matchAll(/(?:\bfrom|\bimport|\bnew URL)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => ({
      from,
      to: address(from, match[1] ?? ""),
    }),
  ),
);

function address(from: string, name: string): string {
  if (name.startsWith(".")) return relative(root, resolve(root, dirname(from), name));
  const alias = /^#(platform|design|modules)\/(.*)$/.exec(name);
  return alias ? `src/${alias[1]}/${alias[2]}` : name;
}

const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];
const breaks = (rule: (line: Import) => boolean): string[] =>
  imports.filter(rule).map((line) => `${line.from} → ${line.to}`);

describe("the walls of the house", () => {
  it("reads the imports it judges", () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it("every room stands in the order, and every name in the order is a room", () => {
    const rooms = new Set(sources.map(moduleOf).filter((name) => name !== undefined));
    expect([...rooms].toSorted()).toEqual([...order].toSorted());
  });

  it("a room uses another only through its door", () => {
    expect(
      breaks(({ from, to }) => {
        const there = moduleOf(to);
        return there !== undefined && there !== moduleOf(from) && to !== `src/modules/${there}/index.ts`;
      }).filter((line) => !line.startsWith("src/modules/order.ts")),
    ).toEqual([]);
  });

  it("a room imports only rooms before it", () => {
    const place = (name: string) => order.indexOf(name as (typeof order)[number]);
    expect(
      breaks(({ from, to }) => {
        const [here, there] = [moduleOf(from), moduleOf(to)];
        return here !== undefined && there !== undefined && here !== there && place(there) >= place(here);
      }),
    ).toEqual([]);
  });

  it("platform knows no room and no design; design knows no room", () => {
    expect(
      breaks(({ from, to }) => from.startsWith("src/platform/") && /^src\/(modules|design|cli)\//.test(to)),
    ).toEqual([]);
    expect(breaks(({ from, to }) => from.startsWith("src/design/") && /^src\/(modules|cli)\//.test(to))).toEqual([]);
  });

  it("methods are pure: they import only each other", () => {
    expect(breaks(({ from, to }) => from.startsWith("methods/") && !to.startsWith("methods/"))).toEqual([]);
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|process\.|fetch\(|console\.)/;
    const files = sources.filter((file) => file.startsWith("methods/"));
    expect(files.filter((file) => impure.test(withoutComments(readFileSync(join(root, file), "utf8"))))).toEqual([]);
  });

  it("pages and views never query, stores never render or decide", () => {
    expect(breaks(({ from, to }) => /\/pages\//.test(from) && (to === "kysely" || to === "pg"))).toEqual([]);
    expect(
      breaks(({ from, to }) => /\/store(\/|\.ts|-)/.test(from) && /\/(pages|actions|policy)(\/|\.tsx?$|-)/.test(to)),
    ).toEqual([]);
    expect(breaks(({ from, to }) => /\/(model|store)(\/|\.ts|-)/.test(from) && to.startsWith("src/design/"))).toEqual(
      [],
    );
  });

  it("only a store (or a migration) knows tables", () => {
    const knows = sources.filter(
      (file) =>
        moduleOf(file) &&
        !/\/(store|migrations)(\/|\.ts|-)/.test(file) &&
        /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^`]*>)?`/.test(
          readFileSync(join(root, file), "utf8"),
        ),
    );
    expect(knows).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\/\/.*$/gm, "");
}
