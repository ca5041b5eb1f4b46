import { randomInt } from "node:crypto";

/** Crockford's base32: no I, L, O or U, so that a code can be read from paper and said aloud. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Signs that only the check uses (Crockford, modulo 37). */
const checkAlphabet = `${alphabet}*~$=U`;

export const letterCodeLength = 12;

/** A random code of `length` characters, 5 bits each. */
export function randomCode(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(32)]).join("");
}

/** A code for a letter: 12 random characters (60 bits) and one that checks them, in groups: `7KQ2-M4XA-9TRB-C`. */
export function newLetterCode(): string {
  const code = randomCode(letterCodeLength);
  return grouped(code + checkOf(code));
}

export function grouped(code: string): string {
  return code.match(/.{1,4}/g)!.join("-");
}

/** The check character: the code as a number, modulo 37 (Crockford). */
export function checkOf(code: string): string {
  let rest = 0;
  for (const sign of code) rest = (rest * 32 + alphabet.indexOf(sign)) % 37;
  return checkAlphabet[rest]!;
}

/** A code as typed, without spaces and hyphens, with O read as 0 and I or L as 1. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/** The 12 characters of a letter's code; undefined when it has another length, other signs, or a check that does not fit. */
export function readLetterCode(typed: string): string | undefined {
  const plain = plainCode(typed);
  const code = plain.slice(0, letterCodeLength);
  if (plain.length !== letterCodeLength + 1 || ![...code].every((sign) => alphabet.includes(sign))) return undefined;
  return checkOf(code) === plain[letterCodeLength] ? code : undefined;
}
