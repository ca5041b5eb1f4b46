import { organisationById, signersOf } from "#modules/accounts/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { isMailAddress } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import {
  everyDays,
  refuseSignRequest,
  requestSigning,
  signRequestOf,
  stopSignRequest,
} from "../../actions-sign-requests.ts";
import type { Promised } from "../../promises/model.ts";
import { standingOf, unsigned } from "../../promises/model.ts";
import { requestTexts } from "../../requests/text.ts";
import { readAdopted } from "../../store-adopted.ts";
import { promisesOf } from "../../store-promises.ts";
import { type SignRequestRow, signRequestsTo } from "../../store-sign-requests.ts";
import { placeOf } from "../edit/goal.tsx";
import { MailPage, RefusePage } from "./mail-views.tsx";

export interface MailShown {
  readonly region: Region;
  readonly promised: Promised;
  /** Number of the newest version; undefined where there is nothing to sign. */
  readonly version: number | undefined;
  /** How many people can sign for the organisation here. */
  readonly signers: number;
  /** Public address of the organisation, where it has one. */
  readonly contact: string;
  /** Newest first. */
  readonly requests: readonly SignRequestRow[];
}

/** @throws Refusal 404 where the organisation was never asked */
async function shownOf(ctx: Context, request: PageRequest): Promise<MailShown> {
  const { region } = await placeOf(ctx, request);
  const [promised] = await promisesOf(ctx.db, region.id, request.params.organisation ?? "");
  if (!promised) throw new Refusal("", 404);
  const newest = await readAdopted(ctx.db, region.id);
  const known = promised.organisationId ? await organisationById(ctx.db, promised.organisationId) : undefined;
  const contact = known?.contact.trim() ?? "";
  return {
    region,
    promised,
    version: newest && unsigned.includes(standingOf(promised, newest.number)) ? newest.number : undefined,
    signers: known ? (await signersOf(ctx, known.id)).length : 0,
    contact: isMailAddress(contact) ? contact : "",
    requests: await signRequestsTo(ctx.db, region.id, promised.organisation),
  };
}

/** Where the team asks an organisation by mail, sees what was sent, and stops it. */
export async function mailPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownOf(ctx, request);
  return page(
    <MailPage request={request} shown={shown} values={{ address: shown.contact, every: "14" }} errors={[]} />,
  );
}

/** Sends, stops, or gives the form back filled in. */
export async function mailForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = requestTexts(lang);
  const shown = await shownOf(ctx, request);
  const { region, promised } = shown;
  const back = redirect(request.link(`/${region.id}/plan/beloften/${promised.organisation}/mail`));
  if (form.text("doe") === "stop") {
    await stopSignRequest(ctx, actor, region.id, promised.organisation);
    return back;
  }
  const values = form.record();
  const address = (values.address ?? "").trim().slice(0, 254);
  const message = (values.message ?? "").trim().slice(0, 600);
  const every = everyDays.find((days) => String(days) === values.every);
  const errors = [
    ...(address && !isMailAddress(address) ? [{ id: "address", text: t.noAddress }] : []),
    ...(every || values.every === "none" ? [] : [{ id: "every", text: t.choose }]),
  ];
  const again = (all: typeof errors, status: number, open = false) =>
    page(<MailPage request={request} shown={shown} values={values} errors={all} open={open} />, { status });
  if (errors.length > 0) return again(errors, 400);
  const outcome = await requestSigning(ctx, actor, region.id, promised.organisation, { address, message, every });
  if (outcome === "sent") return back;
  if (outcome === "nobody") return again([{ id: "address", text: t.nobody }], 400);
  if (outcome === "refused") return again([{ id: "address", text: t.refusedBefore }], 409);
  return again([], 409, outcome === "open");
}

/** Where a link in a letter leads; only its button stops anything. */
export async function refusePage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { region, organisation, token } = await addressOf(ctx, request);
  const row = await signRequestOf(ctx, region.id, organisation, token);
  const [promised] = await promisesOf(ctx.db, region.id, organisation);
  return page(
    <RefusePage request={request} region={region} token={token} promised={promised!} open={row.state === "open"} />,
  );
}

/** Ends the letters. */
export async function refuseForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { region, organisation, token } = await addressOf(ctx, request);
  await refuseSignRequest(ctx, region.id, organisation, token);
  return redirect(request.link(`/${region.id}/plan/beloften/${organisation}/mail/${token}`));
}

async function addressOf(ctx: Context, request: PageRequest) {
  const { region } = await placeOf(ctx, request);
  const { organisation = "", token = "" } = request.params;
  return { region, organisation, token };
}
