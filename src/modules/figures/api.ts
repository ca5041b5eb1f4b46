import { type Area, findAreas, findRegion } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import {
  badQuestion,
  collection,
  createRoute,
  csvOf,
  everyone,
  formatQuery,
  pageAnswer,
  pageOf,
  pageQuery,
  partOf,
  problems,
  type Router,
  wholeNumber,
  z,
} from "#platform/http/index.ts";
import { findIndicator, indicators } from "./catalogue/index.ts";
import { ages, drawers, kinds, statuses } from "./model.ts";
import { readAddedUp, roundingOf } from "./rounding.ts";
import { allDatasets, countValues, findValues, type Value, type ValueFilter } from "./store.ts";

const open = { policy: everyone, cache: "open" as const };
const csvType = { "Content-Type": "text/csv; charset=utf-8" };

const words = z.object({ nl: z.string(), en: z.string() });

const indicatorSchema = z
  .object({
    id: z.string().openapi({ example: "overweight" }),
    drawer: z.enum(drawers),
    theme: z.string(),
    name: words,
    definition: words,
    population: words,
    unit: z.string(),
    decimals: z.number().int(),
    direction: z.enum(["higher", "lower", "neutral"]),
    kind: z.enum(kinds),
    ages: z.array(z.enum(ages)),
    table: z.string(),
  })
  .openapi("Indicator");

const observationSchema = z
  .object({
    indicator: z.string(),
    area: z.string().openapi({ example: "GM0106" }),
    divisionYear: z.number().int(),
    period: z.number().int().openapi({ example: 2020 }),
    age: z.enum(ages),
    status: z.enum(statuses),
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    table: z.string(),
    kind: z.enum(kinds).openapi({ description: "What the value is, and so how it may be spoken of." }),
    rounding: z
      .number()
      .nullable()
      .openapi({
        description:
          "How far the value of an area that is added up from neighbourhoods may be off, either way, in at least 95 of 100 cases, because the " +
          "counts of its parts are rounded: in the unit of the value, not part of lower and upper. Null for an area that is no such sum, and " +
          "where it is not known.",
      }),
  })
  .openapi("Observation");

type ObservationRow = z.infer<typeof observationSchema>;

const datasetSchema = z
  .object({
    table: z.string(),
    title: z.string(),
    publisher: z.string(),
    licence: z.string(),
    sourceUrl: z.string(),
    divisionYear: z.number().int(),
    retrieved: z.iso.date(),
    checksum: z.string(),
  })
  .openapi("Dataset");

const observationQuery = z.strictObject({
  area: z.string().optional().openapi({ description: "Code of an area.", example: "GM0106" }),
  region: z.string().optional().openapi({ description: "All areas of a region.", example: "drenthe" }),
  indicator: z.string().optional().openapi({ example: "overweight" }),
  period: wholeNumber().optional().openapi({ description: "Year.", example: 2020 }),
  age: z.enum(ages).optional(),
  divisionYear: wholeNumber().optional().openapi({ example: 2024 }),
  ...formatQuery,
  ...pageQuery(1_000, 10_000),
});

type ObservationQuery = z.infer<typeof observationQuery>;

/** A CSV holds this many rows at most: more is a question for several files. */
const mostRows = 1_000_000;
const rowsAtOnce = 50_000;

/** Resources of this room: indicators, observations and datasets. */
export function figureApi(router: Router, ctx: Context): void {
  router.api(
    createRoute({
      method: "get",
      path: "/indicators",
      operationId: "listIndicators",
      tags: ["figures"],
      summary: "Everything that is measured",
      request: { query: z.strictObject({ drawer: z.enum(drawers).optional(), ...formatQuery, ...pageQuery() }) },
      responses: {
        200: collection(pageAnswer("indicators", indicatorSchema), "Indicators that fit.", true),
        ...problems,
      },
    }),
    open,
    (c) => {
      const query = c.req.valid("query");
      const found = indicators.filter((indicator) => !query.drawer || indicator.drawer === query.drawer);
      const shown = found.map(
        ({ say: _say, lead: _lead, ageMatters: _age, ofAmounts: _amounts, ofEvents: _events, of, ...indicator }) => ({
          ...indicator,
          population: of,
          ages: [...indicator.ages],
        }),
      );
      if (query.format === "csv") return c.body(indicatorCsv(shown), 200, csvType) as never;
      return c.json({ indicators: partOf(shown, query), ...pageOf(c, ctx.config.url, query, shown.length) }, 200);
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/observations",
      operationId: "listObservations",
      tags: ["figures"],
      summary: "Values by area, indicator and period, as JSON or CSV",
      description: "Name at least an area, a region or an indicator.",
      request: { query: observationQuery },
      responses: {
        200: collection(pageAnswer("observations", observationSchema), "Values that fit.", true),
        ...problems,
      },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      const asked = await questionOf(ctx, query);
      if ("field" in asked) return badQuestion(c, asked.field, asked.message) as never;
      const total = await countValues(ctx.db, asked.filter);
      if (query.format === "csv") {
        const tooMany = `this fits ${total} rows; a file holds ${mostRows} at most. Name an indicator, a region or a period`;
        if (total > mostRows) return badQuestion(c, "format", tooMany) as never;
        return c.body(await observationCsv(ctx, asked), 200, csvType) as never;
      }
      const { limit, offset } = query;
      const observations = await rowsOf(ctx, asked, { limit, offset });
      return c.json({ observations, ...pageOf(c, ctx.config.url, query, total) }, 200);
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/datasets",
      operationId: "listDatasets",
      tags: ["figures"],
      summary: "Loaded tables with publisher, licence and checksum",
      request: { query: z.strictObject({ ...formatQuery, ...pageQuery() }) },
      responses: { 200: collection(pageAnswer("datasets", datasetSchema), "Loaded tables.", true), ...problems },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      const datasets = (await allDatasets(ctx.db)).map((row) => ({
        table: row.table_id,
        title: row.title,
        publisher: row.publisher,
        licence: row.licence,
        sourceUrl: row.source_url,
        divisionYear: row.division_year,
        retrieved: row.retrieved,
        checksum: row.checksum,
      }));
      if (query.format === "csv")
        return c.body(csvOf(datasets, Object.keys(datasetSchema.shape)), 200, csvType) as never;
      const at = pageOf(c, ctx.config.url, query, datasets.length);
      return c.json({ datasets: partOf(datasets, query), ...at }, 200);
    },
  );
}

