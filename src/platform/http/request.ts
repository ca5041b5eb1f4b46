import type { Lang } from "../text.ts";
import type { Actor } from "./actor.ts";

/** What was typed in a form. Text only; uploads come apart. Repeated names keep every value. */
export class FormBody {
  readonly #values: ReadonlyMap<string, readonly string[]>;
  readonly files: ReadonlyMap<string, File>;

  constructor(values: ReadonlyMap<string, readonly string[]>, files: ReadonlyMap<string, File> = new Map()) {
    this.#values = values;
    this.files = files;
  }

  /** The first value of a field, or an empty string. */
  text(name: string): string {
    return this.#values.get(name)?.[0] ?? "";
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  entries(): IterableIterator<[string, readonly string[]]> {
    return this.#values.entries();
  }

  /** One value per field, as a zod schema wants it. */
  record(): Record<string, string> {
    return Object.fromEntries([...this.#values].map(([name, values]) => [name, values[0] ?? ""]));
  }
}

/** Everything a page handler may know of a request. */
export interface PageRequest<Query = Record<string, string>> {
  readonly lang: Lang;
  /** Address without the language prefix and without the query, for example `/drenthe/regiobeeld`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly actor: Actor;
  readonly form: FormBody;
  /** Id of this request, shown on error pages and in the log. */
  readonly id: string;
  /** The visitor's network address; only for abuse limits, never stored or logged. */
  readonly network: string;
  readonly cookie: (name: string) => string | undefined;
  readonly header: (name: string) => string | undefined;
  /** The same address in the language of this request: `/drenthe` → `/en/drenthe` when English. */
  link(path: string): string;
  /** An absolute address, from BRINK_URL. */
  absolute(path: string): string;
}

/** Address in a language. */
export function inLanguage(lang: Lang, path: string): string {
  if (lang === "nl") return path;
  return path === "/" ? "/en" : `/en${path}`;
}
