/** Opens the embedded PostgreSQL of a data folder as a process of its own, to be killed: `node open-embedded.ts <data folder> [join]`. */
import { openEmbedded } from "../../src/platform/database/embedded/index.ts";

const [dataFolder = "", join] = process.argv.slice(2);
try {
  const server = await openEmbedded({ dataFolder, join: join === "join" });
  process.stdout.write(`${JSON.stringify({ socket: server.socket, owner: server.owner })}\n`);
  process.stdin.resume();
  process.stdin.once("end", () => void server.close().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
