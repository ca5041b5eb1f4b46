import { sql } from "kysely";
import { Client } from "pg";
import { system } from "../../src/platform/http/index.ts";
import { makeLetters } from "../../src/modules/accounts/actions-assurance.ts";
import { invite, organisationAt, registerOrganisation } from "../../src/modules/accounts/actions-organisations.ts";
import { giveRole } from "../../src/modules/accounts/actions-people.ts";
import { makeLink, openSession, personWithEmail } from "../../src/modules/accounts/actions-sign-in.ts";
import type { Role } from "../../src/modules/accounts/model.ts";
import { withScope } from "../../src/modules/accounts/store-scope.ts";
import { sealText } from "../../src/modules/accounts/vault.ts";
import { addRegions } from "../support/people.ts";
import type { TestHouse } from "../support/server.ts";
import { type DialoguesFixture, fillDialogues } from "./fixture-dialogues.ts";
import { fillRooms, type RoomsFixture } from "./fixture-rooms.ts";

/** Who stands at the door. `far` ones hold the same in another region or organisation than the one that is asked for. */
export const columns = [
  "visitor",
  "resident",
  "member",
  "representative",
  "board",
  "boardWithoutStep",
  "professional",
  "partner",
  "moderator",
  "analyst",
  "contractManager",
  "team",
  "operator",
  "farBoard",
  "farTeam",
  "farOperator",
  "house",
] as const;
export type Column = (typeof columns)[number];

export interface Someone {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  /** Another session of the same person. */
  readonly otherSession: string;
}

/** A secret for codes that the test knows. */
export const codeSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

export interface Fixture {
  readonly house: TestHouse;
  readonly people: Readonly<Record<Column, Someone>>;
  readonly organisation: string;
  /** Someone who asked to be a member, and a member, of the organisation that is asked for. */
  readonly asker: string;
  readonly otherMember: string;
  /** Grants of someone else: in the region, and of the whole house. */
  readonly regionGrant: string;
  readonly houseGrant: string;
  readonly proof: string;
  readonly breach: string;
  /** Someone who gets the end of the audit's chain. */
  readonly headReader: string;
  readonly link: string;
  readonly letters: readonly string[];
  readonly sealedSecret: string;
  /** Addresses of people that nobody but their boards and operators may see. */
  readonly secrets: readonly string[];
  readonly rooms: RoomsFixture;
  readonly dialogues: DialoguesFixture;
}

const held: Partial<Record<Column, { role: Role; region?: string }>> = {
  professional: { role: "professional", region: "drenthe" },
  moderator: { role: "moderator", region: "drenthe" },
  analyst: { role: "analyst", region: "drenthe" },
  contractManager: { role: "contract_manager", region: "drenthe" },
  team: { role: "programme_team", region: "drenthe" },
  operator: { role: "operator", region: "drenthe" },
  farTeam: { role: "programme_team", region: "zoetermeer" },
  farOperator: { role: "operator", region: "zoetermeer" },
  house: { role: "operator" },
};

/** Two regions with an organisation each, and one person for every column. */
export async function buildFixture(house: TestHouse): Promise<Fixture> {
  const { ctx } = house;
  await addRegions(house, "drenthe", "zoetermeer");
  const people = {} as Record<Column, Someone>;
  for (const column of columns) people[column] = await someone(house, column);
  for (const [column, grant] of Object.entries(held)) await giveRole(ctx, system, { email: emailOf(column), ...grant });
  await giveRole(ctx, system, { email: "tweede-baas@voorbeeld.nl", role: "operator" });
  await giveRole(ctx, system, { email: "streek@voorbeeld.nl", role: "analyst", region: "drenthe" });

  await registerOrganisation(ctx, system, { region: "drenthe", kind: "village_cooperative", name: "Naoberkracht" });
  await registerOrganisation(ctx, system, { region: "drenthe", kind: "ggd", name: "GGD" });
  await registerOrganisation(ctx, system, { region: "zoetermeer", kind: "village_cooperative", name: "Oosterheem" });
  const near = await organisationAt(ctx, "drenthe", "naoberkracht");
  const far = await organisationAt(ctx, "zoetermeer", "oosterheem");
  const ggd = await organisationAt(ctx, "drenthe", "ggd");
  const places = [
    [near, "member", "member"],
    [near, "representative", "representative"],
    [near, "board", "board"],
    [near, "boardWithoutStep", "board"],
    [near, "geheim-lid", "member"],
    [near, "aanvrager", "member"],
    [far, "farBoard", "board"],
    [far, "tweede-ver", "board"],
    [far, "geheim-ver", "member"],
    [ggd, "partner", "contact"],
  ] as const;
  for (const [organisation, column, role] of places)
    await invite(ctx, system, organisation, { email: emailOf(column), function: role });
  const owner = house.ctx.database.owner;
  const idOf = async (name: string) =>
    (await withScope(ctx.db, "house", (trx) => personWithEmail(trx, ctx, emailOf(name), "nl"))).id;
  const asker = await idOf("aanvrager");
  await sql`update membership set state = 'asked' where person_id = ${asker}`.execute(owner);
  await sql`update person set assurance = 2`.execute(owner);
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(owner)).rows[0]!.id;
  const link = await withScope(ctx.db, "house", (trx) =>
    makeLink(trx, ctx, { kind: "sign_in", email: "link@voorbeeld.nl", lang: "nl", returnTo: "/mijn" }),
  );
  return {
    house,
    people,
    organisation: near.id,
    asker,
    otherMember: await idOf("geheim-lid"),
    regionGrant: await one(sql`select g.id from person_grant g where g.person_id = ${await idOf("streek")}`),
    houseGrant: await one(sql`select g.id from person_grant g where g.person_id = ${await idOf("tweede-baas")}`),
    proof: await one(
      sql`insert into assurance_proof (person_id, level, how, state, region_id) values (${asker}, 2, 'letter', 'asked', 'drenthe') returning id`,
    ),
    breach: await one(sql`insert into breach (found_at, what, whom) values (now(), 'wat', 'wie') returning id`),
    headReader: await one(sql`insert into head_reader (email_hash, email_sealed, lang)
      values ('x', ${sealText(ctx, "email", "controle@voorbeeld.nl")}, 'nl') returning id`),
    link,
    letters: await makeLetters(ctx, system, { region: "drenthe", amount: 1 }),
    sealedSecret: sealText(ctx, "factor", codeSecret),
    secrets: ["geheim-lid", "geheim-ver", "aanvrager", "tweede-ver", "tweede-baas", "streek"].map(emailOf),
    rooms: await fillRooms(house, ggd.id, near.id),
    dialogues: await fillDialogues(house),
  };
}

