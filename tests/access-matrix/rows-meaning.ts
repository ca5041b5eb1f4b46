import { sql } from "kysely";
import type { Fixture } from "./fixture.ts";
import { form, page, type Row, team } from "./row.ts";

/** A dialogue that is there, with nothing in it. */
const dialogue = async (fixture: Fixture) => {
  await sql`insert into dialogue (region_id, slug, form, content, moderation, opens_at, closes_at)
    values ('drenthe', 'een-gesprek', 'statements', ${JSON.stringify({ title: "Een gesprek", questions: ["Wat vind je?"], themes: [], entries: ["open"], steps: {} })}::jsonb,
      'before', now() - interval '1 day', now() + interval '9 days') on conflict do nothing`.execute(
    fixture.house.ctx.database.owner,
  );
};
const drafts = "/:region/beheer/gesprekken/:slug/samenvatting";
const there = { params: () => ({ slug: "een-gesprek" }), ready: dialogue };

/** Drafts by a computer are the team's; where no host is allowed, nothing can be set and nothing is sent (issue 7, "off by default"). */
export const meaningRows: readonly Row[] = [
  page(drafts, team, there),
  form(drafts, team, () => ({ adres: "https://ai.example/v1", model: "klein", aan: "1" }), {
    ...there,
    ok: 400,
    audited: false,
  }),
  form(`${drafts}/maak`, team, undefined, { ...there, ok: 409, audited: false }),
];
