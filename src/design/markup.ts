/**
 * Elements written as text, for rows of which a page has hundreds: several times as quick as JSX, and every value is escaped as JSX does it.
 * It is Hono's `html` by another name: a formatter lays out anew what is called `html`, and the spaces it adds would show.
 */
export { html as markup, raw } from "hono/html";

/**
 * The same text in one piece, for what is kept and written on many pages. What was added up from pieces stays pieces in memory: every page
 * that holds an outline of a thousand corners would put them together again.
 */
export const inOnePiece = (text: string): string => Buffer.from(text).toString();
