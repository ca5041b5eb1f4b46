import { Note } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { canMakePdf, type Paper, paperDocx, paperPdf } from "#platform/documents/index.ts";
import { everyone, file, inLanguage, page, type PageRequest, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { csvOf, writeSpreadsheet } from "#platform/spreadsheets/index.ts";
import { calendarOf } from "../calendar.ts";
import { onePaperOf, paperOf } from "../document.ts";
import { applyFilters, filterHref, type Filters, filterQuery, isFiltered } from "../filters.ts";
import { readWorkplan, type Workplan } from "../reading.ts";
import { linesOf, sheetsOf } from "../sheet/export.ts";
import { workplanTexts } from "../text.ts";
import { Frame, ViewHead, type ViewRequest, workplanHref } from "./frame.tsx";

const open = { policy: everyone, cache: "public" } as const;
/** Media types of the files. */
export const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
type Kind = keyof typeof types;

/** The workplan, or what a filter leaves of it, as files. Everything in them is public. */
export function downloadPages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda";
  const planOf = async (request: Pick<PageRequest, "params">) =>
    readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));
  router.page({
    ...open,
    query: filterQuery,
    path: `${base}/downloads`,
    handle: async (request: PageRequest<Filters>) =>
      page(<DownloadsPage request={request} plan={await planOf(request)} filters={request.query} />),
  });
  for (const kind of Object.keys(types) as Kind[]) {
    router.page({
      ...open,
      query: filterQuery,
      path: `${base}/werkagenda.${kind}`,
      async handle(request: PageRequest<Filters>) {
        const plan = await planOf(request);
        return file(await bodyOf(kind, plan, request), types[kind], `werkagenda-${plan.region.id}.${kind}`);
      },
    });
  }
  for (const kind of ["pdf", "docx"] as const) {
    router.page({
      ...open,
      path: `${base}/:initiative/${kind}`,
      async handle(request) {
        const plan = await planOf(request);
        const one = plan.byId.get(request.params.initiative ?? "");
        if (!one) throw new Refusal("", 404);
        const paper = onePaperOf(plan, one, request.lang);
        return file(await written(kind, paper), types[kind], `${one.id}.${kind}`);
      },
    });
  }

  async function bodyOf(kind: Kind, plan: Workplan, request: PageRequest<Filters>): Promise<Buffer | string> {
    const { lang } = request;
    const chosen = applyFilters(plan, request.query);
    const title = `${workplanTexts(lang).list.title} ${plan.region.content.name}`;
    if (kind === "csv") return csvOf(linesOf(chosen, plan.areaNames));
    if (kind === "xlsx") return writeSpreadsheet(sheetsOf(chosen, plan.areaNames), title);
    if (kind === "ics") {
      const url = (id: string) => request.absolute(workplanHref(lang, plan.region, `/${id}`));
      return calendarOf(chosen, {
        name: title,
        url,
        host: new URL(ctx.config.url).host,
        stamp: new Date(`${plan.today}T00:00:00Z`),
      });
    }
    return written(kind, paperOf(plan, chosen, title, lang));
  }
}

/** A paper as a file. @throws Refusal where this computer has no compiler for PDF */
export function written(kind: "pdf" | "docx", paper: Paper): Promise<Buffer> {
  if (kind === "docx") return paperDocx(paper);
  if (!canMakePdf()) throw new Refusal(workplanTexts(paper.lang).files.noPdf, 503);
  return paperPdf(paper);
}

interface DownloadsProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly filters: Filters;
}

function DownloadsPage({ request, plan, filters }: DownloadsProps) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const chosen = isFiltered(filters);
  const query = filterHref("", { ...filters, page: 1 });
  const kinds = Object.keys(types) as Kind[];
  const files = [
    ...kinds
      .filter((kind) => kind !== "pdf" || canMakePdf())
      .map((kind) => ({ kind, href: workplanHref(lang, region, `/werkagenda.${kind}${query}`) })),
    ...(chosen ? [] : [{ kind: "api" as const, href: `/api/v1/initiatives?region=${region.id}` }]),
  ];
  return (
    <Frame
      request={request}
      region={region}
      title={t.files.title}
      description={t.files.lead}
      crumbs={[{ label: t.files.title }]}
    >
      <ViewHead lang={lang} region={region} view="files" title={t.files.title} lead={t.files.lead} />
      {chosen && (
        <Note>
          {t.files.selection(formatNumber(applyFilters(plan, filters).length, lang))}{" "}
          <a href={workplanHref(lang, region, "/downloads")}>{t.files.everything}</a>
        </Note>
      )}
      <ul class="results">
        {files.map((one) => (
          <li>
            <a href={one.href}>{t.files[one.kind]}</a>
            <p>{t.files.say[one.kind]}</p>
          </li>
        ))}
      </ul>
      {!canMakePdf() && <p>{t.files.noPdf}</p>}
      <p>
        <a href={workplanHref(lang, region, "/stukken")}>{t.files.papers}</a>
      </p>
      <p class="soft small">
        <a href={inLanguage(lang, `/${region.id}/werkagenda/team`)} rel="nofollow">
          {t.files.team}
        </a>
      </p>
    </Frame>
  );
}
