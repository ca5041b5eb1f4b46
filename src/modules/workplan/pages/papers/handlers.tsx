import type { FormError } from "#design/components/index.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import {
  type Answer,
  everyone,
  file,
  oneOf,
  page,
  type PageRequest,
  redirect,
  type Router,
  z,
} from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { dayOf } from "../../actions.ts";
import { filterHref, filterQuery } from "../../filters.ts";
import { makePaper, movePaper, saveNotes, setMeeting } from "../../papers/actions.ts";
import { documentOf } from "../../papers/document.ts";
import { audiences, isPublic, paperStates, sectionIds } from "../../papers/model.ts";
import { listPapers, type PaperNotes, type PaperRow, readMeeting, readPaper } from "../../papers/store.ts";
import { readWorkplan } from "../../reading.ts";
import { types, written } from "../downloads.tsx";
import { MakePage, type MakeValues } from "./make.tsx";
import { MeetingPage } from "./meeting.tsx";
import { paperPageTexts } from "./text.ts";
import { PaperPage, PapersPage, WorkPage } from "./views.tsx";

const policy = oneOf("programme_team", "operator");
const closed = { policy, cache: "private" } as const;
const open = { policy: everyone, cache: "public" } as const;
const kinds = ["pdf", "docx"] as const;

/** Papers: what anyone may read of them, and the team at work on them. */
export function paperPages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda/stukken";
  router.page({ ...open, path: base, handle: (request) => papers(ctx, request) });
  router.page({
    ...closed,
    path: `${base}/maak`,
    query: z.object({ keuze: z.string().max(1_000).optional() }),
    handle: (request) => makeForm(ctx, request as never),
  });
  router.form({ policy, path: `${base}/maak`, handle: (request) => make(ctx, request) });
  router.page({
    ...closed,
    path: "/:region/werkagenda/vergadering",
    handle: (request) => meetingForm(ctx, request, []),
  });
  router.form({ policy, path: "/:region/werkagenda/vergadering", handle: (request) => meeting(ctx, request) });
  router.page({ ...open, path: `${base}/:paper`, handle: (request) => paper(ctx, request) });
  router.page({ ...open, path: `${base}/:paper/json`, handle: (request) => json(ctx, request) });
  for (const kind of kinds) {
    router.page({
      ...open,
      path: `${base}/:paper/${kind}`,
      handle: async (request) => asFile(kind, request, await sentRow(ctx, request)),
    });
    router.page({
      ...closed,
      path: `${base}/:paper/werk/${kind}`,
      handle: async (request) => asFile(kind, request, await anyRow(ctx, request)),
    });
  }
  router.page({
    ...closed,
    path: `${base}/:paper/werk`,
    query: z.object({ bewaard: z.string().max(1).optional() }),
    handle: (request) => work(ctx, request as never),
  });
  router.form({ policy, path: `${base}/:paper/werk`, handle: (request) => worked(ctx, request) });
}

async function papers(ctx: Context, request: PageRequest): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const sent = (await listPapers(ctx.db, region.id)).filter((one) => one.state === "sent" && isPublic(one.audience));
  return page(<PapersPage request={request} region={region} papers={sent} />);
}

/** The paper of the address, for the team. @throws Refusal 404 */
async function anyRow(ctx: Context, request: PageRequest): Promise<PaperRow> {
  const row = await readPaper(ctx.db, request.params.region ?? "", request.params.paper ?? "");
  if (!row) throw new Refusal("", 404);
  return row;
}

/** The paper of the address as anyone may read it: sent, and for an audience that is public. @throws Refusal 404 */
async function sentRow(ctx: Context, request: PageRequest): Promise<PaperRow> {
  const row = await anyRow(ctx, request);
  if (row.state !== "sent" || !isPublic(row.audience)) throw new Refusal("", 404);
  return row;
}

async function paper(ctx: Context, request: PageRequest): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  return page(<PaperPage request={request} region={region} row={await sentRow(ctx, request)} />);
}

/** What the seal is computed over, and the seal. */
async function json(ctx: Context, request: PageRequest): Promise<Answer> {
  const { slug, content, notes, seal } = await sentRow(ctx, request);
  const body = JSON.stringify({
    paper: slug,
    algorithm: "SHA-256 over RFC 8785 of sealed",
    sealed: { content, notes },
    seal,
  });
  return file(body, "application/json; charset=utf-8", `${slug}.json`);
}

async function asFile(kind: (typeof kinds)[number], request: PageRequest, row: PaperRow): Promise<Answer> {
  return file(await written(kind, documentOf(row, request.lang)), types[kind], `${row.slug}.${kind}`);
}

/** A query of the list as it is always written; what is no filter is left out. */
const cleaned = (query: string): string =>
  filterHref("", { ...filterQuery.parse(Object.fromEntries(new URLSearchParams(query))), page: 1 });

