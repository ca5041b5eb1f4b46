import type { Child } from "hono/jsx";
import { describe, expect, it } from "vitest";
import {
  Button,
  Contribution,
  DataTable,
  Empty,
  Note,
  ProfileRow,
  TextArea,
  TextInput,
  Thread,
} from "./components/index.ts";
import { Ranking } from "./charts/index.ts";
import { GalleryPage } from "./gallery.tsx";
import { Page, type PageProps } from "./layout.tsx";
import { Choropleth, geography } from "./maps/index.ts";
import { lonelyAreas, lonelyWithGaps, outlines } from "./gallery/samples.ts";
import { assets } from "./theme/assets.ts";

const { links } = assets();
const hostile = `"><script>alert(1)</script><img src=x onerror="x" style='x'>&`;

async function render(node: Child): Promise<string> {
  return String(await (node as { toString(): string | Promise<string> }).toString());
}

const plain: PageProps = { lang: "nl", title: "Proef", links };

describe("everything that is rendered", () => {
  for (const lang of ["nl", "en"] as const) {
    it(`has no style attribute or element and no inline script (${lang})`, async () => {
      const html = await render(
        <Page {...plain} lang={lang}>
          <GalleryPage lang={lang} />
        </Page>,
      );
      expect(html.length).toBeGreaterThan(100_000);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script/i);
    });
  }

  it("gives no id twice and refers only to ids that exist", async () => {
    const html = await render(
      <Page {...plain}>
        <GalleryPage lang="nl" />
      </Page>,
    );
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    const named = [...html.matchAll(/(?:aria-(?:labelledby|describedby|controls)|\sfor)="([^"]+)"/g)];
    const used = [...html.matchAll(/<use href="#([^"]+)"/g), ...html.matchAll(/url\(#([^)]+)\)/g)];
    const wanted = [...named, ...used].flatMap((match) => match[1]!.split(" "));
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("shows hostile text as text, in words, attributes and drawings", async () => {
    const html = await render(
      <Page {...plain} title={hostile} description={hostile} exampleOf={hostile}>
        <Note title={hostile}>{hostile}</Note>
        <Button value={hostile} label={hostile}>
          {hostile}
        </Button>
        <TextInput lang="nl" id="a" name="a" label={hostile} hint={hostile} error={hostile} value={hostile} />
        <TextArea lang="nl" id="b" name="b" label={hostile} value={hostile} />
        <Contribution parts={[{ text: hostile, word: hostile }]} by={hostile} />
        <DataTable
          lang="nl"
          caption={hostile}
          columns={[{ key: "a", label: hostile, cell: () => hostile }]}
          rows={[1]}
        />
        <Thread lang="nl" items={[{ junction: 1, title: hostile, text: hostile, href: "#" }]} />
        <Empty title={hostile} text={hostile} action={{ href: "#", label: hostile }} />
        <Choropleth
          lang="nl"
          id="m"
          title={hostile}
          unit={hostile}
          geography={geography(outlines)}
          areas={lonelyAreas.map((area) => ({ ...area, name: hostile, text: hostile }))}
          chosen="GM0114"
          numbers
          names
        />
      </Page>,
    );
    expect(html).not.toMatch(/<script|<img/i);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

describe("what is written as text instead of as elements", () => {
  const strip = { values: [1, 2, 3, 4, 5], value: 3, low: 2, high: 4, direction: "up", kind: "counted" } as const;
  const trend = { title: hostile, points: [2012, 2016].map((x) => ({ x, value: x, kind: "counted" as const })) };
  const ranked = { name: hostile, value: 1, low: 0, high: 2, kind: "sampled" } as const;
  const parts: Readonly<Record<string, Child>> = {
    "a row of a profile": (
      <ProfileRow
        lang="nl"
        name={hostile}
        href={hostile}
        about={hostile}
        value={hostile}
        margin={hostile}
        strip={{ ...strip, title: hostile, verdict: "good" }}
        verdict={{ kind: "good", text: hostile }}
        words={hostile}
        trend={trend}
      />
    ),
    "a row with a year in place of a line": <ProfileRow lang="nl" name={hostile} trendWords={hostile} />,
    "a row of which nothing can be said": (
      <ProfileRow lang="nl" name={hostile} tooFew={hostile} tooFewTitle={hostile} />
    ),
    "rows of a table, with elements and lists in a cell": (
      <DataTable
        lang="nl"
        caption="Proef"
        columns={[
          { key: "a", label: "a", cell: () => hostile },
          { key: "b", label: "b", number: true, cell: () => <b title={hostile}>{hostile}</b> },
          { key: "c", label: "c", cell: () => [hostile, <i>{hostile}</i>, null, 0, false] },
        ]}
        rows={[1, 2]}
        isHere={(row) => row === 2}
      />
    ),
    "a ranked list": (
      <Ranking
        lang="nl"
        id="r"
        title={hostile}
        valueLabel={hostile}
        benchmark={{ name: hostile, value: 1 }}
        rows={[{ ...ranked, href: hostile }, ranked, { ...ranked, value: null, why: hostile }]}
      />
    ),
  };
  for (const [name, part] of Object.entries(parts)) {
    it(`shows hostile text as text: ${name}`, async () => {
      const html = await render(<div>{part}</div>);
      // Only what belongs there: no element of the attack, no attribute that ends early.
      expect(html).not.toMatch(/<script|<img|"x"|'x'/i);
      expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;x&quot;");
      expect(html.replaceAll(/<\/?[a-z]+(?: [a-z][a-z0-9-]*(?:="[^"<>]*")?)*\/?>/gi, "")).not.toMatch(/[<>"]/);
    });
  }
});

describe("the page", () => {
  it("says its language, address, other languages and that it is not to be found", async () => {
    const html = await render(
      <Page
        {...plain}
        lang="en"
        noindex
        region={{ slug: "drechtsteden", name: "Drechtsteden", href: "/en/drechtsteden" }}
        urls={{
          canonical: "https://brink.example/en/x",
          nl: "https://brink.example/x",
          en: "https://brink.example/en/x",
        }}
        otherLanguage="/x"
        scripts={["/assets/base-1.js"]}
      />,
    );
    expect(html).toMatch(/^<html lang="en" data-region="drechtsteden">/);
    expect(html).toContain("<title>Proef · Brink Drechtsteden</title>");
    expect(html).toContain('<link rel="canonical" href="https://brink.example/en/x"/>');
    expect(html).toContain('<link rel="alternate" hreflang="nl" href="https://brink.example/x"/>');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain('<script type="module" src="/assets/base-1.js">');
    expect(html).toMatch(/<a href="\/x" lang="nl" hreflang="nl" rel="alternate">Nederlands<\/a>/);
  });

  it("carries the example band only where it is asked to", async () => {
    expect(await render(<Page {...plain} exampleOf="Gezonde Marke" />)).toContain("geen site van Gezonde Marke.");
    expect(await render(<Page {...plain} />)).not.toContain("geen site van");
  });

  it("refuses a sixth word in the top", async () => {
    const nav = [1, 2, 3, 4, 5, 6].map((n) => ({ label: `W${n}`, href: "#" }));
    await expect(async () => render(<Page {...plain} nav={nav} />)).rejects.toThrow(/at most five/);
  });
});

describe("honest drawings", () => {
  it("keep a row of which nothing can be said in its place, with the reason", async () => {
    const html = await render(
      <ProfileRow lang="nl" name="Levensverwachting" tooFew="Te weinig mensen overleden hier." />,
    );
    expect(html).toContain("Levensverwachting");
    expect(html).toContain("Te weinig om iets te zeggen.");
    expect(html).not.toContain('<svg class="strip"');
  });

  it("hatch an area without a value by its reason, and never give it a class", async () => {
    const html = await render(
      <Choropleth lang="nl" id="m" title="t" unit="u" geography={geography(outlines)} areas={lonelyWithGaps} numbers />,
    );
    expect(html).toMatch(/Aa en Hunze: te weinig om iets te zeggen"[^>]*>.*?url\(#p-few\)/s);
    expect(html).toMatch(/Westerveld: grenzen van een ander jaar"[^>]*>.*?url\(#p-year\)/s);
    expect(html.match(/class="map__hatch"/g)).toHaveLength(3);
  });

  it("let the tag of the chosen area cover no part of it where it can stand over or under it", async () => {
    const sheet = geography(outlines);
    const chosenAt = async (chosen: string, name = "Emmen") => {
      const areas = lonelyAreas.map((area) => (area.code === chosen ? { ...area, name } : area));
      const html = await render(
        <Choropleth lang="nl" id="m" title="t" unit="u" geography={sheet} areas={areas} chosen={chosen} />,
      );
      const [, y] = /<rect x="[^"]+" y="([^"]+)" width="[^"]+" height="30"/.exec(html)!;
      return { top: Number(y), words: /class="map__tag"[^>]*>([^<]+)</.exec(html)![1] };
    };
    for (const { code, part } of sheet.shapes.values()) {
      const { top, bottom } = part;
      const tag = await chosenAt(code);
      const room = top >= 41 || bottom <= sheet.height - 41;
      expect([code, !room || tag.top + 30 <= top || tag.top >= bottom]).toEqual([code, true]);
    }
    expect((await chosenAt("GM0114", "Noord II")).words).toMatch(/^Noord II: \d/);
    expect((await chosenAt("GM0114")).words).toMatch(/^Emmen \d/);
  });
});
