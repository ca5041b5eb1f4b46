import { importFrom } from "../../src/modules/figures/import-source.ts";
import { openHandle } from "../../src/platform/database/index.ts";

/** An import in a process of its own, so that a test can kill it: `import-child.ts <socket> <database> <folder> <table>`. */
const [socket = "", database = "", folder = "", table = ""] = process.argv.slice(2);
const reach = { socket, database };
const handle = openHandle(
  "embedded",
  { app: reach, owner: reach },
  () => undefined,
  async () => undefined,
);
const ground = { handle, dataFolder: folder, env: {}, clock: () => new Date() };
const progress = (line: string) => void process.stdout.write(`${line}\n`);
await importFrom(ground, { table, publisher: "cbs", from: folder, progress });
process.stdout.write("done\n");
await handle.close();
