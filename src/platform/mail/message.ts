import { Refusal } from "../refusal.ts";

/** A letter as a room writes it: one receiver, in the receiver's language, with a neutral subject. */
export interface Message {
  /** One address, nothing around it. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Address of the page where the receiver stops letters of this kind (`List-Unsubscribe`). */
  readonly stop?: string;
}

/** Letters, digits and the signs that mailboxes really use; no quotes, spaces, commas or brackets, so it cannot become two. */
const addressShape =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u;
const longestAddress = 254;
const longestSubject = 200;

/** True for one plain e-mail address that a letter can go to. Says nothing about whether it exists. */
export function isMailAddress(text: string): boolean {
  return text.length <= longestAddress && addressShape.test(text);
}

/**
 * Checks a letter before it is kept: nothing in it may add a receiver or a header.
 * @throws Refusal when the address, the subject or the stop page does not fit.
 */
export function checkMessage(message: Message): Message {
  if (!isMailAddress(message.to)) throw new Refusal("This is not one e-mail address.");
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(message.subject) || message.subject.length > longestSubject)
    throw new Refusal("The subject of a letter is one short line.");
  if (message.stop !== undefined && !isWebAddress(message.stop))
    throw new Refusal("The page to stop letters has no address.");
  const { to, subject, text, html, stop } = message;
  return stop === undefined ? { to, subject, text, html } : { to, subject, text, html, stop };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text);
}
