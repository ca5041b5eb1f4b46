import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { buildFixture, type Column, columns, type Fixture, keepRows, type KeptRows } from "./access-matrix/fixture.ts";
import type { Row } from "./access-matrix/row.ts";
import { openDialogues } from "./access-matrix/rows-dialogues.ts";
import { openAddresses, openRows, rows } from "./access-matrix/rows.ts";
import { notPublic, openRooms } from "./access-matrix/rows-rooms.ts";
import { canMakePdf } from "../src/platform/documents/index.ts";
import { send, visitPage } from "./support/people.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

/** True where a PDF is asked of a computer that has no compiler for it; Brink then says so. */
const noPdf = (at: string, answer: Response): boolean => at.endsWith("pdf") && answer.status === 503 && !canMakePdf();

/** What is wrong with the tables in which rows changed, when these were meant to. */
const differs = (meant: readonly string[], changed: readonly string[]): string | undefined =>
  [...meant].toSorted().join() === [...changed].toSorted().join()
    ? undefined
    : `changed ${changed.join(" and ") || "nothing"}`;

describe("who may do what: every address for every role", () => {
  let house: TestHouse;
  let fixture: Fixture;
  let kept: KeptRows;

  beforeAll(async () => {
    house = await testHouse({ start: false });
    fixture = await buildFixture(house);
    kept = await keepRows(inject("databaseSocket"), house);
  }, 120_000);
  afterAll(async () => {
    await kept.close();
    await house.close();
  });

  const address = (row: Row): string => {
    const values: Record<string, string> = {
      region: "drenthe",
      slug: "naoberkracht",
      token: fixture.link,
      organisation: fixture.organisation,
      ...row.params?.(fixture),
    };
    return row.path.replaceAll(/:(\w+)/g, (_all, name: string) => values[name] ?? name);
  };

  const ask = (row: Row, column: Column): Promise<Response> => {
    const who = fixture.people[column];
    const cookie = [who.cookie, row.cookie?.(fixture)].filter(Boolean).join("; ");
    if (row.method === "GET") return visitPage(house, address(row), cookie);
    const fields = Object.entries(row.body?.(fixture, who) ?? {});
    if (fields.every((field): field is [string, string] => typeof field[1] === "string"))
      return send(house, address(row), Object.fromEntries(fields), cookie);
    const body = new FormData();
    for (const [name, value] of fields) body.set(name, value);
    return house.ask(address(row), {
      method: "POST",
      body,
      headers: { Cookie: cookie, Origin: "http://localhost:3000" },
    });
  };

  const named = (row: Row, column: Column, faults: readonly (string | false | undefined)[]): string | undefined => {
    const found = faults.filter(Boolean).join(", ");
    return found && `${row.method} ${row.path} as ${column}: ${found}`;
  };

  /** A visitor is sent to sign in from a page, and gets 401 for a form; everybody else gets 403. Nothing of others is told. */
  async function faultOfRefusal(row: Row, column: Column): Promise<string | undefined> {
    const answer = await ask(row, column);
    const text = await answer.text();
    const toSignIn = column === "visitor" && row.method === "GET";
    const wanted = toSignIn ? 303 : column === "visitor" ? 401 : 403;
    return named(row, column, [
      answer.status !== wanted && `${answer.status} instead of ${wanted}`,
      toSignIn && !answer.headers.get("location")?.startsWith("/inloggen?terug=%2F") && "not sent to sign in",
      [...fixture.secrets, ...fixture.rooms.hidden, ...fixture.dialogues.hidden].find((secret) =>
        text.includes(secret),
      ) && "shows what is not theirs",
    ]);
  }

  /** All who may not, at once: no row changes, and the audit has one refusal for everyone who is signed in. */
  async function faultsOfRefused(row: Row, refused: readonly Column[]): Promise<(string | undefined)[]> {
    if (refused.length === 0) return [];
    const lines = await kept.auditLines("house.refused");
    for (const column of refused) await row.ready?.(fixture, fixture.people[column]);
    const faults = await Promise.all(refused.map((column) => faultOfRefusal(row, column)));
    const written = (await kept.auditLines("house.refused")) - lines;
    const known = refused.filter((column) => column !== "visitor").length;
    const changed = row.ready ? [] : await kept.changed();
    if (row.ready || changed.length > 0) await kept.restore();
    return [
      ...faults,
      changed.length > 0 ? `${row.method} ${row.path} changed ${changed.join(" and ")} for who may not` : undefined,
      written !== known ? `${row.method} ${row.path}: ${written} refusals in the audit instead of ${known}` : undefined,
    ];
  }

  /** One cell of who may: what is wrong with it, or nothing. */
  async function faultOf(row: Row, column: Column): Promise<string | undefined> {
    await row.ready?.(fixture, fixture.people[column]);
    const audited = row.audited !== false;
    const lines = audited ? await kept.auditLines() : 0;
    const answer = await ask(row, column);
    const text = await answer.text();
    const wanted = row.ok ?? (row.method === "GET" ? 200 : 303);
    const fault = named(row, column, [
      answer.status !== wanted && `${answer.status} instead of ${wanted}`,
      audited && (await kept.auditLines()) === lines && "no audit line",
      !row.shows &&
        [...fixture.secrets, ...fixture.dialogues.hidden].find((secret) => text.includes(secret)) &&
        "shows what is someone else's",
      row.changes && differs(row.changes, await kept.changed()),
    ]);
    if (audited || row.ready || row.method === "POST") await kept.restore();
    return fault;
  }

  it("has a row for every address, and no row for one that is gone", () => {
    void house.server.app;
    const there = house.server.routes.filter((route) => route.kind !== "asset");
    const lines = there.map((route) => `${route.method} ${route.path}`);
    const written = [...rows.map((row) => `${row.method} ${row.path}`), ...openRows.map((path) => `GET ${path}`)];
    expect(lines.filter((line) => !written.includes(line)).toSorted()).toEqual([]);
    expect(written.filter((line) => !lines.includes(line))).toEqual([]);
  });

  for (const row of rows) {
    it(`${row.method} ${row.path}`, async () => {
      const refused = columns.filter((column) => !row.may.includes(column));
      const faults = await faultsOfRefused(row, refused);
      for (const column of row.may) faults.push(await faultOf(row, column));
      expect(faults.filter(Boolean)).toEqual([]);
    }, 60_000);
  }

  it("gives public pages to a visitor and an operator in the same bytes, with nothing in them that is not public", async () => {
    const different: string[] = [];
    for (const at of openAddresses) {
      const [visitor, operator] = await Promise.all([
        visitPage(house, at),
        visitPage(house, at, fixture.people.house.cookie),
      ]);
      const [one, other] = await Promise.all([visitor.text(), operator.text()]);
      const answers =
        visitor.status === 200 ||
        ![...openRooms, ...openDialogues].some(([, asked]) => asked === at) ||
        noPdf(at, visitor);
      const same = visitor.status === operator.status && (visitor.status !== 200 || one === other);
      const shows = [...fixture.secrets, ...fixture.rooms.hidden, ...fixture.dialogues.hidden].filter((secret) =>
        one.includes(secret),
      );
      if (!answers || !same || visitor.status === 401 || shows.length > 0)
        different.push(`${at}: ${visitor.status} and ${operator.status} ${shows.join()}`);
    }
    expect(different).toEqual([]);
  }, 120_000);

  it("keeps what is not public off every address that is", async () => {
    const found: string[] = [];
    for (const at of notPublic) {
      const answers = await Promise.all([visitPage(house, at), visitPage(house, at, fixture.people.team.cookie)]);
      found.push(...answers.filter((answer) => answer.status !== 404).map((answer) => `${at}: ${answer.status}`));
    }
    expect(found).toEqual([]);
  });

  it("sends who is signed in away from the page to sign in", async () => {
    expect((await visitPage(house, "/inloggen")).status).toBe(200);
    for (const column of columns.slice(1))
      expect((await visitPage(house, "/inloggen", fixture.people[column].cookie)).headers.get("location")).toBe(
        "/mijn",
      );
  });
});
