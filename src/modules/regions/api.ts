import type { Context } from "#platform/context.ts";
import {
  badQuestion,
  collection,
  createRoute,
  csvOf,
  everyone,
  formatQuery,
  jsonAnswer,
  pageAnswer,
  pageOf,
  pageQuery,
  partOf,
  problem,
  problems,
  type Router,
  wholeNumber,
  z,
} from "#platform/http/index.ts";
import { areaKinds } from "./model.ts";
import { allRegions, countAreas, findArea, findAreas, findRegion } from "./store.ts";
import { currentVersion, partsOf } from "./store-divisions.ts";

const areaSchema = z
  .object({
    code: z.string().openapi({ example: "GM0106" }),
    divisionYear: z.number().int().openapi({ example: 2024 }),
    kind: z.enum(areaKinds),
    name: z.string(),
    municipalityCode: z.string().nullable(),
    districtCode: z.string().nullable(),
    regionId: z.string().nullable(),
    residents: z.number().int().nullable(),
    postcode: z
      .string()
      .nullable()
      .openapi({ example: "9401", description: "The four digits that most addresses have; known of neighbourhoods." }),
  })
  .openapi("Area");

const regionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    organisation: z.string(),
    status: z.enum(["example", "in_use"]),
    municipalities: z.array(z.string()),
  })
  .openapi("Region");

const workingAreaSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(["working_area", "village"]),
    divisionYear: z.number().int(),
    residents: z.number().int().nullable(),
    neighbourhoods: z.array(z.string()),
  })
  .openapi("WorkingArea");

const open = { policy: everyone, cache: "open" as const };
const csvType = { "Content-Type": "text/csv; charset=utf-8" };

/** Resources of this room: regions, areas and working areas. */
export function regionApi(router: Router, ctx: Context): void {
  router.api(
    createRoute({
      method: "get",
      path: "/regions",
      operationId: "listRegions",
      tags: ["regions"],
      summary: "Care regions",
      request: { query: z.strictObject(pageQuery()) },
      responses: { 200: collection(pageAnswer("regions", regionSchema), "All regions."), ...problems },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      const regions = await allRegions(ctx.db);
      return c.json(
        {
          regions: partOf(regions, query).map(({ id, status, municipalities, content }) => ({
            id,
            status,
            name: content.name,
            organisation: content.organisation,
            municipalities: [...municipalities],
          })),
          ...pageOf(c, ctx.config.url, query, regions.length),
        },
        200,
      );
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/areas",
      operationId: "listAreas",
      tags: ["areas"],
      summary: "Areas, by region, kind and division year",
      request: {
        query: z.strictObject({
          region: z.string().optional().openapi({ example: "drenthe" }),
          kind: z.enum(areaKinds).optional(),
          divisionYear: wholeNumber().optional().openapi({ example: 2024 }),
          municipality: z.string().optional().openapi({ example: "GM0106" }),
          ...formatQuery,
          ...pageQuery(),
        }),
      },
      responses: {
        200: collection(pageAnswer("areas", areaSchema), "Areas that fit.", true),
        ...problems,
      },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      if (query.region && !(await findRegion(ctx.db, query.region)))
        return badQuestion(c, "region", `there is no region ${query.region}`) as never;
      const { limit, offset, format, ...filter } = query;
      const isCsv = format === "csv";
      const found = await findAreas(ctx.db, isCsv ? filter : { ...filter, limit, offset });
      const areas = found.map(({ id: _id, change: _change, ...area }) => area);
      if (isCsv) return c.body(csvOf(areas, Object.keys(areaSchema.shape)), 200, csvType) as never;
      return c.json({ areas, ...pageOf(c, ctx.config.url, query, await countAreas(ctx.db, filter)) }, 200);
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/areas/{code}",
      operationId: "getArea",
      tags: ["areas"],
      summary: "One area; of the newest division unless a year is given",
      request: {
        params: z.object({ code: z.string() }),
        query: z.strictObject({ divisionYear: wholeNumber().optional() }),
      },
      responses: { 200: jsonAnswer(areaSchema, "The area."), ...problems },
    }),
    open,
    async (c) => {
      const found = await findArea(ctx.db, c.req.valid("param").code, c.req.valid("query").divisionYear);
      if (!found)
        return problem(c.get("requestId"), {
          title: "Not found",
          status: 404,
          detail: "There is no area with this code.",
        }) as never;
      const { id: _id, change: _change, ...area } = found;
      return c.json(area, 200);
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/working-areas",
      operationId: "listWorkingAreas",
      tags: ["areas"],
      summary: "Working areas and villages of a region, with the neighbourhoods they are made of",
      request: {
        query: z.strictObject({
          region: z.string().openapi({ example: "drenthe" }),
          ...formatQuery,
          ...pageQuery(),
        }),
      },
      responses: {
        200: collection(
          pageAnswer("workingAreas", workingAreaSchema).extend({ validFrom: z.iso.date().nullable() }),
          "The division that holds now.",
          true,
        ),
        ...problems,
      },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      const { region } = query;
      if (!(await findRegion(ctx.db, region))) return badQuestion(c, "region", `there is no region ${region}`) as never;
      const version = await currentVersion(ctx.db, region);
      const parts = version ? await partsOf(ctx.db, version.id) : new Map<number, string[]>();
      const areas = version ? await findAreas(ctx.db, { region, divisionYear: version.divisionYear }) : [];
      const made = areas.filter((area) => parts.has(area.id));
      const all = made.map(({ id, code, name, kind, divisionYear, residents }) => ({
        code,
        name,
        kind: kind as "working_area" | "village",
        divisionYear,
        residents,
        neighbourhoods: parts.get(id) ?? [],
      }));
      if (query.format === "csv")
        return c.body(csvOf(all, Object.keys(workingAreaSchema.shape)), 200, csvType) as never;
      const at = pageOf(c, ctx.config.url, query, all.length);
      return c.json({ validFrom: version?.validFrom ?? null, workingAreas: partOf(all, query), ...at }, 200);
    },
  );
}
