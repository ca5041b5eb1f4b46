import type { Context } from "#platform/context.ts";
import { createRoute, everyone, jsonAnswer, problem, problems, type Router, z } from "#platform/http/index.ts";
import { areaKinds } from "./model.ts";
import { allRegions, findArea, findAreas } from "./store.ts";
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
const limit = z.coerce.number().int().min(1).max(1_000).default(100).openapi({ description: "How many at most." });
const offset = z.coerce.number().int().min(0).default(0).openapi({ description: "How many to skip." });

/** Resources of this room: regions, areas and working areas. */
export function regionApi(router: Router, ctx: Context): void {
  router.api(
    createRoute({
      method: "get",
      path: "/regions",
      operationId: "listRegions",
      tags: ["regions"],
      summary: "Care regions",
      responses: { 200: jsonAnswer(z.object({ regions: z.array(regionSchema) }), "All regions."), ...problems },
    }),
    open,
    async (c) => {
      const regions = await allRegions(ctx.db);
      return c.json(
        {
          regions: regions.map(({ id, status, municipalities, content }) => ({
            id,
            status,
            name: content.name,
            organisation: content.organisation,
            municipalities: [...municipalities],
          })),
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
        query: z.object({
          region: z.string().optional().openapi({ example: "drenthe" }),
          kind: z.enum(areaKinds).optional(),
          divisionYear: z.coerce.number().int().optional(),
          municipality: z.string().optional().openapi({ example: "GM0106" }),
          limit,
          offset,
        }),
      },
      responses: {
        200: jsonAnswer(
          z.object({ areas: z.array(areaSchema), limit: z.number(), offset: z.number() }),
          "Areas that fit.",
        ),
        ...problems,
      },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      const areas = await findAreas(ctx.db, query);
      return c.json(
        { areas: areas.map(({ id: _id, change: _change, ...area }) => area), limit: query.limit, offset: query.offset },
        200,
      );
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
        query: z.object({ divisionYear: z.coerce.number().int().optional() }),
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
      request: { query: z.object({ region: z.string().openapi({ example: "drenthe" }) }) },
      responses: {
        200: jsonAnswer(
          z.object({ validFrom: z.iso.date().nullable(), workingAreas: z.array(workingAreaSchema) }),
          "The division that holds now.",
        ),
        ...problems,
      },
    }),
    open,
    async (c) => {
      const { region } = c.req.valid("query");
      const version = await currentVersion(ctx.db, region);
      if (!version) return c.json({ validFrom: null, workingAreas: [] }, 200);
      const parts = await partsOf(ctx.db, version.id);
      const areas = (await findAreas(ctx.db, { region, divisionYear: version.divisionYear })).filter((area) =>
        parts.has(area.id),
      );
      const workingAreas = areas.map(({ id, code, name, kind, divisionYear, residents }) => ({
        code,
        name,
        kind: kind as "working_area" | "village",
        divisionYear,
        residents,
        neighbourhoods: parts.get(id) ?? [],
      }));
      return c.json({ validFrom: version.validFrom, workingAreas }, 200);
    },
  );
}
