import { OpenAPIHono, type RouteConfig, type RouteHandler, z } from "@hono/zod-openapi";
import type { Actor } from "./actor.ts";

export { createRoute, z } from "@hono/zod-openapi";

/** Version of the API as every answer says it (semver); the path carries the major. */
export const apiVersion = "1.0.0";
export const apiBase = "/api/v1";

// oxlint-disable-next-line typescript/consistent-type-definitions -- Hono wants a type with an index
export type ApiEnv = { Variables: { actor: Actor; requestId: string } };

export type ApiHandler<R extends RouteConfig> = RouteHandler<R, ApiEnv>;

/** Error answer of the API (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: "about:blank" }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ in: z.string(), field: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");

export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { in: string; field: string; message: string }[];
}

const versionHeader = {
  "API-Version": { description: "Version of the API (semver).", schema: { type: "string" as const } },
};

/** Problem answers every resource documents. */
export const problems = Object.fromEntries(
  (
    [
      [400, "The question does not fit; every field that does not is named."],
      [404, "There is no such resource."],
      [500, "A fault on our side."],
    ] as const
  ).map(([status, description]) => [
    status,
    { description, headers: versionHeader, content: { "application/problem+json": { schema: problemSchema } } },
  ]),
);

/** A JSON answer of a resource, documented with the version header. */
export function jsonAnswer<S extends z.ZodType>(schema: S, description: string) {
  return { description, headers: versionHeader, content: { "application/json": { schema } } };
}

/** A problem as an answer. */
export function problem(requestId: string, body: Problem): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...body, instance: `urn:request:${requestId}` }), {
    status: body.status,
    headers: { "Content-Type": "application/problem+json" },
  });
}

/** The empty API application: bad input answers 400 with every field that does not fit (NLGov: 400, not 422). */
export function createApi(): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map((issue) => ({
        in: result.target,
        field: issue.path.join("."),
        message: issue.message,
      }));
      return problem(c.get("requestId"), {
        title: "Bad request",
        status: 400,
        detail: errors.map((error) => `${error.field}: ${error.message}`).join("; "),
        errors,
      });
    },
  });
  return api;
}

/** The description of the whole API. */
export function apiDocument(url: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Brink API",
      version: apiVersion,
      description:
        "Figures, areas and what people say and do in a Dutch care region. Words are explained in the glossary (docs/glossary.md). Figures of CBS and RIVM are CC BY 4.0.",
      contact: { name: "Brink", email: "api@brink.example", url: `${url}/over-de-cijfers` },
      license: { name: "EUPL-1.2", url: "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12" },
    },
    servers: [{ url: `${url}${apiBase}` }],
  };
}
