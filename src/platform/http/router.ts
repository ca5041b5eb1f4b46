import type { z } from "zod";
import type { Lang } from "../text.ts";
import type { RoutePolicy } from "./actor.ts";
import type { Answer } from "./answer.ts";
import type { PageRequest } from "./request.ts";

/** `public`: the same bytes for everyone, cached; the handler sees a visitor. `private`: made for this person, never stored. */
export type CacheKind = "public" | "private";

export interface PageRoute<Schema extends z.ZodType = z.ZodType<Record<string, string>>> {
  /** Dutch address, for example `/:region/regiobeeld`; `/en…` comes by itself. */
  readonly path: string;
  readonly policy: RoutePolicy;
  readonly cache: CacheKind;
  /** Query of the address. Names that are not in it are ignored, also for the cache. */
  readonly query?: Schema;
  /** Addresses outside the two languages (`/livez`, `/.well-known/…`) stand alone. */
  readonly oneLanguage?: boolean;
  handle(request: PageRequest<z.output<Schema>>): Promise<Answer> | Answer;
}

export interface FormRoute {
  readonly path: string;
  readonly policy: RoutePolicy;
  /** True for forms with files: more bytes are taken. */
  readonly upload?: boolean;
  /** Hot paths (vote, score) change nothing that a cached page shows; they skip reading the page version. */
  readonly hot?: boolean;
  readonly oneLanguage?: boolean;
  handle(request: PageRequest): Promise<Answer> | Answer;
}

/** One line of the access matrix. */
export interface RouteInfo {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly policy: string;
  readonly kind: "page" | "form" | "api" | "asset";
  readonly module: string;
}

export interface Declared {
  readonly info: RouteInfo;
  readonly lang: Lang | undefined;
}
