import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A page that was fetched and kept. */
export interface KeptPage {
  readonly file: string;
  readonly part: string;
  readonly rows: number;
  readonly sha256: string;
  /** Address of the page after it; null after the last. */
  readonly next: string | null;
}

/** What a folder of downloads says of itself. Without `complete` the fetching stopped before its end and can go on. */
export interface Manifest {
  readonly formatVersion: 1;
  readonly table: string;
  /** When the publisher last changed the table; a download never mixes two states. */
  readonly modified: string;
  /** Addresses of the first pages: another filter is another download. */
  readonly parts: readonly string[];
  readonly columns: readonly string[];
  readonly counts: Readonly<Record<string, number | null>>;
  readonly pages: readonly KeptPage[];
  /** Day on which it was complete (ISO). */
  readonly complete: string | null;
}

const name = "manifest.json";

/** A folder of fetched answers: written whole or not at all, file by file, with the SHA-256 of each page. */
export class DownloadFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** What is there already, up to the first page that is missing or damaged. */
  manifest(): Manifest | undefined {
    const file = join(this.path, name);
    if (!existsSync(file)) return undefined;
    const found = readManifest(file);
    if (!found) return undefined;
    const broken = found.pages.findIndex((page) => sha256Of(join(this.path, page.file)) !== page.sha256);
    return broken < 0 ? found : { ...found, pages: found.pages.slice(0, broken), complete: null };
  }

  note(manifest: Manifest): void {
    this.#write(name, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  }

  /** Keeps an answer, packed; answers its SHA-256. */
  keep(file: string, text: string): string {
    const bytes = gzipSync(text, { level: 4 });
    this.#write(file, bytes);
    return createHash("sha256").update(bytes).digest("hex");
  }

  forget(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  remove(file: string): void {
    rmSync(join(this.path, file), { force: true });
  }

  #write(file: string, bytes: Buffer): void {
    mkdirSync(this.path, { recursive: true });
    const target = join(this.path, file);
    writeFileSync(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
  }
}

function readManifest(file: string): Manifest | undefined {
  try {
    const found = JSON.parse(readFileSync(file, "utf8")) as Manifest;
    return found.formatVersion === 1 && Array.isArray(found.pages) ? found : undefined;
  } catch {
    return undefined;
  }
}

function sha256Of(file: string): string | undefined {
  return existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : undefined;
}
