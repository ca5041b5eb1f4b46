import { Refusal } from "../refusal.ts";
import { FormBody } from "./request.ts";

/** Largest form without files, in bytes: room for five long answers. */
export const formLimit = 256 * 1024;
/** Largest form with files, in bytes. */
export const uploadLimit = 11 * 1024 * 1024;

/** Raised when a body is larger than we take; carries what could be read so that it is not lost. */
export class TooLarge extends Refusal {
  constructor() {
    super("Too large", 413);
  }
}

/**
 * Reads a form body (urlencoded or multipart), at most `limit` bytes.
 * @throws TooLarge when it is larger, Refusal when it is no form.
 */
export async function readForm(request: Request, limit: number): Promise<FormBody> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readBytes(request, limit);
  if (type.startsWith("application/x-www-form-urlencoded")) return fromUrlencoded(bytes);
  if (type.startsWith("multipart/form-data")) return fromMultipart(bytes, type);
  if (bytes.length === 0) return new FormBody(new Map());
  throw new Refusal("This address takes a form.", 415);
}

async function readBytes(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new TooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function fromUrlencoded(bytes: Buffer): FormBody {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(bytes.toString("utf8"))) append(values, name, value);
  return new FormBody(values);
}

async function fromMultipart(bytes: Buffer, type: string): Promise<FormBody> {
  const body = new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } });
  const data = await body.formData().catch(() => {
    throw new Refusal("The form could not be read.", 400);
  });
  const values = new Map<string, string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of data as unknown as Iterable<[string, string | File]>) {
    if (typeof value === "string") append(values, name, value);
    else if (value.size > 0) files.set(name, value);
  }
  return new FormBody(values, files);
}

function append(values: Map<string, string[]>, name: string, value: string): void {
  const clean = value.replaceAll("\r\n", "\n").replaceAll("\0", "");
  values.set(name, [...(values.get(name) ?? []), clean]);
}
