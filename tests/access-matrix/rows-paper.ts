import type { Column } from "./fixture.ts";
import { everyone, form, page, type Row, team } from "./row.ts";

/** The door of a hall: anyone who reads the code on its screen. */
export const openPaper: readonly string[] = ["/zaal"];

const helpers: readonly Column[] = ["moderator", ...team];
const at = "/:region/beheer/gesprekken/:slug";
const here = { params: () => ({ slug: "ronde-een" }) };
const nobody = "00000000-0000-4000-8000-000000000002";
/** The team prints forms and codes and shows the screen of a hall; moderators too may type forms in and help somebody (issue 6). */
export const paperRows: readonly Row[] = [
  page(`${at}/papier`, team, here),
  form(`${at}/papier`, team, () => ({ aantal: "1" }), { ...here, ok: 200 }),
  page(`${at}/invoeren`, helpers, here),
  form(`${at}/invoeren`, helpers, () => ({ code: "AAAAA-AAAAA" }), { ...here, ok: 400, audited: false, changes: [] }),
  page(`${at}/helpen`, helpers, here),
  form(`${at}/helpen`, helpers, () => ({ akkoord: "1" }), here),
  page(`${at}/codes`, team, here),
  form(`${at}/codes`, team, () => ({ aantal: "2", naam: "Wijk noord" }), { ...here, ok: 200 }),
  form(`${at}/codes/trek-in`, team, () => ({ partij: nobody }), { ...here, ok: 404, audited: false, changes: [] }),
  page(`${at}/scherm`, team, here),
  form(`${at}/zaal`, team, undefined, here),
  form(`${at}/zaal/dicht`, team, undefined, here),
  form("/:region/dialoog/:slug/hulp", everyone, () => ({ bereik: "06" }), {
    ...here,
    ok: 401,
    audited: false,
    changes: [],
  }),
  form("/:region/dialoog/:slug/melding/:id", everyone, () => ({ tekst: "Kijk nog eens" }), {
    params: () => ({ slug: "ronde-een", id: nobody }),
    ok: 404,
    audited: false,
    changes: [],
  }),
];
