import { listed } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { changedFields } from "./changes.ts";
import type { Initiative } from "./model.ts";
import { workplanTexts } from "./text.ts";

/** One change as the public may read it. */
export interface Change {
  readonly id: string;
  readonly at: Date;
  readonly before: Initiative | null;
  readonly after: Initiative;
  readonly removed: boolean;
}

/** The most telling thing of a change in one sentence. */
export function changeSentence({ before, after, removed }: Omit<Change, "at" | "id">, lang: Lang): string {
  const t = workplanTexts(lang);
  const { title } = after;
  if (removed) return t.news.removed(title);
  if (!before) return t.news.added(title);
  if (before.status !== after.status) return t.news.status(title, t.status[after.status]);
  const reached = after.milestones.find(
    (one) => one.reached && !before.milestones.some((old) => old.title === one.title && old.reached),
  );
  if (reached) return t.news.reached(title, reached.title);
  const report = after.reports.at(-1);
  if (report && after.reports.length > before.reports.length) return t.news.report(title, report.text);
  const fields = changedFields(before, after).map((name) => t.fields[name]);
  return t.news.changed(title, listed([...new Set(fields)].slice(0, 3), lang));
}
