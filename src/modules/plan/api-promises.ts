import { findRegion } from "#modules/regions/index.ts";
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
import { approvalStates, type Promised, standingOf, unsignedSince } from "./promises/model.ts";
import { openPart } from "./promises/shown.ts";
import { type Promisable, promisedIn } from "./promises/subjects.ts";
import { type Adoption, readAdoptions } from "./store-adopted.ts";
import { readPromises } from "./store-promises.ts";

const day = z.iso.date();

const version = z
  .object({
    region: z.string(),
    number: z.number().int(),
    adoptedOn: day,
    body: z.string().openapi({ description: "Who adopted it, in Dutch." }),
    reason: z.string(),
    hash: z.string().openapi({ description: "SHA-256 of the file, which is canonical JSON (RFC 8785)." }),
    file: z.string().openapi({ description: "Address of the whole plan as it was adopted." }),
    example: z.boolean(),
  })
  .openapi("PlanVersion");

const promise = z
  .object({
    region: z.string(),
    organisation: z.string(),
    name: z.string(),
    standing: z.enum(["asked", "signed", "waiting", "refused", "behind", "withdrawn", "ended"]),
    unsignedSince: day.nullable().openapi({ description: "Since when nothing is signed for the newest version." }),
    planVersion: z.number().int(),
    whole: z.boolean(),
    items: z.array(
      z.object({
        initiative: z.string(),
        title: z.string().openapi({ description: "As it was when it was signed." }),
        amounts: z.array(z.object({ year: z.number().int(), euros: z.number().int() })),
        amountsHidden: z.boolean(),
      }),
    ),
    hiddenItems: z.number().int(),
    reserve: z.string(),
    approval: z.object({ by: z.string(), state: z.enum(approvalStates), on: day.nullable() }),
    signedOn: day.nullable(),
    signedFunction: z.string(),
    example: z.boolean(),
  })
  .openapi("OrganisationPromise");

const query = z.strictObject({ region: z.string().openapi({ example: "drenthe" }), ...pageQuery() });

/** Resources of this room: adopted versions, and what organisations promised. Names of who signed are on the pages only. */
export function promisesApi(router: Router, ctx: Context): void {
  router.api(
    createRoute({
      method: "get",
      path: "/plan-versions",
      operationId: "listPlanVersions",
      tags: ["plan"],
      summary: "Adopted versions of a region's plan, newest first, each with its seal",
      request: { query },
      responses: { 200: collection(pageAnswer("versions", version), "The versions."), ...problems },
    }),
    { policy: everyone, cache: "open" },
    async (c) => {
      const asked = c.req.valid("query");
      const { region } = asked;
      if (!(await findRegion(ctx.db, region))) return badQuestion(c, "region", `there is no region ${region}`) as never;
      const versions = (await readAdoptions(ctx.db, region)).map((one) => versionOf(ctx, region, one));
      return c.json({ versions: partOf(versions, asked), ...pageOf(c, ctx.config.url, asked, versions.length) }, 200);
    },
  );
  router.api(
    createRoute({
      method: "get",
      path: "/promises",
      operationId: "listPromises",
      tags: ["plan"],
      summary: "What each organisation promised of a region's plan, and since when who has not signed",
      request: { query },
      responses: { 200: collection(pageAnswer("promises", promise), "The promises."), ...problems },
    }),
    { policy: everyone, cache: "open" },
    async (c) => {
      const asked = c.req.valid("query");
      const id = asked.region;
      const region = await findRegion(ctx.db, id);
      if (!region) return badQuestion(c, "region", `there is no region ${id}`) as never;
      const versions = await readAdoptions(ctx.db, id);
      const all = await readPromises(ctx.db, id);
      const subjects = await promisedIn(ctx, region, all);
      const promises = all.map((one) => promiseOf(id, one, versions, subjects));
      return c.json({ promises: partOf(promises, asked), ...pageOf(c, ctx.config.url, asked, promises.length) }, 200);
    },
  );
}

function versionOf(ctx: Context, region: string, one: Adoption): z.infer<typeof version> {
  const { number, adoptedOn, body, reason, hash, example } = one;
  const file = `${ctx.config.url}/${region}/plan/versies/${number}/plan.json`;
  return { region, number, adoptedOn, body, reason, hash, file, example };
}

function promiseOf(
  region: string,
  one: Promised,
  versions: readonly Adoption[],
  subjects: ReadonlyMap<string, Promisable>,
): z.infer<typeof promise> {
  const shown = openPart(one, subjects);
  return {
    region,
    organisation: one.organisation,
    name: one.name,
    standing: standingOf(one, versions[0]?.number ?? 0),
    unsignedSince: unsignedSince(one, versions) ?? null,
    planVersion: one.planVersion,
    whole: one.whole,
    items: shown.items.map((item) => ({
      initiative: item.id,
      title: item.title,
      amounts: [...item.amounts],
      amountsHidden: item.moneyHidden,
    })),
    hiddenItems: shown.hidden,
    reserve: one.reserve,
    approval: { by: one.approvalBy, state: one.approvalState, on: one.approvalOn },
    signedOn: one.signedOn,
    signedFunction: one.signedFunction,
    example: one.example,
  };
}
