import { allRegions } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import {
  badQuestion,
  collection,
  createRoute,
  everyone,
  jsonAnswer,
  pageAnswer,
  pageOf,
  pageQuery,
  partOf,
  problem,
  problems,
  type Router,
  z,
} from "#platform/http/index.ts";
import { applyFilters, noFilters } from "./filters.ts";
import { type Initiative, kinds, shownStatus, shownStatuses, sources, statuses, transformationSteps } from "./model.ts";
import { readWorkplan, type Workplan } from "./reading.ts";
import { documentSchema, initiativeSchema, pathSchema } from "./schema.ts";

const item = z
  .object({
    region: z.string(),
    id: z.string(),
    title: z.string(),
    kind: z.enum(kinds),
    challenge: z.string(),
    what: z.string().openapi({ description: "In Dutch, as its organisation wrote it." }),
    status: z.enum(statuses),
    shownStatus: z.enum(shownStatuses).openapi({ description: "The status, or `late` when a milestone is overdue." }),
    initiator: z.string(),
    start: z.iso.date().nullable(),
    end: z.iso.date().nullable(),
    areas: z.array(z.string()),
    groups: z.array(z.string()),
    dependsOn: z.array(z.string()),
    goals: initiativeSchema.shape.goals.unwrap(),
    parties: initiativeSchema.shape.parties.unwrap(),
    money: initiativeSchema.shape.money.unwrap(),
    milestones: initiativeSchema.shape.milestones.unwrap(),
    preconditions: initiativeSchema.shape.preconditions.unwrap(),
    transformation: z
      .enum(transformationSteps)
      .nullable()
      .openapi({ description: "Step at which its transformation plan is; null where it has none." }),
    path: z.array(pathSchema).openapi({ description: "What was done on the path of that plan, by step." }),
    documents: z.array(documentSchema).openapi({ description: "What to read elsewhere on the internet." }),
    offered: z.iso.date().nullable().openapi({ description: "Since when other regions may copy it as an example." }),
    copiedFrom: z
      .object({ region: z.string(), id: z.string(), title: z.string(), day: z.iso.date() })
      .nullable()
      .openapi({ description: "The example of another region that it was made after." }),
    example: z.boolean(),
  })
  .openapi("Initiative");

/** Resources of this room: initiatives, as anyone may read them. */
export function workplanApi(router: Router, ctx: Context): void {
  const open = { policy: everyone, cache: "open" as const };
  const planOf = async (id: string): Promise<Workplan | undefined> => {
    const region = (await allRegions(ctx.db)).find((one) => one.id === id);
    return region && readWorkplan(ctx, region);
  };

  router.api(
    createRoute({
      method: "get",
      path: "/initiatives",
      operationId: "listInitiatives",
      tags: ["workplan"],
      summary: "Initiatives of a region's workplan",
      request: {
        query: z.strictObject({
          region: z.string().openapi({ example: "drenthe" }),
          challenge: z.string().optional(),
          status: z.enum(shownStatuses).optional(),
          municipality: z.string().optional().openapi({ example: "GM0106" }),
          source: z.enum(sources).optional(),
          goal: z.string().optional(),
          ...pageQuery(),
        }),
      },
      responses: { 200: collection(pageAnswer("initiatives", item), "Initiatives that fit."), ...problems },
    }),
    open,
    async (c) => {
      const query = c.req.valid("query");
      const plan = await planOf(query.region);
      if (!plan) return badQuestion(c, "region", `there is no region ${query.region}`) as never;
      const found = applyFilters(plan, {
        ...noFilters,
        challenges: query.challenge ? [query.challenge] : [],
        statuses: query.status ? [query.status] : [],
        area: query.municipality ?? "",
        source: query.source ?? "",
        goal: query.goal ?? "",
      });
      const initiatives = partOf(found, query).map((one) => shown(plan, one));
      return c.json({ initiatives, ...pageOf(c, ctx.config.url, query, found.length) } as never, 200);
    },
  );

  router.api(
    createRoute({
      method: "get",
      path: "/initiatives/{region}/{id}",
      operationId: "getInitiative",
      tags: ["workplan"],
      summary: "One initiative",
      request: { params: z.object({ region: z.string(), id: z.string() }) },
      responses: { 200: jsonAnswer(item, "The initiative."), ...problems },
    }),
    open,
    async (c) => {
      const { region, id } = c.req.valid("param");
      const plan = await planOf(region);
      const one = plan?.byId.get(id);
      if (!plan || !one)
        return problem(c.get("requestId"), {
          title: "Not found",
          status: 404,
          detail: "There is no public initiative with this id.",
        }) as never;
      return c.json(shown(plan, one) as never, 200);
    },
  );
}

function shown(plan: Workplan, one: Initiative) {
  const {
    id,
    title,
    kind,
    challenge,
    what,
    status,
    initiator,
    areas,
    groups,
    dependsOn,
    goals,
    parties,
    money,
    milestones,
    preconditions,
  } = one;
  const rest = {
    id,
    title,
    kind,
    challenge,
    what,
    status,
    initiator,
    areas,
    groups,
    dependsOn,
    goals,
    parties,
    money,
    milestones,
    preconditions,
  };
  const example = one.example === true || plan.region.status === "example";
  return {
    region: plan.region.id,
    ...rest,
    shownStatus: shownStatus(one, plan.today),
    start: one.start ?? null,
    end: one.end ?? null,
    transformation: one.transformation ?? null,
    path: one.path ?? [],
    documents: one.documents ?? [],
    offered: one.offered ?? null,
    copiedFrom: one.copiedFrom ?? null,
    example,
  };
}
