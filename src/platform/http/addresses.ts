import type { Hono } from "hono";

interface Address {
  readonly method: "GET" | "POST";
  readonly path: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- the context's type belongs to the server
  readonly handler: (c: any) => Promise<Response>;
}

/**
 * Collects addresses and gives them to Hono with the most fixed ones first, so that `/over-de-cijfers` wins over
 * `/:region` whichever room declared it first.
 */
export class Addresses {
  #waiting: Address[] | undefined = [];

  add(method: Address["method"], path: string, handler: Address["handler"]): void {
    if (!this.#waiting) throw new Error(`${method} ${path} was declared after the doors opened.`);
    this.#waiting.push({ method, path, handler });
  }

  /** Mounts everything once; `then` adds what comes after the pages. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see above
  mount(app: Hono<any>, then: () => void): void {
    if (!this.#waiting) return;
    const sorted = this.#waiting.toSorted((a, b) => shape(a.path).localeCompare(shape(b.path)));
    this.#waiting = undefined;
    for (const { method, path, handler } of sorted) app.on(method, path, handler);
    then();
  }
}

/** One character per part: fixed parts sort before named ones. */
function shape(path: string): string {
  return path
    .split("/")
    .map((part) => (part.startsWith(":") ? "1" : "0"))
    .join("");
}
