import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { type DatabaseHandle, openHandle } from "../../src/platform/database/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Socket folder of the one server that all tests share. */
    databaseSocket: string;
  }
}

/** The newest schema, empty. */
export const templateName = "brink_template";

/** The same with every pack loaded, as after a first start: `testHouse` copies it. */
export const houseTemplate = "brink_house";

/**
 * A fresh database with the newest schema, connected as the application does (`db` = app role). Copied from a template in about
 * 100 ms; the whole server goes at the end of the run, so nothing is dropped here.
 */
export async function testDatabase(template = templateName): Promise<DatabaseHandle> {
  const socket = inject("databaseSocket");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(socket, "postgres", (client) => client.query(`create database ${name} template ${template}`));
  const reach = { socket, database: name };
  return openHandle(
    "embedded",
    { app: reach, owner: reach },
    () => undefined,
    async () => undefined,
  );
}

/** Runs statements as the server's superuser. */
export async function asSuperuser<T>(
  socket: string,
  database: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ host: socket, user: "postgres", database });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
