import type { FormError } from "#design/components/index.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { orderDraft, setWriter, writerNow } from "../actions.ts";
import { contributionsOf } from "../../store-contributions.ts";
import { draftOf, writerOf } from "../store.ts";
import { findDialogue } from "../../store.ts";
import { teamAddress } from "../../pages/team/frame.tsx";
import { mayWriteAt } from "../writer.ts";
import { DraftPage, type DraftProps } from "./page.tsx";
import { draftTexts } from "./text.ts";

const team = { policy: oneOf("programme_team", "operator"), cache: "private" } as const;
const path = "/:region/beheer/gesprekken/:slug/samenvatting";

/** What does not fit, field by field, where the action refused what was typed. */
function errorsIn({ address, model }: DraftProps["typed"], hosts: readonly string[], lang: Lang): FormError[] {
  const t = draftTexts(lang);
  return [
    ...(mayWriteAt(address.trim(), hosts) ? [] : [{ id: "adres", text: t.addressWrong }]),
    ...(model.trim() === "" ? [{ id: "model", text: t.modelWrong }] : []),
  ];
}

/** Drafts for the team: where they are written, and the newest one. */
export function draftPages(router: Router, ctx: Context): void {
  const found = async ({ params }: Pick<PageRequest, "params">) => {
    const region = await regionOf(ctx, params.region ?? "");
    const dialogue = await findDialogue(ctx.db, region.id, params.slug ?? "");
    if (!dialogue) throw new Refusal("", 404);
    return { region, dialogue };
  };
  const show = async (request: PageRequest, typed?: DraftProps["typed"]) => {
    const { region, dialogue } = await found(request);
    const stored = await writerOf(ctx.db, region.id);
    const texts = new Map((await contributionsOf(ctx.db, dialogue.id)).map((one) => [one.number, one]));
    return (
      <DraftPage
        request={request}
        region={region}
        dialogue={dialogue}
        hosts={ctx.config.aiHosts}
        typed={typed ?? stored ?? { address: "", model: "", active: false }}
        errors={typed ? errorsIn(typed, ctx.config.aiHosts, request.lang) : []}
        ready={(await writerNow(ctx, region.id)) !== undefined}
        draft={await draftOf(ctx.db, dialogue.id)}
        texts={texts}
      />
    );
  };
  router.page({ ...team, path, handle: async (request) => page(await show(request)) });
  router.form({
    ...team,
    path,
    async handle(request) {
      const { region, dialogue } = await found(request);
      const { form } = request;
      const typed = { address: form.text("adres"), model: form.text("model"), active: form.has("aan") };
      try {
        await setWriter(ctx, request.actor, region.id, { ...typed, key: form.text("sleutel") });
      } catch (error) {
        if (error instanceof Refusal && error.status === 400) return page(await show(request, typed), { status: 400 });
        throw error;
      }
      return redirect(request.link(teamAddress(region.id, dialogue.slug, "samenvatting")));
    },
  });
  router.form({
    ...team,
    path: `${path}/maak`,
    async handle(request) {
      const { region, dialogue } = await found(request);
      await orderDraft(ctx, request.actor, dialogue);
      return redirect(request.link(teamAddress(region.id, dialogue.slug, "samenvatting")));
    },
  });
}
