import type { Promisable, Promisables } from "#modules/plan/index.ts";
import { dayOf } from "../actions.ts";
import { active, periodOf, shownStatus } from "../model.ts";
import { mayRead, maySeeMoney } from "../policy.ts";
import { type InitiativeRow, readInitiatives } from "../store.ts";
import { workplanTexts } from "../text.ts";
import { StatusPill } from "./words.tsx";

/** At most this many years are asked for. */
const mostYears = 6;

/** Initiatives as organisations promise them. */
export const initiativesToPromise: Promisables = {
  async all(ctx, region, ids) {
    const today = dayOf(ctx.clock());
    const rows = await readInitiatives(ctx.db, region.id, { removed: true, ...(ids ? { slugs: ids } : {}) });
    return rows.map((row) => promisable(row, today));
  },
  async readable(ctx, actor, regionId) {
    const rows = await readInitiatives(ctx.db, regionId);
    const may = rows.filter((row) => row.content.visibility === "public" || mayRead(actor, regionId, row));
    return new Set(may.map((row) => row.slug));
  },
  async moneyReadable(ctx, actor, regionId) {
    const rows = await readInitiatives(ctx.db, regionId);
    return new Set(rows.filter((row) => maySeeMoney(actor, regionId, row)).map((row) => row.slug));
  },
};

function promisable({ slug, content, removed }: InitiativeRow, today: string): Promisable {
  const open = content.visibility === "public";
  const moneyOpen = open && content.moneyVisibility === "public";
  const status = shownStatus(content, today);
  const needed = Map.groupBy(moneyOpen ? content.money : [], (row) => row.year);
  return {
    id: slug,
    title: content.title,
    open,
    moneyOpen,
    gone: removed,
    over: !active(content),
    parties: [...new Set([content.initiator, ...content.parties.map((party) => party.name)])],
    years: yearsOf(content, today),
    needed: [...needed].map(([year, rows]) => ({ year, euros: rows.reduce((sum, row) => sum + row.needed, 0) })),
    status: (lang) => <StatusPill lang={lang} status={status} />,
    statusWords: (lang) => workplanTexts(lang).status[status],
    path: `/werkagenda/${slug}`,
  };
}

/** This year and the years after it in which it runs or needs money. */
function yearsOf(content: InitiativeRow["content"], today: string): number[] {
  const now = Number(today.slice(0, 4));
  const last = Math.max(now, ...content.money.map((row) => row.year), Number(periodOf(content)?.to.slice(0, 4) ?? now));
  return Array.from({ length: Math.min(last - now + 1, mostYears) }, (_, place) => now + place);
}
