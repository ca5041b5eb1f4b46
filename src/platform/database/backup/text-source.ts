import { terminator, Unreadable } from "./format.ts";

const lineLimit = 16 * 1024 * 1024;
const endOfRows = Buffer.from(`\n${terminator}`);

/** Reads the text of a backup from a stream: a line, or the rows of a table in pieces as they come. */
export class TextSource {
  readonly #pieces: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /** The next line, without its end. @throws Unreadable when the stream ends first. */
  async line(): Promise<string> {
    let at = this.#held.indexOf(10);
    while (at < 0) {
      if (this.#held.length > lineLimit) throw cutOff();
      const before = this.#held.length;
      await this.#more();
      at = this.#held.indexOf(10, before);
    }
    const text = this.#held.subarray(0, at).toString();
    this.#held = this.#held.subarray(at + 1);
    return text;
  }

  /** The bytes up to the line `\.`, which is taken too. @throws Unreadable when the stream ends first. */
  async *rows(): AsyncGenerator<Buffer> {
    // The terminator counts only at the start of a line; a line end in front makes the first line like every other.
    this.#held = Buffer.concat([endOfRows.subarray(0, 1), this.#held]);
    let first = 1;
    for (;;) {
      const at = this.#held.indexOf(endOfRows);
      // What may be the start of the terminator stays behind.
      const until = at >= 0 ? at + 1 : Math.max(this.#held.length - endOfRows.length + 1, 0);
      if (until > first) yield this.#held.subarray(first, until);
      if (at >= 0) {
        this.#held = this.#held.subarray(at + endOfRows.length);
        return;
      }
      first = Math.max(first - until, 0);
      this.#held = this.#held.subarray(until);
      await this.#more();
    }
  }

  /** @throws Unreadable when the stream does not end here. */
  async end(): Promise<void> {
    if (this.#held.length > 0 || !(await this.#pieces.next()).done) throw new Unreadable("more follows after its end");
  }

  async #more(): Promise<void> {
    const next = await this.#pieces.next();
    if (next.done) throw cutOff();
    this.#held = this.#held.length > 0 ? Buffer.concat([this.#held, next.value]) : next.value;
  }
}

const cutOff = () => new Unreadable("it ends too early");
