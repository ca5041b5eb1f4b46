import { stringify } from "csv-stringify/sync";
import { findArea, findAreas } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { createRoute, everyone, jsonAnswer, problem, problems, type Router, z } from "#platform/http/index.ts";
import { findIndicator, indicators } from "./catalogue/index.ts";
import { ages, drawers, kinds, statuses } from "./model.ts";
import { allDatasets, findValues, type Value } from "./store.ts";

const open = { policy: everyone, cache: "open" as const };

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

const observationQuery = z.object({
  area: z.string().optional().openapi({ description: "Code of an area.", example: "GM0106" }),
  region: z.string().optional().openapi({ description: "All areas of a region.", example: "drenthe" }),
  indicator: z.string().optional().openapi({ example: "overweight" }),
  period: z.coerce.number().int().optional().openapi({ description: "Year.", example: 2020 }),
  age: z.enum(ages).optional(),
  divisionYear: z.coerce.number().int().optional(),
  format: z.enum(["json", "csv"]).default("json").openapi({ description: "CSV gives every row, without paging." }),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  offset: z.coerce.number().int().min(0).default(0),
});

/** Resources of this room: indicators, observations and datasets. */
export function figureApi(router: Router, ctx: Context): void {
  router.api(
    createRoute({
      method: "get",
      path: "/indicators",
      operationId: "listIndicators",
      tags: ["figures"],
      summary: "Everything that is measured",
      request: { query: z.object({ drawer: z.enum(drawers).optional() }) },
      responses: {
        200: jsonAnswer(z.object({ indicators: z.array(indicatorSchema) }), "Indicators that fit."),
        ...problems,
      },
    }),
    open,
    (c) => {
      const { drawer } = c.req.valid("query");
      const found = indicators.filter((indicator) => !drawer || indicator.drawer === drawer);
      return c.json(
        {
          indicators: found.map(({ say: _say, ageMatters: _age, ofAmounts: _amounts, of, ...indicator }) => ({
            ...indicator,
            population: of,
            ages: [...indicator.ages],
          })),
        },
        200,
      );
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
        200: {
          ...jsonAnswer(
            z.object({ observations: z.array(observationSchema), limit: z.number(), offset: z.number() }),
            "Values that fit.",
          ),
          content: {
            "application/json": {
              schema: z.object({ observations: z.array(observationSchema), limit: z.number(), offset: z.number() }),
            },
            "text/csv": { schema: z.string() },
          },
        },
        ...problems,
      },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      if (!query.area && !query.region && !query.indicator) {
        const detail = "Name at least an area, a region or an indicator.";
        return problem(c.get("requestId"), {
          title: "Bad request",
          status: 400,
          detail,
          errors: [{ in: "query", field: "area", message: detail }],
        }) as never;
      }
      const rows = await observationRows(ctx, query);
      if (query.format === "csv") {
        const body = `\u{FEFF}${stringify(rows, { header: true, columns: Object.keys(observationSchema.shape) })}`;
        return c.body(body, 200, { "Content-Type": "text/csv; charset=utf-8" }) as never;
      }
      return c.json({ observations: rows, limit: query.limit, offset: query.offset }, 200);
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/datasets",
      operationId: "listDatasets",
      tags: ["figures"],
      summary: "Loaded tables with publisher, licence and checksum",
      responses: { 200: jsonAnswer(z.object({ datasets: z.array(datasetSchema) }), "Loaded tables."), ...problems },
    }),
    open,
    async (c) => {
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
      return c.json({ datasets }, 200);
    },
  );
}

async function observationRows(ctx: Context, query: z.infer<typeof observationQuery>): Promise<ObservationRow[]> {
  const named = query.area
    ? await areasOfCode(ctx, query.area)
    : query.region
      ? await findAreas(ctx.db, { region: query.region })
      : undefined;
  const areas = named?.filter((area) => query.divisionYear === undefined || area.divisionYear === query.divisionYear);
  const paging = query.format === "csv" ? { limit: 200_000 } : { limit: query.limit, offset: query.offset };
  const values = await findValues(ctx.db, {
    areaIds: areas?.map((area) => area.id),
    indicator: query.indicator,
    age: query.age,
    year: query.period,
    ...paging,
  });
  const known = new Map((areas ?? (await findAreas(ctx.db, {}))).map((area) => [area.id, area]));
  return values.flatMap((value) => {
    const area = known.get(value.areaId);
    return area ? [rowOf(value, area.code, area.divisionYear)] : [];
  });
}

async function areasOfCode(ctx: Context, code: string) {
  const one = await findArea(ctx.db, code);
  return one ? findAreas(ctx.db, { codes: [code] }) : [];
}

function rowOf(value: Value, area: string, divisionYear: number): ObservationRow {
  const { indicator, year, age, status, lower, upper, numerator, denominator, table } = value;
  return {
    indicator,
    area,
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
  };
}
