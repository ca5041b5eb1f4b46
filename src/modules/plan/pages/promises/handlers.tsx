import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { canMakePdf, makePdf } from "#platform/documents/index.ts";
import { everyone, file, oneOf, page, type PageRequest, type Router, signedIn } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { promisePaper, versionPaper } from "../../promises/paper.ts";
import { openPart } from "../../promises/shown.ts";
import { promisedIn } from "../../promises/subjects.ts";
import { promiseTexts } from "../../promises/text.ts";
import { readAdopted, readAdoptions } from "../../store-adopted.ts";
import { promisesOf, readPromises } from "../../store-promises.ts";
import { askForm, askPage } from "./ask.tsx";
import { PromisesPage } from "./list.tsx";
import { mailForm, mailPage, refuseForm, refusePage } from "./mail.tsx";
import { PromisePage } from "./one.tsx";
import { signForm, signPage } from "./sign.tsx";
import { updateForm, updatePage } from "./update.tsx";
import { approvalWords, whatWords } from "./words.tsx";

const open = { policy: everyone, cache: "public" } as const;
const closed = { policy: oneOf("programme_team", "operator"), cache: "private" } as const;
/** Who may sign for which organisation stands in accounts: the action asks. */
const own = { policy: signedIn, cache: "private" } as const;

/** Who promised what: for everyone to read, for organisations to sign. */
export function promisePages(router: Router, ctx: Context): void {
  const base = "/:region/plan/beloften";
  router.page({ ...open, path: base, handle: (request) => listPage(ctx, request) });
  router.page({ ...closed, path: `${base}/vragen`, handle: (request) => askPage(ctx, request) });
  router.form({ ...closed, path: `${base}/vragen`, handle: (request) => askForm(ctx, request) });
  router.page({ ...open, path: `${base}/:organisation`, handle: (request) => onePage(ctx, request) });
  router.page({ ...open, path: `${base}/:organisation/pdf`, handle: (request) => onePaper(ctx, request) });
  router.page({ ...own, path: `${base}/:organisation/teken`, handle: (request) => signPage(ctx, request) });
  router.form({ ...own, path: `${base}/:organisation/teken`, handle: (request) => signForm(ctx, request) });
  router.page({ ...own, path: `${base}/:organisation/bijwerken`, handle: (request) => updatePage(ctx, request) });
  router.form({ ...own, path: `${base}/:organisation/bijwerken`, handle: (request) => updateForm(ctx, request) });
  router.page({ ...closed, path: `${base}/:organisation/mail`, handle: (request) => mailPage(ctx, request) });
  router.form({ ...closed, path: `${base}/:organisation/mail`, handle: (request) => mailForm(ctx, request) });
  const letter = { policy: everyone, cache: "private", path: `${base}/:organisation/mail/:token` } as const;
  router.page({ ...letter, handle: (request) => refusePage(ctx, request) });
  router.form({ ...letter, handle: (request) => refuseForm(ctx, request) });
  router.page({ ...open, path: "/:region/plan/versies/:version/pdf", handle: (request) => allPaper(ctx, request) });
}

async function listPage(ctx: Context, request: PageRequest) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const promises = await readPromises(ctx.db, region.id);
  return page(
    <PromisesPage
      request={request}
      region={region}
      promises={promises}
      versions={await readAdoptions(ctx.db, region.id)}
      subjects={await promisedIn(ctx, region, promises)}
      paper={canMakePdf()}
    />,
  );
}

/** @throws Refusal 404 where the organisation was never asked */
async function rowsOf(ctx: Context, request: PageRequest) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const rows = await promisesOf(ctx.db, region.id, request.params.organisation ?? "");
  if (rows.length === 0) throw new Refusal("", 404);
  return { region, rows, subjects: await promisedIn(ctx, region, rows) };
}

async function onePage(ctx: Context, request: PageRequest) {
  const found = await rowsOf(ctx, request);
  const versions = await readAdoptions(ctx.db, found.region.id);
  return page(<PromisePage request={request} {...found} versions={versions} paper={canMakePdf()} />);
}

/** @throws Refusal where this computer has no compiler */
function needPdf(request: PageRequest): void {
  if (!canMakePdf()) throw new Refusal(promiseTexts(request.lang).paper.noPdf, 503);
}

async function onePaper(ctx: Context, request: PageRequest) {
  const { lang } = request;
  const { region, rows, subjects } = await rowsOf(ctx, request);
  const promised = rows[0]!;
  const version = await readAdopted(ctx.db, region.id, promised.planVersion);
  if (!version) throw new Refusal("", 404);
  needPdf(request);
  const shown = openPart(promised, subjects);
  const words = { approval: approvalWords(promised, lang), what: whatWords(promised, shown, lang) };
  const pdf = await makePdf(promisePaper({ region, version, promised, shown, ...words }, lang));
  return file(pdf, "application/pdf", `belofte-${promised.organisation}.pdf`);
}

async function allPaper(ctx: Context, request: PageRequest) {
  const { lang } = request;
  const region = await regionOf(ctx, request.params.region ?? "");
  const number = request.params.version ?? "";
  const version = /^[1-9]\d{0,5}$/.test(number) ? await readAdopted(ctx.db, region.id, Number(number)) : undefined;
  if (!version) throw new Refusal("", 404);
  needPdf(request);
  const all = await readPromises(ctx.db, region.id);
  const subjects = await promisedIn(ctx, region, all);
  const promises = all.map((promised) => ({
    promised,
    what: whatWords(promised, openPart(promised, subjects), lang),
  }));
  const pdf = await makePdf(versionPaper({ region, version, promises }, lang));
  return file(pdf, "application/pdf", `regioplan-${region.id}-${version.number}.pdf`);
}
