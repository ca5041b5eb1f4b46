import type { Message } from "#platform/mail/index.ts";
import type { Lang } from "#platform/text.ts";
import { letterTexts } from "./text.ts";

/** A letter with one act: what it is, where to go, and what to do when one did not ask for it. */
export interface LetterParts {
  readonly to: string;
  readonly lang: Lang;
  readonly lines: readonly string[];
  readonly link?: { readonly href: string; readonly label: string };
  /** Things to choose about, each with its own links. */
  readonly choices?: readonly {
    readonly title: string;
    readonly links: readonly { readonly href: string; readonly label: string }[];
  }[];
  readonly after?: readonly string[];
  readonly stop?: string;
}

/** Text and HTML of one letter, with the same words. The subject says nothing about what Brink is or who someone is. */
export function letter(parts: LetterParts): Message {
  const t = letterTexts(parts.lang);
  const closing = [...(parts.after ?? []), t.greeting];
  const stop = parts.stop ? [`${t.stop} ${parts.stop}`] : [];
  const choices = parts.choices ?? [];
  const choiceText = choices.map(({ title, links }) =>
    [title, ...links.map((link) => `${link.label}: ${link.href}`)].join("\n"),
  );
  const text = [...parts.lines, ...choiceText, ...(parts.link ? [parts.link.href] : []), ...closing, ...stop].join(
    "\n\n",
  );
  const paragraph = (line: string) => `<p>${escapeHtml(line)}</p>`;
  const button = parts.link
    ? `<p><a href="${escapeHtml(parts.link.href)}">${escapeHtml(parts.link.label)}</a></p>`
    : "";
  const choiceHtml = choices.map(({ title, links }) => {
    const each = links.map((link) => `<a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a>`);
    return `<p><b>${escapeHtml(title)}</b><br>${each.join(" &nbsp; ")}</p>`;
  });
  const stopHtml = parts.stop
    ? `<p>${escapeHtml(t.stop)} <a href="${escapeHtml(parts.stop)}">${escapeHtml(parts.stop)}</a></p>`
    : "";
  const html = `<!DOCTYPE html><html lang="${parts.lang}"><head><meta charset="utf-8"><title>${escapeHtml(t.subject)}</title></head><body>${parts.lines.map(paragraph).join("")}${choiceHtml.join("")}${button}${closing.map(paragraph).join("")}${stopHtml}</body></html>`;
  return { to: parts.to, subject: t.subject, text, html, ...(parts.stop ? { stop: parts.stop } : {}) };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
