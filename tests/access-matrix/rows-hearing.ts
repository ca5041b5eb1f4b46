import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Column, Fixture } from "./fixture.ts";
import { everyone, form, page, type Row, team } from "./row.ts";

/** A dialogue with one answer in it. */
const dialogue = async (fixture: Fixture) => {
  const content = {
    title: "Nog een gesprek",
    questions: ["Wat nu?"],
    themes: [],
    entries: ["open"],
    steps: {},
    influence: "think",
  };
  await sql`with made as (insert into dialogue (region_id, slug, form, content, moderation, opens_at, closes_at)
      values ('drenthe', 'nog-een', 'statements', ${JSON.stringify({ ...content, fixed: "niets", decides: "de raad", audience: "iedereen" })}::jsonb,
        'before', now() - interval '1 day', now() + interval '9 days') on conflict do nothing returning id)
    insert into dialogue_answer (dialogue_id, contribution, kind, body, by_name, answered_on)
    select id, 1, 'later', 'Dat weten we nog niet.', 'De raad', current_date from made`.execute(
    fixture.house.ctx.database.owner,
  );
};
const there = {
  params: () => ({ slug: "nog-een", id: "00000000-0000-4000-8000-000000000001", sign: "x" }),
  ready: dialogue,
};
const readers: readonly Column[] = ["moderator", ...team];
const manage = "/:region/beheer/gesprekken/:slug";
const open = "/:region/dialoog/:slug";
const quiet = { ...there, audited: false };
const promise = {
  aim: "Niets zonder inwoners.",
  groups: "Jongeren vooral.",
  rules: "Ieder krijgt antwoord.",
  versie: "0",
};

/**
 * Moderators and the team read, merge, sweep and translate; the team alone tells news and writes the promise (issue 6). Everybody may ask for
 * answers by mail; what belongs to a participant answers 401 to who does not take part.
 */
export const hearingRows: readonly Row[] = [
  form(`${manage}/nieuws`, team, () => ({ nummer: "1", tekst: "De raad besloot gisteren.", wie: "De raad" }), there),
  page("/:region/beheer/gesprekken/belofte", team),
  form("/:region/beheer/gesprekken/belofte", team, () => promise),
  form(`${manage}/voeg-samen`, readers, () => ({ kies: "1.1", bij: "2" }), { ...quiet, ok: 400 }),
  page(`${manage}/lijkt`, readers, there),
  form(`${manage}/lijkt`, readers, () => ({ kies: "1.1", bij: "2" }), quiet),
  page(`${manage}/redenen`, readers, there),
  form(`${manage}/redenen`, readers, () => ({ doe: "houd" }), { ...quiet, ok: 400 }),
  page(`${manage}/opruimen`, readers, there),
  form(`${manage}/opruimen`, readers, () => ({ woorden: "wonderpil", reden: "Reclame" }), there),
  page(`${manage}/vertalen`, readers, there),
  form(`${manage}/vertalen`, readers, () => ({ kies: "1.1", tekst: "Vertaald" }), { ...quiet, ok: 409 }),
  page("/:region/dialoog/zo-doe-je-mee", everyone, there),
  page(`${open}/volgen`, everyone, there),
  // Its entry is coarse: it waits for its hour before it stands among the others.
  form(`${open}/volgen`, everyone, () => ({ mail: `${randomUUID()}@voorbeeld.nl` }), quiet),
  page(`${open}/volgen/:id/:sign`, everyone, there),
  form(`${open}/volgen/:id/:sign`, everyone, undefined, { ...quiet, ok: 404 }),
  form(`${open}/volgen/:id/:sign/stop`, everyone, undefined, quiet),
  page(`${open}/cijfer`, everyone, { ...there, ok: 303 }),
  form(`${open}/cijfer`, everyone, () => ({ cijfer: "7" }), { ...quiet, ok: 401 }),
  page(`${open}/terugkijken`, everyone, { ...there, ok: 303 }),
  form(`${open}/terugkijken`, everyone, undefined, { ...quiet, ok: 401 }),
  form(`${open}/antwoord/lijkt`, everyone, () => ({ tekst: "een bankje" }), { ...quiet, ok: 401 }),
];