export const emailOf = (column: string): string => `${column.toLowerCase()}@voorbeeld.nl`;

async function someone(house: TestHouse, column: Column): Promise<Someone> {
  const email = emailOf(column);
  if (column === "visitor") return { id: "", email, cookie: "", otherSession: "6b7dd0f4-34e4-4ab1-8c52-0a3b5b1c9b11" };
  const { ctx } = house;
  return withScope(ctx.db, "house", async (trx) => {
    const person = await personWithEmail(trx, ctx, email, "nl");
    const open = (secondFactor: boolean) =>
      openSession(trx, ctx, { person, way: "mail", device: "Firefox", returnTo: "/", secondFactor });
    const { token } = await open(column !== "boardWithoutStep");
    await open(false);
    const { rows } = await sql<{
      id: string;
    }>`select id from session where person_id = ${person.id} order by second_factor_at nulls last`.execute(trx);
    return { id: person.id, email, cookie: `brink=${token}`, otherSession: rows[1]!.id };
  });
}

const untouched = ["abuse_limits", "challenge", "page_version", "brink_migration", "brink_migration_lock"];

/** Where the audit puts what it writes: also that someone was refused. */
const auditTables = ["audit_entries", "audit_pending", "audit_waiting"];

export interface KeptRows {
  /** The tables in which rows differ from how they were at first; counters, challenges and the audit apart. */
  changed(): Promise<readonly string[]>;
  /** Puts every row back as it was. */
  restore(): Promise<void>;
  /** Audit entries now: all, or those of one action. */
  auditLines(action?: string): Promise<number>;
  close(): Promise<void>;
}

/** Copies all rows aside, tells when one changed, and puts them back. Works as superuser, past all row-level security. */
export async function keepRows(socket: string, house: TestHouse): Promise<KeptRows> {
  const name = String(house.ctx.database.connection("app").database);
  const client = new Client({ host: socket, user: "postgres", database: name });
  await client.connect();
  const run = async <T extends object>(query: string) => (await client.query<T>(query)).rows;
  const all = await run<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const tables = all.map((row) => row.name).filter((table) => !untouched.includes(table));
  await run(
    ["create schema kept", ...tables.map((table) => `create table kept.${table} as table public.${table}`)].join(";"),
  );
  const sums = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as sum from public.${table} x`,
  );
  const print = async () => {
    const lines = await run<{ name: string; sum: string }>(sums.join(" union all "));
    return new Map(lines.map((line) => [line.name, line.sum]));
  };
  const first = await print();
  const differing = async () => {
    const now = await print();
    return tables.filter((table) => now.get(table) !== first.get(table));
  };
  const back = (table: string) =>
    `delete from public.${table}; insert into public.${table} overriding system value select * from kept.${table}`;
  const count = "select count(*)::int as n from audit_entries";
  // What is kept to the hour waits aside until the sealer takes it, without its action being asked here.
  const everyLine = "select ((select count(*) from audit_entries) + (select count(*) from audit_waiting))::int as n";
  return {
    changed: async () => (await differing()).filter((table) => !auditTables.includes(table)),
    async restore() {
      const lines = (await differing()).map(back);
      // As a replica, so that nothing that refuses or follows a change comes in between.
      await run(["begin; set local session_replication_role = replica", ...lines, "commit"].join(";"));
    },
    auditLines: async (action) =>
      (await run<{ n: number }>(action ? `${count} where action = '${action}'` : everyLine))[0]!.n,
    close: () => client.end(),
  };
}
