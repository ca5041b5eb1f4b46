import type { Child } from "hono/jsx";
import { describe, expect, it } from "vitest";
import {
  binned,
  convexHull,
  Funnel,
  FunnelLegend,
  Gantt,
  GroupBars,
  Histogram,
  Meadow,
  MoneyBars,
  OneInN,
  OpinionLandscape,
  PeopleOf100,
  ProfileStrip,
  Ranking,
  Representation,
  runs,
  Spark,
  TrendChart,
  type TrendPoint,
  TwoBars,
} from "./index.ts";

const common = { lang: "nl" as const, id: "c", title: "De vondst in één zin." };
const sampled = { kind: "sampled" as const };

/** Every chart with the fewest data that make sense, and a number that its table must show. */
const charts: Readonly<Record<string, readonly [Child, string]>> = {
  PeopleOf100: [<PeopleOf100 {...common} name="Emmen" value={55.1} other={{ name: "Drenthe", value: 50.8 }} />, "55,1"],
  OneInN: [<OneInN {...common} rows={[{ name: "Emmen", n: 4, value: 24.9 }]} />, "24,9"],
  TwoBars: [<TwoBars {...common} rows={[{ name: "Emmen", value: 28.3, text: "28,3 %" }]} />, "28,3"],
  GroupBars: [
    <GroupBars {...common} unit="eens" groups={[{ category: 1, letter: "A", name: "Buurt", share: 94 }]} />,
    "94",
  ],
  TrendChart: [
    <TrendChart {...common} series={[{ name: "Emmen", main: true, points: [{ x: 2012, value: 36.1, ...sampled }] }]} />,
    "36,1",
  ],
  Meadow: [<Meadow {...common} areas={[{ name: "Angelslo", value: 70.9 }]} />, "70,9"],
  Histogram: [<Histogram {...common} unit="wijken" bins={[{ from: 70, to: 75, count: 12 }]} />, "12"],
  Funnel: [
    <Funnel
      {...common}
      sizeUnit="mensen"
      average={45}
      averageName="Drenthe"
      points={[{ name: "Angelslo", size: 6_100, value: 55, place: "outside3" }]}
      limits={[{ size: 1_000, lower2: 42, upper2: 48, lower3: 40, upper3: 50 }]}
    />,
    "6.100",
  ],
  OpinionLandscape: [
    <OpinionLandscape
      {...common}
      groups={[{ category: 1, letter: "A", name: "Buurt", count: 148 }]}
      people={[
        { x: 0, y: 0, category: 1 },
        { x: 1, y: 1 },
      ]}
    />,
    "148",
  ],
  Representation: [
    <Representation
      {...common}
      population="Drenthe"
      rows={[{ name: "Man", shareHere: 39.1, sharePopulation: 49.7, ratio: 0.79, low: 0.69, high: 0.88 }]}
    />,
    "0,79 (0,69 tot 0,88)",
  ],
  Ranking: [
    <Ranking {...common} valueLabel="%" rows={[{ name: "Emmen", value: 45.6, low: 44, high: 47, kind: "sampled" }]} />,
    "45,6",
  ],
  MoneyBars: [
    <MoneyBars {...common} rows={[{ name: "2026", needed: 160_000, granted: 120_000, paid: 0, spent: 0 }]} />,
    "40.000",
  ],
};

async function render(node: Child): Promise<string> {
  return String(await (node as { toString(): string | Promise<string> }).toString());
}

