/** One part of a contribution: plain, or words that a reader may mark, by their order number. */
export interface WordPart {
  readonly text: string;
  readonly mark?: number;
}

const small = new Set(
  "aan al als bij dan dat de den der die dit doe door dus een en er ga geen haar had heb hebben heeft het hij hoe hun ik in is ja je jij kan kun maar me meer men met mij mijn moet na naar niet nog nu of om omdat onder ons ook op over te tot toch u uit van veel voor waar want was wat we wel wie wij wil word wordt ze zich zij zijn zo zodat zou zonder the a an and of to is are it in on for not".split(
    " ",
  ),
);
/** Fewer letters than this is no word to mark alone. */
const shortest = 3;
/** Longest stretch of words that is marked as one. */
const longest = 4;

/**
 * Cuts a text in stretches of meaning that a reader can mark, and the small words and signs between them. Nothing is lost: the parts
 * joined are the text. The same text gives the same numbers, so that marks of two readers can be counted together.
 */
export function wordParts(text: string): readonly WordPart[] {
  const tokens = text.match(/[\p{L}\p{N}'’-]+|[^\p{L}\p{N}'’-]+/gu) ?? [];
  const parts: WordPart[] = [];
  let open = "";
  let count = 0;
  let mark = 0;
  const close = () => {
    if (!open) return;
    const trailing = /\s+$/.exec(open)?.[0] ?? "";
    parts.push({ text: open.slice(0, open.length - trailing.length), mark: mark++ });
    if (trailing) parts.push({ text: trailing });
    [open, count] = ["", 0];
  };
  for (const token of tokens) {
    const isWord = /[\p{L}\p{N}]/u.test(token);
    const tells = isWord && token.length >= shortest && !small.has(token.toLowerCase());
    if (tells && count < longest) [open, count] = [open + token, count + 1];
    else if (!isWord && /^ +$/.test(token) && open) open += token;
    else {
      close();
      if (tells) [open, count] = [token, 1];
      else parts.push({ text: token });
    }
  }
  close();
  return joined(parts);
}

/** Neighbours without a mark become one part. */
function joined(parts: readonly WordPart[]): readonly WordPart[] {
  const result: WordPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && last.mark === undefined && part.mark === undefined)
      result[result.length - 1] = { text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
