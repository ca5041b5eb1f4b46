import { join } from "node:path";
import { Refusal } from "#platform/refusal.ts";
import { rowsOfJson } from "../files.ts";
import type { Asker } from "./ask.ts";
import type { DownloadFolder, Manifest } from "./folder.ts";
import { nextAddress } from "./hosts.ts";
import type { Part, Plan } from "./plan.ts";

export interface Download {
  readonly table: string;
  readonly plan: Plan;
  readonly folder: DownloadFolder;
  readonly asker: Asker;
  readonly clock: () => Date;
  progress(line: string): void;
  /** Looks at the columns before the long part begins. @throws Refusal when the mapping does not know them. */
  look(columns: readonly string[]): void;
}

type Row = Readonly<Record<string, unknown>>;

/** More pages than any table has: a service that never ends is wrong. */
const mostPages = 5_000;

/**
 * Fetches a table into a folder, page by page; goes on where an earlier fetch stopped, and begins anew when the publisher changed the table
 * since. What is kept is as the service sent it.
 * @returns true when it was fetched now, false when the same state was there already
 * @throws Refusal when the service lies about its pages, changes while it is read, or does not answer
 */
export async function download(order: Download): Promise<boolean> {
  const modified = await modifiedOf(order);
  const parts = order.plan.parts.map((part) => part.first);
  const found = order.folder.manifest();
  const same =
    found?.modified === modified &&
    found.table === order.table &&
    JSON.stringify(found.parts) === JSON.stringify(parts);
  if (same && found.complete) return false;
  if (!same) order.folder.forget();
  if (same) order.progress(`${found.pages.length} pages are here already`);
  let manifest: Manifest = same
    ? found
    : { formatVersion: 1, table: order.table, modified, parts, columns: [], counts: {}, pages: [], complete: null };
  if (!same) {
    await fetchSets(order);
    order.folder.note(manifest);
  }
  const seen = seenIn(order, manifest);
  for (const part of order.plan.parts) manifest = await fetchPart(order, part, manifest, seen);
  if ((await modifiedOf(order)) !== modified) {
    order.folder.forget();
    throw new Refusal(
      `Table ${order.table} was renewed while it was fetched; nothing was changed. Give the command again.`,
    );
  }
  order.folder.note({ ...manifest, complete: order.clock().toISOString().slice(0, 10) });
  return true;
}

async function modifiedOf({ table, plan, asker }: Download): Promise<string> {
  const text = await asker.text(new URL(plan.about));
  const body = text === undefined ? undefined : (JSON.parse(text) as { value?: Row[]; Modified?: string });
  const modified = body?.Modified ?? body?.value?.[0]?.Modified;
  if (typeof modified !== "string")
    throw new Refusal(`${new URL(plan.about).host} knows no table ${table}; nothing was changed.`);
  return modified;
}

async function fetchSets({ table, plan, folder, asker, look }: Download): Promise<void> {
  for (const { file, url, optional } of plan.sets) {
    const rows: Row[] = [];
    let next: URL | undefined = new URL(url);
    for (let page = 1; next; page += 1) {
      const text = await asker.text(next);
      if (text === undefined && optional) break;
      if (text === undefined || page > mostPages)
        throw new Refusal(`${next.host} has no ${file.split(".")[0]} of table ${table}; nothing was changed.`);
      const answer = pageOf(text, plan, file);
      rows.push(...answer.rows);
      next = answer.next === null ? undefined : nextAddress(answer.next, next);
    }
    if (rows.length === 0 && optional) continue;
    folder.keep(file, JSON.stringify({ value: rows }));
    if (file.startsWith("DataProperties")) look(["ID", ...rows.map((row) => String(row.Key ?? "")).filter(Boolean)]);
    if (file.startsWith("measure-codes")) look(rows.map((row) => String(row.Identifier)));
  }
}

/** Numbers of rows that are here already: a row that comes twice means that the service pages wrongly. */
function seenIn({ folder, plan }: Download, manifest: Manifest): Set<number> {
  const rows = manifest.pages.flatMap((page) =>
    rowsOfJson(join(folder.path, page.file)).map((row) => Number(row[plan.rowNumber])),
  );
  return new Set(rows);
}

