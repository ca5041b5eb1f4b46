import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Hono server in a process of its own that does nothing but send these bytes, brotli-compressed once: the peer to compare with. */
export async function startBare(html: string): Promise<{ url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "brink-bare-"));
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const child: ChildProcess = fork(join(import.meta.dirname, "bare-server.ts"), [file], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [port] = (await once(child, "message")) as [number];
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill("SIGTERM");
      await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
