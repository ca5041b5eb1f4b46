import { stringify } from "csv-stringify/sync";
import type { Context } from "#platform/context.ts";
import { type Answer, file, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { setWorkingAreas } from "../../actions-divisions.ts";
import type { Division, Region, WorkingArea } from "../../model.ts";
import { regionOf } from "../../pages/handlers.tsx";
import { faultOfDay, faultOfName, judgeFile } from "../judge.ts";
import { columns, moved, renamed, rowsOf } from "../model.ts";
import { type Divided, readDivided } from "../reading.ts";
import { divideTexts } from "../text.ts";
import { DivideAreaPage } from "./area.tsx";
import { type FormState, dividePath } from "./frame.tsx";
import { DivisionPage } from "./list.tsx";
import { PreviewPage, UploadPage } from "./upload.tsx";

const team = { policy: oneOf("programme_team", "operator") } as const;
const base = "/:region/beheer/leefgebieden";

/** How a region's team divides it into working areas. */
export function dividePages(router: Router, ctx: Context): void {
  const own = { ...team, cache: "private" } as const;
  const query = z.object({ gedaan: z.enum(["bewaard", "gelijk"]).optional().catch(undefined) });
  router.page({
    ...own,
    path: base,
    query,
    handle: async (request) => page(<DivisionPage {...await here(ctx, request as never)} done={request.query.gedaan} />),
  });
  router.page({ ...own, path: `${base}/indeling.csv`, handle: (request) => asCsv(ctx, request) });
  router.page({ ...own, path: `${base}/indeling.json`, handle: (request) => asJson(ctx, request) });
  router.page({ ...own, path: `${base}/bestand`, handle: async (request) => page(<UploadPage {...await here(ctx, request)} />) });
  router.form({ ...team, path: `${base}/bestand`, upload: true, handle: (request) => previewed(ctx, request) });
  router.form({ ...team, path: `${base}/bestand/bewaar`, handle: (request) => uploaded(ctx, request) });
  router.form({ ...team, path: `${base}/bestand/terug`, handle: (request) => uploadAgain(ctx, request) });
  router.page({
    ...own,
    path: `${base}/:area`,
    async handle(request) {
      const found = await here(ctx, request);
      return page(<DivideAreaPage {...found} area={areaOf(found.divided, request)} />);
    },
  });
  router.form({ ...team, path: `${base}/:area/naam`, handle: (request) => renamedArea(ctx, request) });
  router.form({ ...team, path: `${base}/:area/verplaats`, handle: (request) => movedParts(ctx, request) });
}

interface Here {
  readonly request: PageRequest;
  readonly region: Region;
  readonly divided: Divided;
}

async function here(ctx: Context, request: PageRequest): Promise<Here> {
  const region = await regionOf(ctx, request.params.region ?? "");
  return { request, region, divided: await readDivided(ctx, region) };
}

function areaOf(divided: Divided, request: PageRequest): WorkingArea {
  const area = divided.base.areas.find((one) => one.code === request.params.area);
  if (!area) throw new Refusal("", 404);
  return area;
}

async function asCsv(ctx: Context, request: PageRequest): Promise<Answer> {
  const { region, divided } = await here(ctx, request);
  const rows = rowsOf(divided.base).map((row) => [row.code, row.workingArea, row.village]);
  const text = stringify([[...columns], ...rows], { delimiter: ";", record_delimiter: "\r\n" });
  return file(`\uFEFF${text}`, "text/csv; charset=utf-8", `leefgebieden-${region.id}.csv`);
}

async function asJson(ctx: Context, request: PageRequest): Promise<Answer> {
  const { region, divided } = await here(ctx, request);
  return file(JSON.stringify(divided.base, null, 1), "application/json; charset=utf-8", `leefgebieden-${region.id}.json`);
}

/** Saves a division that was found right, or shows the form again. */
async function save(ctx: Context, found: Here, division: Division, again: (state: FormState) => Answer): Promise<Answer> {
  const { request, region } = found;
  const outcome = await setWorkingAreas(ctx, request.actor, region.id, division, Number(request.form.text("basis")) || undefined);
  if (outcome === "conflict") return again({ values: request.form.record(), chosen: request.form.all("buurt"), errors: {}, conflict: true });
  return redirect(request.link(`${dividePath(region)}?gedaan=${outcome === "done" ? "bewaard" : "gelijk"}`));
}

const hasErrors = (errors: FormState["errors"]): boolean => Object.values(errors).some(Boolean);

async function renamedArea(ctx: Context, request: PageRequest): Promise<Answer> {
  const found = await here(ctx, request);
  const { divided } = found;
  const area = areaOf(divided, request);
  const values = request.form.record();
  const name = (values.naam ?? "").trim().replaceAll(/\s+/g, " ");
  const again = (rename: FormState) => page(<DivideAreaPage {...found} area={area} rename={rename} />, { status: rename.conflict ? 409 : 400 });
  const errors = { naam: faultOfName(name, divided, area.municipality, area.code, request.lang), vanaf: faultOfDay(values.vanaf ?? "", divided, request.lang) };
  if (hasErrors(errors)) return again({ values, errors });
  return save(ctx, found, { ...renamed(divided.base, area.code, name), validFrom: values.vanaf! }, again);
}

async function movedParts(ctx: Context, request: PageRequest): Promise<Answer> {
  const found = await here(ctx, request);
  const { divided } = found;
  const { lang } = request;
  const t = divideTexts(lang).faults;
  const area = areaOf(divided, request);
  const values = request.form.record();
  const chosen = request.form.all("buurt").filter((code) => area.neighbourhoods.includes(code));
  const name = (values.nieuw ?? "").trim().replaceAll(/\s+/g, " ");
  const target = divided.base.areas.find((one) => one.code === values.naar && one.municipality === area.municipality && one !== area);
  const again = (move: FormState) => page(<DivideAreaPage {...found} area={area} move={move} />, { status: move.conflict ? 409 : 400 });
  const errors = {
    buurt: chosen.length === 0 ? t.chooseBuurt : undefined,
    naar: (target === undefined) === (name === "") ? t.chooseTo : undefined,
    nieuw: name === "" || target ? undefined : faultOfName(name, divided, area.municipality, undefined, lang),
    vanaf: faultOfDay(values.vanaf ?? "", divided, lang),
  };
  if (hasErrors(errors)) return again({ values, chosen, errors });
  const division = moved(divided.base, chosen, target ? { code: target.code } : { name }, divided);
  return save(ctx, found, { ...division, validFrom: values.vanaf! }, again);
}

/** Text of the uploaded file, or else what was pasted. */
async function givenText(request: PageRequest): Promise<string> {
  const upload = request.form.files.get("bestand");
  return upload ? new TextDecoder().decode(await upload.arrayBuffer()) : request.form.text("tekst");
}

async function previewed(ctx: Context, request: PageRequest): Promise<Answer> {
  const found = await here(ctx, request);
  const text = await givenText(request);
  return judged(found, text) ?? page(<PreviewPage {...found} division={divisionIn(found, text)} text={text} />);
}

async function uploaded(ctx: Context, request: PageRequest): Promise<Answer> {
  const found = await here(ctx, request);
  const text = request.form.text("tekst");
  const again = (state: FormState) => page(<UploadPage {...found} state={state} />, { status: 409 });
  return judged(found, text) ?? save(ctx, found, divisionIn(found, text), again);
}

async function uploadAgain(ctx: Context, request: PageRequest): Promise<Answer> {
  return page(<UploadPage {...await here(ctx, request)} state={{ values: request.form.record(), errors: {} }} />);
}

const dayIn = (request: PageRequest): string => request.form.text("vanaf");

/** The form again, with everything that is wrong; undefined when nothing is. */
function judged(found: Here, text: string): Answer | undefined {
  const { request, divided } = found;
  const day = faultOfDay(dayIn(request), divided, request.lang);
  const { faults } = judgeFile(text, dayIn(request), divided, request.lang);
  if (!day && faults.length === 0) return undefined;
  const state = { values: { tekst: text, vanaf: dayIn(request) }, errors: { vanaf: day } };
  return page(<UploadPage {...found} state={state} faults={faults} />, { status: 400 });
}

function divisionIn({ request, divided }: Here, text: string): Division {
  const found = judgeFile(text, dayIn(request), divided, request.lang);
  if (!("division" in found)) throw new Error("Only a division without faults gets here.");
  return found.division;
}
