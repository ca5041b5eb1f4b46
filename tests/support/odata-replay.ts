import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { reference } from "./reference-data.ts";

export type Row = Record<string, string | number | null>;

/** A recorded answer of the reference data, unpacked. */
export function recorded(...path: string[]): { value: Row[] } & Row {
  const bytes = readFileSync(reference(...path));
  return JSON.parse((path.at(-1)?.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
}

/** A set of a service: its rows, by the last part of its address. */
export type Sets = Readonly<Record<string, readonly Row[] | Row>>;

export interface Replay {
  readonly origin: string;
  /** Addresses that were asked, in order. */
  readonly asked: string[];
  /** Called before each answer; true when it answered in its own way. */
  spoil: ((url: URL, response: ServerResponse, answer: () => Reply) => boolean) | undefined;
  pageSize: number;
  close(): Promise<void>;
}

/** What the service would say: changed by a test, or sent as it is. */
export interface Reply {
  status: number;
  type: string;
  body: string;
}

/** A local service that answers as CBS and RIVM do (OData 3 or 4) from recorded rows: paged, counted, filtered by what keys start with. */
export async function openReplay(version: 3 | 4, sets: Sets): Promise<Replay> {
  const server = createServer((request, response) => answer(request, response));
  const replay = { asked: [] as string[], spoil: undefined, pageSize: 50 } as unknown as Replay & { origin: string };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", replay.origin);
    replay.asked.push(decodeURIComponent(url.pathname + url.search));
    const reply = () => replyTo(url, version, sets, replay.pageSize);
    if (replay.spoil?.(url, response, reply)) return;
    send(response, reply());
  };
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  replay.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  replay.close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return replay;
}

export function send(
  response: ServerResponse,
  { status, type, body }: Reply,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": type, ...headers }).end(body);
}

function replyTo(url: URL, version: 3 | 4, sets: Sets, pageSize: number): Reply {
  const parts = url.pathname.split("/");
  const counting = parts.at(-1) === "$count";
  const set = sets[parts.at(counting ? -2 : -1) ?? ""];
  if (set === undefined) return { status: 404, type: "text/plain", body: "Not found" };
  if (!Array.isArray(set)) return json(set);
  const rows = (set as readonly Row[]).filter(filterOf(url.searchParams.get("$filter") ?? ""));
  if (counting) return { status: 200, type: "text/plain", body: String(rows.length) };
  const skip = Number(url.searchParams.get("$skip") ?? 0);
  const size = /DataSet|Observations/.test(url.pathname) ? pageSize : rows.length;
  const next = new URL(url);
  next.searchParams.set("$skip", String(skip + size));
  const link = skip + size < rows.length ? { [version === 3 ? "odata.nextLink" : "@odata.nextLink"]: next.href } : {};
  return json({
    [version === 3 ? "odata.metadata" : "@odata.context"]: `${url.origin}/$metadata`,
    value: rows.slice(skip, skip + size),
    ...link,
  });
}

const json = (body: unknown): Reply => ({
  status: 200,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});

/** Understands what the importer asks: `startswith(Column,'x')` clauses joined by `or`, and `ge` on periods. */
function filterOf(filter: string): (row: Row) => boolean {
  const starts = [...filter.matchAll(/startswith\((\w+),'([^']*)'\)/g)].map(([, column = "", begin = ""]) => ({
    column,
    begin,
  }));
  const since = /Perioden ge '(\w+)'/.exec(filter)?.[1] ?? "";
  return (row) =>
    (starts.length === 0 || starts.some(({ column, begin }) => String(row[column]).startsWith(begin))) &&
    String(row.Perioden ?? since) >= since;
}

/** Recorded numbers as the untyped set writes them: text, right-aligned to 8. */
export function untyped(row: Row): Row {
  const text = (value: string | number | null) => (typeof value === "number" ? String(value).padStart(8) : value);
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, column === "ID" ? value : text(value)]),
  );
}

const fixtures = "cbs-odata3-fixtures";

/** The key figures of 2020 for four municipalities, as recorded. */
export function keyFigures2020(): Sets {
  const rows = ["GM0106", "GM0523", "GM0590", "GM0637"].flatMap(
    (code) => recorded(fixtures, "84799NED", `TypedDataSet_${code}.json.gz`).value,
  );
  return {
    TableInfos: [{ Identifier: "84799NED", Modified: "2021-03-26T02:00:00" }],
    DataProperties: recorded(fixtures, "84799NED", "DataProperties.json.gz").value,
    WijkenEnBuurten: recorded(fixtures, "84799NED", "WijkenEnBuurten_GM0106_GM0637.json").value,
    UntypedDataSet: rows.map(untyped),
  };
}
