import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declareInUse } from "#modules/regions/index.ts";
import { areaPath, areasOf } from "../../../../tests/support/area-laws.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";

const url = "https://brink.example";
let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ url });
}, 180_000);
afterAll(() => house.close());

async function inUse(region: string): Promise<void> {
  await house.ctx.db.transaction().execute((trx) => declareInUse(trx, region));
  await house.ctx.pageVersion.refresh();
}

async function read(path: string): Promise<string> {
  const answer = await house.ask(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/xml/);
  expect(answer.headers.get("cache-control")).toBe("public, no-cache");
  return answer.text();
}

/** What is not well formed in a document of elements, attributes and text; undefined where nothing is. */
function faultOf(xml: string): string | undefined {
  const [head, body = ""] = xml.split("?>\n");
  if (head !== '<?xml version="1.0" encoding="UTF-8"') return "no declaration";
  const open: string[] = [];
  const token = /<(\/?)([a-z:]+)((?: [a-z:]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos);[^"<&]*)*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (const [whole, closes, name = "", , alone, text] of body.matchAll(token)) {
    end += whole.length;
    if (text !== undefined && /&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) return `a bare & in ${text}`;
    if (closes && open.pop() !== name) return `</${name}> closes another element`;
    if (name && !closes && !alone) open.push(name);
  }
  if (end !== body.length) return `cannot be read at ${body.slice(end, end + 80)}`;
  return open.length > 0 ? `${open.join(" ")} stay open` : undefined;
}

const locations = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => at!);

describe("lists of pages for search engines", () => {
  it("are not there while every region is an example, and nothing names them", async () => {
    expect((await house.ask("/sitemap.xml")).status).toBe(404);
    expect((await house.ask("/drenthe/sitemap.xml")).status).toBe(404);
    const robots = await (await house.ask("/robots.txt")).text();
    expect(robots).toBe("User-agent: *\nDisallow:\n");
  });

  it("name the regions in use and no example", async () => {
    await inUse("drenthe");
    await inUse("zoetermeer");
    const index = await read("/sitemap.xml");
    expect(faultOf(index)).toBeUndefined();
    expect(locations(index)).toEqual([`${url}/drenthe/sitemap.xml`, `${url}/zoetermeer/sitemap.xml`]);
    expect(await (await house.ask("/robots.txt")).text()).toContain(`\nSitemap: ${url}/sitemap.xml\n`);
    expect((await house.ask("/drechtsteden/sitemap.xml")).status).toBe(404);
    expect((await house.ask("/nergens/sitemap.xml")).status).toBe(404);
  });

  it.each(["drenthe", "zoetermeer"])(
    "hold every page of %s once, in both languages, within the standard",
    async (region) => {
      const list = await read(`/${region}/sitemap.xml`);
      expect(faultOf(list)).toBeUndefined();
      const all = locations(list);
      expect(new Set(all).size).toBe(all.length);
      const areas = (await areasOf(house, region)).filter(
        ({ divisionYear, kind }) => divisionYear === 2024 && kind !== "region",
      );
      expect(areas.length).toBeGreaterThan(40);
      expect(areas.map((area) => `${url}${areaPath(area)}`).filter((address) => !all.includes(address))).toEqual([]);
      expect(all.length).toBeLessThanOrEqual(50_000);
      expect(Buffer.byteLength(list)).toBeLessThan(50 * 1024 * 1024);
      const pairs = [...list.matchAll(/hreflang="(nl|en)" href="([^"]+)"/g)].map(([, lang, at]) => `${lang} ${at}`);
      expect(new Set(pairs).size).toBe(all.length);
      expect(all).toContain(`${url}/en/${region}/regiobeeld/overweight`);
      // A region that is one municipality has no page of its own: it would send on.
      expect(all.includes(`${url}/${region}/gebied/${region}`)).toBe(region === "drenthe");
    },
  );

  it.each(["drenthe", "zoetermeer"])("name only pages that are there, under their own address (%s)", async (region) => {
    const all = locations(await read(`/${region}/sitemap.xml`));
    const step = Math.max(1, Math.floor(all.length / 60));
    const sample = all.filter((_, at) => at < 8 || at % step === 0);
    for (const address of sample) {
      const answer = await house.ask(address.slice(url.length));
      const html = await answer.text();
      expect([address, answer.status]).toEqual([address, 200]);
      expect(html).toContain(`<link rel="canonical" href="${address}"/>`);
      expect(html).not.toContain('name="robots"');
    }
  });
});

describe("the reader of lists", () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  it.each([
    ["<a></b>", "closes another"],
    ["<a><b></a>", "closes another"],
    ["<a>", "stay open"],
    ["<a>b & c</a>", "bare &"],
    ['<a b="c&d"/>', "cannot be read"],
  ])("sees what is wrong in %s", (xml, fault) => {
    expect(faultOf(head + xml)).toContain(fault);
  });
});
