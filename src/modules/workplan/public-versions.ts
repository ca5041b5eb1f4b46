import type { Initiative } from "./model.ts";

/** One change with only what anyone may read. */
export interface PublicChange {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly before: Initiative | null;
  readonly after: Initiative;
  readonly removed: boolean;
}

interface Row {
  readonly slug: string;
  readonly version: number;
  readonly at: Date;
  readonly content: Initiative;
  readonly removed: boolean;
  readonly before: Initiative | null;
}

const withoutHidden = (one: Initiative): Initiative => (one.moneyVisibility === "public" ? one : { ...one, money: [] });

/**
 * History as the public may see it: versions that were public, what was hidden before shown as new, money only where both versions
 * show it. Who changed it and why stay with the team.
 */
export function publicVersions(rows: readonly Row[]): PublicChange[] {
  return rows
    .filter((row) => row.content.visibility === "public")
    .map(({ slug, version, at, content, removed, before }) => {
      const shown = before?.visibility === "public" ? before : null;
      const after = shown && shown.moneyVisibility !== "public" ? { ...content, money: [] } : withoutHidden(content);
      return { id: slug, version, at, before: shown && withoutHidden(shown), after, removed };
    });
}
