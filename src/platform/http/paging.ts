import { z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { stringify } from "csv-stringify/sync";
import { problem } from "./api.ts";

/** A whole number in an address; what does not fit is said in words that a caller can act on. */
export function wholeNumber(fit: { readonly from?: number; readonly to?: number } = {}) {
  const { from, to } = fit;
  const error =
    from === undefined
      ? "must be a whole number"
      : `must be a whole number ${to === undefined ? `of ${from} or more` : `from ${from} to ${to}`}`;
  return z.coerce
    .number({ error })
    .int({ error })
    .min(from ?? Number.MIN_SAFE_INTEGER, { error })
    .max(to ?? Number.MAX_SAFE_INTEGER, { error });
}

/** How every collection is read: in pages, or whole as CSV. Spread it in a strict object, so that a slip in a name is an error and no silence. */
export function pageQuery(usual = 100, most = 1_000) {
  return {
    limit: wholeNumber({ from: 1, to: most })
      .default(usual)
      .openapi({ description: `How many at most; ${most} is the most.` }),
    offset: wholeNumber({ from: 0 }).default(0).openapi({
      description: "How many to skip. `next` in the answer says the whole address of the page after this one.",
    }),
  };
}

/** Whether JSON, in pages, or CSV, all rows at once. */
export const formatQuery = {
  format: z
    .enum(["json", "csv"], { error: "must be json or csv" })
    .default("json")
    .openapi({ description: "CSV gives every row, without paging." }),
};

/** A page of a collection, as every collection answers. */
export function pageAnswer<Name extends string, Item extends z.ZodType>(name: Name, item: Item) {
  const items = { [name]: z.array(item) } as Record<Name, z.ZodArray<Item>>;
  return z.object({
    ...items,
    total: z.number().int().openapi({ description: "How many fit, on all pages." }),
    limit: z.number().int(),
    offset: z.number().int(),
    next: z
      .url()
      .nullable()
      .openapi({ description: "Address of the next page, also in the header `Link`; null on the last." }),
  });
}

const linkHeader = {
  Link: {
    description: 'The next and the previous page (RFC 8288), such as `<…>; rel="next"`.',
    schema: { type: "string" as const },
  },
};

/** The answer of a collection for the description of the API; `csv` where it can be had as CSV too. */
export function collection<S extends z.ZodType>(schema: S, description: string, csv = false) {
  const headers = {
    "API-Version": { description: "Version of the API (semver).", schema: { type: "string" as const } },
    ...linkHeader,
  };
  const content = { "application/json": { schema } };
  return { description, headers, content: csv ? { ...content, "text/csv": { schema: z.string() } } : content };
}

interface Asked {
  readonly limit: number;
  readonly offset: number;
}

interface Page {
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
  readonly next: string | null;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any Hono environment
type Http = HonoContext<any>;

/** Where a page stands among the others; also says so in the header `Link`. `url` is where Brink stands. */
export function pageOf(c: Http, url: string, { limit, offset }: Asked, total: number): Page {
  const at = (place: number) => {
    const address = new URL(c.req.url);
    address.searchParams.set("offset", String(place));
    return `${url}${address.pathname}${address.search}`;
  };
  const next = offset + limit < total ? at(offset + limit) : null;
  const links = [
    ...(next ? [`<${next}>; rel="next"`] : []),
    ...(offset > 0 ? [`<${at(Math.max(0, offset - limit))}>; rel="prev"`] : []),
  ];
  if (links.length > 0) c.header("Link", links.join(", "));
  return { total, limit, offset, next };
}

/** The part of a list that was asked for. */
export const partOf = <T>(list: readonly T[], { limit, offset }: Asked): T[] => list.slice(offset, offset + limit);

/** Rows as CSV: UTF-8 with a byte order mark, so that a spreadsheet reads its letters. Lists in a cell are parted by spaces. */
export function csvOf(rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[]): string {
  const cell = (value: unknown) => (Array.isArray(value) ? value.join(" ") : value);
  const flat = rows.map((row) => columns.map((column) => cell(row[column])));
  return `\u{FEFF}${stringify([[...columns], ...flat])}`;
}

/** An answer that one word of the question does not fit, named. */
export function badQuestion(c: Http, field: string, message: string): Response {
  return problem(c.get("requestId") as string, {
    title: "Bad request",
    status: 400,
    detail: `${field}: ${message}`,
    errors: [{ in: "query", field, message }],
  });
}
