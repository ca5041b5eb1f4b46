import { applyAsked } from "../../src/modules/workplan/actions-apply.ts";
import { openHandle } from "../../src/platform/database/index.ts";
import { openContext } from "./context.ts";

/** A long import in a process of its own, so that a test can kill it: `sheet-child.ts <socket> <database> <sheet>`. */
const [socket = "", database = "", id = ""] = process.argv.slice(2);
const reach = { socket, database };
const handle = openHandle(
  "embedded",
  { app: reach, owner: reach },
  () => undefined,
  async () => undefined,
);
const { ctx, close } = await openContext(handle);
await applyAsked(ctx, "drenthe", id);
await close();