async function fetchPart(order: Download, part: Part, begun: Manifest, seen: Set<number>): Promise<Manifest> {
  let manifest = begun;
  const own = () => manifest.pages.filter((page) => page.part === part.name);
  const last = own().at(-1);
  if (last && last.next === null) return manifest;
  if (!(part.name in manifest.counts)) {
    const count = (await order.asker.number(new URL(part.count))) ?? null;
    manifest = { ...manifest, counts: { ...manifest.counts, [part.name]: count } };
  }
  const count = manifest.counts[part.name] ?? null;
  let next: string | null = last ? last.next : part.first;
  while (next !== null) {
    const { text, answer } = await fetchPage(order, next);
    const lie = lieOf(
      answer,
      order.plan,
      seen,
      count,
      own().reduce((sum, page) => sum + page.rows, 0),
    );
    if (lie) throw startOver(order, manifest, part, lie);
    if (answer.columns && manifest.columns.length > 0 && answer.columns.join() !== manifest.columns.join()) {
      order.folder.forget();
      throw new Refusal(
        `Table ${order.table} changed its columns between two pages (${changes(manifest.columns, answer.columns)}); nothing was changed.`,
      );
    }
    const file = `${order.plan.pages}-${part.name}-${String(own().length + 1).padStart(4, "0")}.json.gz`;
    const sha256 = order.folder.keep(file, text);
    const page = { file, part: part.name, rows: answer.rows.length, sha256, next: answer.next };
    manifest = { ...manifest, columns: answer.columns ?? manifest.columns, pages: [...manifest.pages, page] };
    order.folder.note(manifest);
    next = answer.next;
    tell(
      order,
      part,
      own().reduce((sum, one) => sum + one.rows, 0),
      count,
    );
  }
  return manifest;
}

async function fetchPage(order: Download, address: string): Promise<{ text: string; answer: Page }> {
  const url = new URL(address);
  const text = await order.asker.text(url);
  if (text === undefined)
    throw new Refusal(`${url.host} has no ${order.plan.pages} of table ${order.table}; nothing was changed.`);
  const answer = pageOf(text, order.plan, order.plan.pages);
  const next = answer.next === null ? null : nextAddress(answer.next, url).href;
  return { text, answer: { ...answer, next } };
}

interface Page {
  readonly rows: readonly Row[];
  readonly columns: readonly string[] | undefined;
  readonly next: string | null;
}

function pageOf(text: string, plan: Plan, what: string): Page {
  const body = JSON.parse(text) as Row;
  if (!Array.isArray(body.value))
    throw new Refusal(`The answer for ${what} holds no rows ("value" is missing); nothing was changed.`);
  const rows = body.value as Row[];
  const next = body[plan.nextLink];
  const columns = rows[0] && Object.keys(rows[0]).filter((column) => !column.includes("odata."));
  return { rows, columns, next: typeof next === "string" && next !== "" ? next : null };
}

/** What is wrong with a page, in words; notes its rows when nothing is. */
function lieOf(
  { rows, next }: Page,
  plan: Plan,
  seen: Set<number>,
  count: number | null,
  before: number,
): string | undefined {
  if (rows.length === 0 && next !== null) return "an empty page that is not the last";
  const numbers = rows.map((row) => row[plan.rowNumber]);
  if (numbers.some((number) => typeof number !== "number")) return `a row without ${plan.rowNumber}`;
  if (numbers.some((number) => seen.has(number as number)) || new Set(numbers).size < numbers.length)
    return "the same rows twice";
  if (count !== null && before + rows.length > count) return `more than the ${count} rows it counted`;
  if (count !== null && next === null && before + rows.length < count)
    return `${before + rows.length} rows where it counted ${count}`;
  for (const number of numbers) seen.add(number as number);
  return undefined;
}

/** Forgets the part, so that the next run asks it anew. */
function startOver(order: Download, manifest: Manifest, part: Part, lie: string): Refusal {
  const pages = manifest.pages.filter((page) => page.part !== part.name);
  for (const page of manifest.pages) if (page.part === part.name) order.folder.remove(page.file);
  const { [part.name]: _count, ...counts } = manifest.counts;
  order.folder.note({ ...manifest, pages, counts });
  return new Refusal(
    `${new URL(part.first).host} pages wrongly: it gave ${lie}. Nothing was changed; try again later.`,
  );
}

function changes(before: readonly string[], after: readonly string[]): string {
  const lost = before.filter((column) => !after.includes(column));
  const news = after.filter((column) => !before.includes(column));
  return (
    [...lost.map((column) => `without ${column}`), ...news.map((column) => `new ${column}`)].join(", ") ||
    "another order"
  );
}

function tell({ progress }: Download, part: Part, rows: number, count: number | null): void {
  const of = count === null ? "" : ` of ${count} (${count === 0 ? 100 : Math.floor((rows * 100) / count)} %)`;
  progress(`${part.name === "all" ? "" : `${part.name}: `}${rows}${of} rows fetched`);
}
