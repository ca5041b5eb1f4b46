import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ url: "https://brink.example" });
}, 180_000);
afterAll(() => house.close());

type Row = Record<string, unknown>;
interface Page {
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
  readonly next: string | null;
}

const api = "/api/v1";
const local = (address: string) => address.replace("https://brink.example", "");
const read = async (path: string) => (await (await house.ask(path)).json()) as Page & Record<string, Row[]>;

/** Every collection: its address, the name of its list, a page that parts it, and whether it comes as CSV. */
const collections = [
  ["regions", "regions", 2, false],
  ["areas?region=drenthe&kind=district", "areas", 97, true],
  ["working-areas?region=drechtsteden", "workingAreas", 7, true],
  ["indicators", "indicators", 40, true],
  ["indicators?drawer=youth", "indicators", 3, true],
  ["observations?area=GM0637&divisionYear=2020", "observations", 60, true],
  ["datasets", "datasets", 4, true],
  ["goals?region=drenthe", "goals", 5, false],
  ["promises?region=drenthe", "promises", 2, false],
  ["plan-versions?region=drenthe", "versions", 1, false],
  ["initiatives?region=drenthe", "initiatives", 20, false],
] as const;

const withWord = (path: string, word: string) => `${api}/${path}${path.includes("?") ? "&" : "?"}${word}`;

describe("every collection of the API", () => {
  it("stands in this test", async () => {
    const { paths } = (await (await house.ask(`${api}/openapi.json`)).json()) as {
      paths: Record<string, { get: { parameters?: { name: string }[] } }>;
    };
    const paged = Object.entries(paths)
      .filter(([, { get }]) => get.parameters?.some(({ name }) => name === "limit"))
      .map(([path]) => path.slice(1));
    const plain = Object.keys(paths).filter((path) => !path.endsWith("}"));
    expect(paged.toSorted()).toEqual(plain.map((path) => path.slice(1)).toSorted());
    expect([...new Set(collections.map(([path]) => path.split("?")[0]))].toSorted()).toEqual(paged.toSorted());
  });

  it.each(collections)("%s is the same in pages as at once", { timeout: 60_000 }, async (path, name, limit) => {
    const whole = await read(withWord(path, "limit=1000"));
    expect(whole).toMatchObject({ total: whole[name]!.length, offset: 0, next: null });
    const walked: Row[] = [];
    let next: string | null = withWord(path, `limit=${limit}`);
    while (next !== null) {
      const answer = await house.ask(local(next));
      const page = (await answer.json()) as Page & Record<string, Row[]>;
      expect(page[name]!.length).toBeLessThanOrEqual(limit);
      expect(page.total).toBe(whole.total);
      const link = answer.headers.get("link") ?? "";
      expect(/<([^>]*)>; rel="next"/.exec(link)?.[1] ?? null).toBe(page.next);
      expect(link.includes('rel="prev"')).toBe(page.offset > 0);
      walked.push(...page[name]!);
      next = page.next;
    }
    expect(walked).toEqual(whole[name]);
  });

  it.each(collections.filter(([, , , csv]) => csv))("%s is whole as CSV, whatever the page", async (path, name) => {
    const { total, [name]: rows } = await read(withWord(path, "limit=1000"));
    const answer = await house.ask(withWord(path, "format=csv&limit=1"));
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const csv = Buffer.from(await answer.arrayBuffer()).toString("utf8");
    expect(csv.startsWith("\u{FEFF}")).toBe(true);
    expect(csv.trim().split("\n")).toHaveLength(total + 1);
    const first = Object.values(rows![0]!)[0];
    expect(csv).toContain(`\n${String(first)},`);
  });

  it.each(collections)("%s says in words what does not fit, field by field", async (path) => {
    for (const [word, says] of [
      ["limit=0", "limit: must be a whole number from 1 to"],
      ["limit=veel", "limit: must be a whole number from 1 to"],
      ["limit=1.5", "limit: must be a whole number from 1 to"],
      ["limit=1000000", "limit: must be a whole number from 1 to"],
      ["offset=-1", "offset: must be a whole number of 0 or more"],
      ["limti=5", "limti"],
    ] as const) {
      const answer = await house.ask(withWord(path, word));
      expect([word, answer.status, answer.headers.get("content-type")]).toEqual([
        word,
        400,
        "application/problem+json",
      ]);
      expect(((await answer.json()) as { detail: string }).detail).toContain(says);
    }
  });

  it.each(collections)("%s is not sent again when nothing changed", async (path) => {
    const answer = await house.ask(withWord(path, "limit=2"));
    expect(answer.headers.get("cache-control")).toBe("public, no-cache");
    const etag = answer.headers.get("etag")!;
    const again = await house.ask(withWord(path, "limit=2"), { headers: { "If-None-Match": etag } });
    expect([again.status, again.headers.get("link")]).toEqual([304, answer.headers.get("link")]);
    const other = await house.ask(withWord(path, "limit=2&offset=1"), { headers: { "If-None-Match": etag } });
    expect(other.status).toBe(200);
  });
});

describe("a question about something that does not exist", () => {
  it.each([
    ["areas?region=veluwe", "region: there is no region veluwe"],
    ["working-areas?region=veluwe", "region: there is no region veluwe"],
    ["goals?region=veluwe", "region: there is no region veluwe"],
    ["initiatives?region=veluwe", "region: there is no region veluwe"],
    ["promises?region=veluwe", "region: there is no region veluwe"],
    ["plan-versions?region=veluwe", "region: there is no region veluwe"],
    ["observations?area=GM9999", "area: there is no area GM9999"],
    ["observations?area=GM0637&region=drenthe", "area: there is no area GM0637 in drenthe"],
    ["observations?indicator=overwieght", "indicator: there is no indicator overwieght"],
    ["observations?period=2020", "area: name at least an area, a region or an indicator"],
    ["observations?area=GM0106&period=vorig", "period: must be a whole number"],
  ])("%s is told so, and is no empty answer", async (path, says) => {
    const answer = await house.ask(`${api}/${path}`);
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, says]);
  });
});

it("keeps to one division year, also when only an indicator is named", async () => {
  const { observations, total } = await read(`${api}/observations?indicator=residents&divisionYear=2024&limit=10000`);
  expect(total).toBe(observations!.length);
  expect(new Set(observations!.map((row) => row.divisionYear))).toEqual(new Set([2024]));
});
