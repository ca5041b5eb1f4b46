import { connect, createServer, type Server } from "node:net";
import { unlinkSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "./places.ts";

/** Held by the one process that starts and stops the server; the system frees it when that process dies, also by kill -9. */
export interface OwnerLock {
  release(): Promise<void>;
}

/** Takes the lock, or answers undefined when another process has it. */
export async function takeOwnerLock(places: Places): Promise<OwnerLock | undefined> {
  const address = process.platform === "linux" ? `\0${places.lock}` : join(places.socket, "owner.lock");
  const server = await listen(address);
  if (server) return lockOf(server);
  if (address.startsWith("\0") || (await answers(address))) return undefined;
  unlinkSync(address);
  const again = await listen(address);
  return again ? lockOf(again) : undefined;
}

function lockOf(server: Server): OwnerLock {
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? done(undefined) : fail(error),
    );
    server.listen(address, () => done(server));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address, () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
