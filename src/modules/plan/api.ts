import { allRegions } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import {
  badQuestion,
  collection,
  createRoute,
  everyone,
  pageAnswer,
  pageOf,
  pageQuery,
  partOf,
  problems,
  type Router,
  z,
} from "#platform/http/index.ts";
import { courseOf, goalUnits, measurabilities } from "./model.ts";
import { readFollowedPlan } from "./follow.ts";

const point = z.object({ year: z.number().int(), value: z.number() });

const goal = z
  .object({
    region: z.string(),
    id: z.string(),
    challenge: z.string(),
    title: z.string().openapi({ description: "In Dutch, as the region wrote it." }),
    short: z.string(),
    indicator: z.string().nullable(),
    population: z.string(),
    area: z.string().nullable(),
    unit: z.enum(goalUnits),
    direction: z.enum(["higher", "lower"]),
    baseline: point.nullable(),
    target: point.nullable(),
    path: z.array(point),
    measurability: z.enum(measurabilities),
    measurements: z.array(
      point.extend({
        lower: z.number().nullable(),
        upper: z.number().nullable(),
        counted: z.boolean(),
        source: z.string(),
      }),
    ),
    course: z.enum(["on_course", "behind", "unknown"]),
    courseWhy: z.string().nullable().openapi({ description: "Why the course cannot be told yet." }),
    example: z.boolean(),
  })
  .openapi("Goal");

/** Resource of this room: goals. */
export function planApi(router: Router, ctx: Context): void {
  router.api(
    createRoute({
      method: "get",
      path: "/goals",
      operationId: "listGoals",
      tags: ["plan"],
      summary: "Goals of a region's plan, with how well each can be measured and whether it is on course",
      request: { query: z.strictObject({ region: z.string().openapi({ example: "drenthe" }), ...pageQuery() }) },
      responses: { 200: collection(pageAnswer("goals", goal), "The goals."), ...problems },
    }),
    { policy: everyone, cache: "open" },
    async (c) => {
      const query = c.req.valid("query");
      const id = query.region;
      const region = (await allRegions(ctx.db)).find((one) => one.id === id);
      if (!region) return badQuestion(c, "region", `there is no region ${id}`) as never;
      const { goals } = await readFollowedPlan(ctx.db, id);
      const shown = goals.map((one) => {
        const course = courseOf(one, one.measurements);
        return {
          region: id,
          id: one.id,
          challenge: one.challenge,
          title: one.title,
          short: one.short,
          indicator: one.indicator ?? null,
          population: one.population,
          area: one.area ?? null,
          unit: one.unit,
          direction: one.direction,
          baseline: one.baseline ?? null,
          target: one.target ?? null,
          path: [...one.path],
          measurability: one.measurability,
          measurements: one.measurements.map(({ year, value, lower, upper, counted, source }) => ({
            year,
            value,
            lower: lower ?? null,
            upper: upper ?? null,
            counted: counted ?? false,
            source,
          })),
          course: course.kind,
          courseWhy: course.kind === "unknown" ? course.why : null,
          example: region.status === "example",
        };
      });
      return c.json({ goals: partOf(shown, query), ...pageOf(c, ctx.config.url, query, shown.length) }, 200);
    },
  );
}