type Shown = z.infer<typeof indicatorSchema>;

/** Both languages in columns of their own. */
function indicatorCsv(shown: readonly Shown[]): string {
  const columns = Object.keys(indicatorSchema.shape).flatMap((name) =>
    ["name", "definition", "population"].includes(name) ? [`${name}_nl`, `${name}_en`] : [name],
  );
  const rows = shown.map(({ name, definition, population, ...own }) => ({
    ...own,
    name_nl: name.nl,
    name_en: name.en,
    definition_nl: definition.nl,
    definition_en: definition.en,
    population_nl: population.nl,
    population_en: population.en,
  }));
  return csvOf(rows, columns);
}

/** What is asked of the database, and the areas it may be about. */
interface Question {
  readonly filter: ValueFilter;
  readonly areas: ReadonlyMap<number, Area>;
}

/** A question that names nothing, or something that does not exist, is told so: an empty answer would pass for "no figures". */
async function questionOf(
  ctx: Context,
  query: ObservationQuery,
): Promise<Question | { readonly field: string; readonly message: string }> {
  const { area, region, indicator, divisionYear, age, period: year } = query;
  if (!area && !region && !indicator)
    return { field: "area", message: "name at least an area, a region or an indicator" };
  if (indicator && !findIndicator(indicator))
    return { field: "indicator", message: `there is no indicator ${indicator}` };
  if (region && !(await findRegion(ctx.db, region)))
    return { field: "region", message: `there is no region ${region}` };
  // Also areas of earlier divisions into working areas, which still have their figures, unless a region is asked.
  const found = await findAreas(ctx.db, {
    ...(area && { codes: [area] }),
    ...(region ? { region } : { retired: true }),
  });
  if (area && found.length === 0)
    return { field: "area", message: `there is no area ${area}${region ? ` in ${region}` : ""}` };
  const areas = found.filter((one) => divisionYear === undefined || one.divisionYear === divisionYear);
  const few = area || region || divisionYear !== undefined;
  const filter = { indicator, age, year, ...(few && { areaIds: areas.map((one) => one.id) }) };
  return { filter, areas: new Map(areas.map((one) => [one.id, one])) };
}

async function rowsOf(
  ctx: Context,
  { filter, areas }: Question,
  part: { limit: number; offset: number },
): Promise<ObservationRow[]> {
  const [values, addedUp] = await Promise.all([findValues(ctx.db, { ...filter, ...part }), readAddedUp(ctx)]);
  return values.flatMap((value) => {
    const area = areas.get(value.areaId);
    return area ? [rowOf(value, area, addedUp.get(area.id))] : [];
  });
}

/** Every row, piece by piece: a hundred thousand rows as objects are ten times as large as their text. */
async function observationCsv(ctx: Context, question: Question): Promise<string> {
  const columns = Object.keys(observationSchema.shape);
  let csv = csvOf([], columns);
  for (let offset = 0; ; offset += rowsAtOnce) {
    const rows = await rowsOf(ctx, question, { limit: rowsAtOnce, offset });
    csv += csvOf(rows, columns).slice(csvOf([], columns).length);
    if (rows.length < rowsAtOnce) return csv;
  }
}

function rowOf(value: Value, { code, divisionYear }: Area, parts: number | undefined): ObservationRow {
  const { indicator, year, age, status, lower, upper, numerator, denominator, table } = value;
  return {
    indicator,
    area: code,
    divisionYear,
    period: year,
    age,
    status,
    value: value.value,
    lower,
    upper,
    numerator,
    denominator,
    table,
    kind: findIndicator(indicator)?.kind ?? "reported",
    rounding: (parts !== undefined && roundingOf(value, parts)) || null,
  };
}
