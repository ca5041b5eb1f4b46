import { raw } from "hono/html";
import type { Child } from "hono/jsx";

/** What a page handler gives back: a rendered page, a redirect after a change, or a file. */
export type Answer = PageAnswer | RedirectAnswer | FileAnswer;

export interface PageAnswer {
  readonly kind: "page";
  readonly node: Child;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RedirectAnswer {
  readonly kind: "redirect";
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FileAnswer {
  readonly kind: "file";
  readonly body: string | Buffer | ReadableStream<Uint8Array>;
  readonly type: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page. After a form that does not fit: the same page with status 400 and the form filled in. */
export function page(node: Child, options: AnswerOptions = {}): PageAnswer {
  return { kind: "page", node, status: options.status ?? 200, headers: options.headers ?? {} };
}

/** After a change: always a redirect (303), so that going back or reloading does not repeat it. */
export function redirect(to: string, headers: Readonly<Record<string, string>> = {}): RedirectAnswer {
  return { kind: "redirect", to, headers };
}

/** A download or an image. `name` makes it an attachment. */
export function file(body: FileAnswer["body"], type: string, name?: string, options: AnswerOptions = {}): FileAnswer {
  const disposition: Record<string, string> = name
    ? { "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }
    : {};
  return { kind: "file", body, type, status: options.status ?? 200, headers: { ...disposition, ...options.headers } };
}

/** The whole document as text. Components may be async; the doctype stands in front. */
export async function renderPage(node: Child): Promise<string> {
  const html = await (node as { toString(): string | Promise<string> }).toString();
  return `<!DOCTYPE html>${raw(html).toString()}`;
}
