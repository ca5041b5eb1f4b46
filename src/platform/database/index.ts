/**
 * Door of the database room: an embedded PostgreSQL by default, any PostgreSQL ≥ 15 through a URL; three roles; one migration history.
 *
 * Modules name their tables and narrow: `const db = ctx.db.withTables<FiguresTables>()`.
 */
import { Kysely, PostgresDialect } from "kysely";
import { Client, type Pool, type PoolConfig } from "pg";
import { Refusal } from "../refusal.ts";
import { openEmbedded } from "./embedded/index.ts";
import { migrateToLatest } from "./migrate.ts";
import { openPool, poolConfig, type Reach } from "./pools.ts";
import { prepareDatabase, prepareRoles, requireUtf8, requireVersion, type Role } from "./roles.ts";

export { grantOnly, hideFromReader } from "./grants.ts";
export { appliedMigrations } from "./migrate.ts";
export { bulkTransaction, type BulkTransaction } from "./transaction.ts";
export { type Role, roleNames } from "./roles.ts";

export interface DatabaseHandle {
  readonly kind: "embedded" | "url";
  /** Changes rows, never tables. What modules use. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each store names its own tables
  readonly db: Kysely<any>;
  /** Changes tables: migrations and the job queue. */
  // oxlint-disable-next-line typescript/no-explicit-any -- migrations have no fixed tables
  readonly owner: Kysely<any>;
  /** Reads only. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each store names its own tables
  readonly reader: Kysely<any>;
  readonly pool: Pool;
  readonly ownerPool: Pool;
  /** Connection settings of a role, for a worker thread. */
  connection(role: Role): PoolConfig;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  /** A login of its own for table changes; without it `databaseUrl` serves for all roles. */
  readonly ownerUrl?: string;
  /** True for the command line: join the server of a running Brink instead of refusing. */
  readonly join?: boolean;
  readonly log?: (line: object) => void;
}

const database = "brink";

/**
 * Opens the database: starts or joins the embedded server, or connects to the one that `databaseUrl` names.
 * @throws Refusal with one clear sentence when it cannot.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DatabaseHandle> {
  const log = options.log ?? (() => undefined);
  if (options.databaseUrl) {
    const ownerUrl = options.ownerUrl ?? options.databaseUrl;
    await prepareUrl(ownerUrl);
    return openHandle(
      "url",
      { app: { url: options.databaseUrl }, owner: { url: ownerUrl } },
      log,
      async () => undefined,
    );
  }
  const server = await openEmbedded({ dataFolder: options.dataFolder, join: options.join ?? false });
  const reach = { socket: server.socket, database };
  await prepareEmbedded(server.socket);
  return openHandle("embedded", { app: reach, owner: reach }, log, server.close);
}

/** Brings the schema to the newest version; answers the names of what ran. */
export async function migrate(handle: Pick<DatabaseHandle, "owner">): Promise<readonly string[]> {
  return migrateToLatest(handle.owner);
}

/** Opens the pools of a database that is ready; `after` runs when they are closed. */
export function openHandle(
  kind: DatabaseHandle["kind"],
  reach: { readonly app: Reach; readonly owner: Reach },
  log: (line: object) => void,
  after: () => Promise<void>,
): DatabaseHandle {
  const pools = {
    app: openPool(reach.app, "app", log),
    owner: openPool(reach.owner, "owner", log),
    reader: openPool(reach.app, "reader", log),
  };
  const kysely = (pool: Pool) => new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind,
    db: kysely(pools.app),
    owner: kysely(pools.owner),
    reader: kysely(pools.reader),
    pool: pools.app,
    ownerPool: pools.owner,
    connection: (role) => poolConfig(role === "owner" ? reach.owner : reach.app, role),
    async close() {
      await Promise.all(Object.values(pools).map((pool) => (pool.ended ? undefined : pool.end())));
      await after();
    },
  };
}

async function prepareUrl(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(`Brink cannot reach the database of DATABASE_URL: ${(error as Error).message}.`);
  }
  try {
    await requireVersion(client);
    await requireUtf8(client);
    await prepareRoles(client);
    await prepareDatabase(client);
  } finally {
    await client.end();
  }
}

async function prepareEmbedded(socket: string): Promise<void> {
  await asSuperuser(socket, "postgres", async (client) => {
    await prepareRoles(client);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  });
  await asSuperuser(socket, database, prepareDatabase);
}

async function asSuperuser(socket: string, name: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ host: socket, user: "postgres", database: name });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