async function makeForm(ctx: Context, request: PageRequest<{ keuze?: string }>): Promise<Answer> {
  const today = dayOf(ctx.clock());
  const values = {
    audience: "",
    municipality: "",
    date: today,
    year: today.slice(0, 4),
    selection: cleaned(request.query.keuze ?? ""),
  };
  return madePage(ctx, request as unknown as PageRequest, values, []);
}

async function madePage(ctx: Context, request: PageRequest, values: MakeValues, errors: FormError[]): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const [plan, made] = await Promise.all([readWorkplan(ctx, region), listPapers(ctx.db, region.id)]);
  const props = { request, plan, papers: made, values, errors };
  return page(<MakePage {...props} />, { status: errors.length > 0 ? 400 : 200 });
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

async function make(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, actor, lang } = request;
  const t = paperPageTexts(lang).errors;
  const region = await regionOf(ctx, request.params.region ?? "");
  const plan = await readWorkplan(ctx, region);
  const values: MakeValues = {
    audience: form.text("soort"),
    municipality: form.text("gemeente"),
    date: form.text("dag"),
    year: form.text("jaar").trim(),
    selection: cleaned(form.text("keuze")),
  };
  const audience = audiences.find((one) => one === values.audience);
  const place = plan.municipalities.some((area) => area.code === values.municipality);
  const errors = [
    ...(audience ? [] : [{ id: "soort", text: t.audience }]),
    ...(audience === "municipality" && !place ? [{ id: "gemeente", text: t.place }] : []),
    ...(isDay(values.date) ? [] : [{ id: "dag", text: t.date }]),
    ...(audience === "annual" && !/^20\d\d$/.test(values.year) ? [{ id: "jaar", text: t.year }] : []),
  ];
  if (errors.length > 0 || !audience) return madePage(ctx, request, values, errors);
  const made = await makePaper(ctx, actor, region, { ...values, audience, year: Number(values.year) });
  if (!made) return madePage(ctx, request, values, [{ id: "keuze", text: t.empty }]);
  return redirect(request.link(`/${region.id}/werkagenda/stukken/${made}/werk`));
}

async function work(ctx: Context, request: PageRequest<{ bewaard?: string }>): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const row = await anyRow(ctx, request as unknown as PageRequest);
  const saved = request.query.bewaard !== undefined;
  return page(
    <WorkPage request={request as unknown as PageRequest} region={region} row={row} errors={[]} saved={saved} />,
  );
}

async function worked(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, actor } = request;
  const region = request.params.region ?? "";
  const slug = request.params.paper ?? "";
  const version = Number(form.text("version"));
  if (form.text("doe") === "bewaar") return noted(ctx, request, version);
  const to = paperStates.find((state) => state === form.text("doe"));
  if (!to) throw new Refusal("", 400);
  await movePaper(ctx, actor, region, slug, { version, to });
  return redirect(request.link(`/${region}/werkagenda/stukken/${to === "dropped" ? "maak" : `${slug}/werk`}`));
}

async function noted(ctx: Context, request: PageRequest, version: number): Promise<Answer> {
  const { form, actor, lang } = request;
  const t = paperPageTexts(lang).errors;
  const region = await regionOf(ctx, request.params.region ?? "");
  const slug = request.params.paper ?? "";
  const typed: PaperNotes = Object.fromEntries(
    sectionIds.filter((id) => form.has(`zin-${id}`)).map((id) => [id, form.text(`zin-${id}`)]),
  );
  const again = async (errors: FormError[], conflict: boolean) => {
    const props = { request, region, row: await anyRow(ctx, request), typed, errors, conflict };
    return page(<WorkPage {...props} />, { status: conflict ? 409 : 400 });
  };
  try {
    const faults = await saveNotes(ctx, actor, region.id, slug, { version, notes: typed });
    if (faults.length > 0)
      return await again(
        faults.map((one) => ({ id: `zin-${one.section}`, text: t[one.fault] })),
        false,
      );
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error;
    return again([], true);
  }
  return redirect(request.link(`/${region.id}/werkagenda/stukken/${slug}/werk?bewaard=1`));
}

async function meetingForm(
  ctx: Context,
  request: PageRequest,
  errors: FormError[],
  typed?: { day: string; name: string },
) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const kept = await readMeeting(ctx.db, region.id);
  const values = typed ?? kept ?? { day: "", name: paperPageTexts(request.lang).meetingUsual };
  return page(<MeetingPage request={request} region={region} values={values} errors={errors} />, {
    status: errors.length > 0 ? 400 : 200,
  });
}

async function meeting(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, actor, lang } = request;
  const t = paperPageTexts(lang).meetingErrors;
  const typed = { day: form.text("dag"), name: form.text("naam").trim().slice(0, 80) };
  const errors = [
    ...(isDay(typed.day) ? [] : [{ id: "dag", text: t.day }]),
    ...(typed.name ? [] : [{ id: "naam", text: t.name }]),
  ];
  if (errors.length > 0) return meetingForm(ctx, request, errors, typed);
  const region = request.params.region ?? "";
  await setMeeting(ctx, actor, region, typed);
  return redirect(request.link(`/${region}/werkagenda/team`));
}
