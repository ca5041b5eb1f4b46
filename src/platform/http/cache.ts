import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";

const brotliAsync = promisify(brotliCompress);

export type Encoding = "br" | "gzip" | "identity";

/** A finished answer in every form a browser may ask for. */
export interface StoredBody {
  readonly status: number;
  readonly type: string;
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** Compresses again, smaller, where that was left for later; twice does nothing. */
  shrink(): Promise<void>;
}

/** Rendered and compressed pages by address; two visitors who ask the same at once share one rendering. */
export class BodyCache {
  readonly #stored = new LRUCache<string, StoredBody>({
    maxSize: 96 * 1024 * 1024,
    sizeCalculation: (body) => 2 * body.bodies.br.length + body.bodies.identity.length + 512,
  });
  readonly #underWay = new Map<string, Promise<StoredBody>>();

  /** Answers from the cache, or makes, keeps and answers. Only whole successes are kept. */
  async get(key: string, make: () => Promise<StoredBody>): Promise<StoredBody> {
    const stored = this.#stored.get(key);
    if (stored) {
      void stored.shrink().catch(() => undefined);
      return stored;
    }
    const waiting = this.#underWay.get(key);
    if (waiting) return waiting;
    const making = make();
    this.#underWay.set(key, making);
    try {
      const body = await making;
      if (body.status === 200) this.#stored.set(key, body);
      return body;
    } finally {
      this.#underWay.delete(key);
    }
  }

  clear(): void {
    this.#stored.clear();
  }
}

/** Brotli's effort: `first` for whom nobody came before, a third of the time of `kept` for a sixth more bytes. */
const effort = { first: 2, kept: 5 } as const;

const brotli = (body: Buffer, quality: number): Promise<Buffer> =>
  brotliAsync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

/**
 * Compresses as small as is cheap: brotli 5 and gzip 6 are within a few per cent of their best. Gzip is made when the first visitor asks
 * for it: every browser of the last years takes brotli, and compressing twice was a fifth of what a page costs.
 *
 * @param quick for a page that somebody waits for and that perhaps nobody asks again: sent sooner, and made smaller once somebody does
 */
export async function storeBody(text: string | Buffer, type: string, status = 200, quick = false): Promise<StoredBody> {
  const identity = Buffer.isBuffer(text) ? text : Buffer.from(text);
  let br = await brotli(identity, quick ? effort.first : effort.kept);
  let zipped: Buffer | undefined;
  let small = !quick;
  const bodies = {
    identity,
    get br(): Buffer {
      return br;
    },
    get gzip(): Buffer {
      return (zipped ??= gzipSync(identity, { level: 6 }));
    },
  };
  const etag = `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  const shrink = async () => {
    if (small) return;
    small = true;
    br = await brotli(identity, effort.kept);
  };
  return { status, type, etag, bodies, shrink };
}

/** Picks the best encoding the browser accepts; a quality of 0 means no. */
export function chooseEncoding(accept: string | undefined): Encoding {
  const accepted = new Map(
    (accept ?? "").split(",").map((part) => {
      const [name = "", ...rest] = part.trim().toLowerCase().split(";");
      const quality = rest.map((word) => /^\s*q=([\d.]+)$/.exec(word)?.[1]).find(Boolean);
      return [name, quality === undefined ? 1 : Number(quality)] as const;
    }),
  );
  if ((accepted.get("br") ?? 0) > 0) return "br";
  if ((accepted.get("gzip") ?? 0) > 0) return "gzip";
  return "identity";
}

/** True when one of the tags the browser sent is the current one. */
export function sameEtag(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  const bare = (tag: string) =>
    tag
      .trim()
      .replace(/^W\//, "")
      .replace(/-(?:br|gzip)"$/, '"');
  return header.split(",").some((tag) => tag.trim() === "*" || bare(tag) === bare(etag));
}