describe("every chart", () => {
  for (const [name, [node, number]] of Object.entries(charts)) {
    it(`${name} is a named image with the same numbers in a table`, async () => {
      const html = await render(node);
      expect(html).toMatch(/<svg[^>]*role="img"[^>]*(aria-labelledby="c-t|aria-label="[^"]+)/);
      expect(html).toContain("De vondst in één zin.");
      expect(html).toMatch(/<title[^>]*>[^<]+<\/title>/);
      const table = /<table[^]*<\/table>/.exec(html)?.[0] ?? "";
      expect(table).toContain(number);
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
    });
  }

  it("stands firm without any data", async () => {
    const empty = [
      <TrendChart {...common} series={[]} />,
      <Meadow {...common} areas={[]} />,
      <Histogram {...common} unit="wijken" bins={binned([])} />,
      <Funnel {...common} sizeUnit="n" average={1} averageName="x" points={[]} limits={[]} />,
      <OpinionLandscape {...common} groups={[]} people={[]} />,
      <Representation {...common} population="x" rows={[]} />,
      <Ranking {...common} valueLabel="x" rows={[]} />,
      <MoneyBars {...common} rows={[]} />,
    ];
    for (const node of empty) expect(await render(node)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("uncertainty has a shape", () => {
  const strip = { title: "t", values: [1, 2, 3, 4, 5], value: 2, low: 1.5, high: 2.5, direction: "up" as const };

  it("hollow and dashed for a model, filled for what was counted", async () => {
    const modelled = await render(<ProfileStrip {...strip} kind="modelled" verdict="bad" />);
    const countedStrip = await render(<ProfileStrip {...strip} kind="counted" verdict="bad" />);
    expect(modelled).toContain('stroke-dasharray="3.5 2.5"');
    expect(countedStrip).not.toContain("stroke-dasharray");
    expect(modelled).toMatch(/fill="var\(--paper-here,var\(--page\)\)" stroke="var\(--bad\)"/);
    expect(countedStrip).toMatch(/fill="var\(--bad\)" stroke="var\(--bad\)"/);
  });

  it("puts what is favourable on the right, whatever way the value runs", async () => {
    const place = async (direction: "up" | "down") => {
      const html = await render(
        <ProfileStrip {...strip} value={5} direction={direction} kind="counted" verdict="good" />,
      );
      return Number(/<circle cx="([\d.]+)"/.exec(html)?.[1]);
    };
    expect(await place("up")).toBeGreaterThan(250);
    expect(await place("down")).toBeLessThan(90);
  });

  it("never bridges a gap or a break", () => {
    const points: TrendPoint[] = [
      { x: 2012, value: 1, ...sampled },
      { x: 2014, value: 2, ...sampled },
      { x: 2016, value: null, ...sampled },
      { x: 2018, value: 3, ...sampled },
      { x: 2020, value: 4, ...sampled, breakBefore: true },
    ];
    expect(runs(points).map((run) => run.map((point) => point.x))).toEqual([[2012, 2014], [2018], [2020]]);
  });

  it("calls a share different only when its whole margin is", async () => {
    const row = { name: "Man", shareHere: 45, sharePopulation: 50, ratio: 0.9 };
    const even = await render(<Representation {...common} population="x" rows={[{ ...row, low: 0.8, high: 1.01 }]} />);
    const few = await render(<Representation {...common} population="x" rows={[{ ...row, low: 0.8, high: 0.99 }]} />);
    expect(even).not.toContain("var(--bad)");
    expect(few).toContain("var(--bad)");
  });
});

describe("what an axis counts", () => {
  it("stands at the axis of a trend and of a histogram, and in their tables", async () => {
    const points: TrendPoint[] = [{ x: 2012, value: 36.1, ...sampled }];
    const trend = <TrendChart {...common} unit="duizend euro" series={[{ name: "Emmen", points }]} />;
    const histogram = <Histogram {...common} unit="wijken" of="duizend euro" bins={binned([250, 300])} />;
    for (const node of [trend, histogram]) {
      const html = await render(node);
      expect(/<svg[^]*?<\/svg>/.exec(html)?.[0]).toContain("duizend euro</text>");
      expect(/<table[^]*<\/table>/.exec(html)?.[0]).toContain("(duizend euro)");
    }
  });
});

describe("the name of the average in a funnel", () => {
  it.each([
    ["Drechtsteden", ["Drechtsteden"]],
    ["Hardinxveld-Giessendam", ["Hardinxveld-", "Giessendam"]],
    ["Aa en Hunze", ["Aa en Hunze"]],
  ])("stands at the end of its line, inside the drawing: %s", async (averageName, lines) => {
    const points = [{ name: "Angelslo", size: 6_100, value: 55, place: "inside" as const }];
    const limits = [{ size: 1_000, lower2: 42, upper2: 48, lower3: 40, upper3: 50 }];
    const html = await render(
      <Funnel {...common} sizeUnit="mensen" average={45} {...{ averageName, points, limits }} />,
    );
    const [, y, end] = /<path d="M42 ([\d.]+)H([\d.]+)" stroke="var\(--ink\)"/.exec(html)!.map(Number);
    const labels = lines.map((line) => new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${line}</text>`).exec(html)!);
    for (const [, left, foot] of labels) {
      expect(Number(left) - end!).toBeCloseTo(6, 0);
      expect(Math.abs(Number(foot) - 5 - y!)).toBeLessThan(10);
    }
    expect(end! + 6 + Math.max(...lines.map((line) => line.length)) * 8).toBeLessThanOrEqual(360);
  });
});

describe("the lines of a funnel", () => {
  const limits = [1_000, 3_000, 9_000].map((size, at) => ({
    size,
    lower2: 40 + at,
    upper2: 50 - at,
    lower3: 10 + at,
    upper3: 90 - at,
  }));
  const points = [{ name: "Angelslo", size: 6_100, value: 45, place: "outside2" as const }];
  const funnel = () => render(<Funnel {...common} sizeUnit="n" average={45} averageName="x" {...{ points, limits }} />);

  it("are cut off at the frame where they leave it, and never run along it", async () => {
    const html = await funnel();
    const [, top, bottom] = /<rect x="\d+" y="([\d.]+)" width="\d+" height="([\d.]+)"/.exec(html)!.map(Number);
    const dotted = /<g clip-path="url\(#c-vlak\)"><path d="([^"]+)"/.exec(html)![1]!;
    const heights = [...dotted.matchAll(/ (-?[\d.]+)/g)].map((match) => Number(match[1]));
    expect(heights.length).toBe(6);
    for (const height of heights) expect(height < top! || height > top! + bottom!).toBe(true);
    expect(new Set(heights).size).toBe(6);
  });

  it("have a legend that explains every mark", async () => {
    const html = await render(<FunnelLegend lang="nl" />);
    expect(html.match(/<li>/g)).toHaveLength(3);
    for (const words of ["binnen de lijnen", "buiten de streepjes", "buiten de stippen"]) expect(html).toContain(words);
  });
});

describe("the course over the years", () => {
  const points = (...values: number[]) => values.map((value, at) => ({ x: 2012 + 4 * at, value, ...sampled }));
  const marksOf = (html: string) =>
    [
      ...html.matchAll(/<path d="M(-?[\d.]+) (-?[\d.]+)[^"]*" fill="var\(--[^"]+" stroke="[^"]+" stroke-width="2.2"/g),
    ].map((match) => [Number(match[1]), Number(match[2])] as const);

  it("does not fill the drawing with a difference smaller than the span that is asked", async () => {
    const series = [{ name: "Emmen", main: true, points: points(1.8, 2.1, 2) }];
    const heights = async (leastSpan?: number) =>
      marksOf(await render(<TrendChart {...common} series={series} {...{ leastSpan }} />)).map(([, y]) => y);
    const between = (ys: readonly number[]) => Math.max(...ys) - Math.min(...ys);
    expect(between(await heights())).toBeGreaterThan(80);
    expect(between(await heights(10))).toBeLessThan(8);
  });

  it("shows both marks where two places have the same value", async () => {
    const series = [
      { name: "Emmen", main: true, points: points(10, 12) },
      { name: "Nederland", category: 2 as const, points: points(10, 30) },
    ];
    const marks = marksOf(await render(<TrendChart {...common} series={series} />));
    expect(marks).toHaveLength(4);
    for (const [at, [x, y]] of marks.entries())
      for (const [otherX, otherY] of marks.slice(at + 1)) expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(7);
  });
});

describe("the size axis of a funnel", () => {
  it("has numbers also where all areas are about as large", async () => {
    const point = (size: number) => ({ name: `${size}`, size, value: 20, place: "inside" as const });
    const points = [point(12_830), point(26_261)];
    const html = await render(
      <Funnel {...common} sizeUnit="mensen" average={20} averageName="x" {...{ points, limits: [] }} />,
    );
    const drawn = /<svg[^]*?<\/svg>/.exec(html)![0];
    expect(drawn).toContain(">15.000</text>");
    expect(drawn).toContain(">25.000</text>");
  });
});

describe("small drawings", () => {
  it("say in words what they show", async () => {
    const gantt = await render(
      <Gantt
        lang="nl"
        years={[2024, 2028]}
        from="2025-01-01"
        to="2027-06-30"
        today="2026-05-19"
        milestones={[
          { date: "2025-04-01", state: "reached" },
          { date: "2026-02-01", state: "late" },
        ]}
      />,
    );
    expect(gantt).toContain("Loopt van 2025 tot 2027. Mijlpalen: 1 gehaald, 1 te laat, 0 komt nog.");
    const spark = await render(
      <Spark lang="nl" title="2012: 66 · 2020: 71" points={[{ x: 2012, value: 66, ...sampled }]} />,
    );
    expect(spark).toContain("<title>2012: 66 · 2020: 71</title>");
  });

  it("divide values over bins without losing one", () => {
    const values = [1, 2, 2.5, 3, 9.99, 10];
    expect(binned(values).reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length);
  });

  it("counts a value on an edge among the higher ones, also on the last", () => {
    const bins = binned([1.1, 1.2, 1.2, 1.3, 1.3, 1.3]);
    expect(bins.at(-1)!.to).toBeGreaterThan(1.3);
    for (const { from, to, count } of bins)
      expect(count).toBe([1.1, 1.2, 1.2, 1.3, 1.3, 1.3].filter((value) => value >= from && value < to).length);
    expect(bins.find(({ from }) => from === 1.3)?.count).toBe(3);
  });

  it("give a value on the last edge a bin of its own, and make none finer than what is measured", () => {
    const rows = (values: number[], finest: number) =>
      binned(values, 10, finest).map(({ from, count }) => [from, count]);
    expect(rows([7, 8, 8, 9, 10], 1)).toEqual([
      [7, 1],
      [8, 2],
      [9, 1],
      [10, 1],
    ]);
    expect(rows([1.6, 1.7, 1.8, 1.8], 0.1)).toEqual([
      [1.6, 1],
      [1.7, 1],
      [1.8, 2],
    ]);
  });

  it("names an average with a decimal more where a row that reads the same lies beside it", async () => {
    const row = (name: string, value: number) => ({ name, value, kind: "counted" as const });
    const head = async (value: number) =>
      /┆[^<]*/.exec(
        await render(
          <Ranking {...common} valueLabel="km" rows={[row("Zwijndrecht", 0.6)]} benchmark={{ name: "Hier", value }} />,
        ),
      )![0];
    expect(await head(0.64)).toContain("0,64");
    expect(await head(0.6)).not.toContain("0,60");
    expect(await head(0.72)).toMatch(/0,7$/);
  });

  it("find the hull of a square with a point inside", () => {
    const hull = convexHull([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [5, 5],
    ]);
    expect(hull).toHaveLength(4);
  });
});
