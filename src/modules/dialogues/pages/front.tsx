import { Section } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { isOpen } from "../model.ts";
import { dialoguesOf } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { standingOf } from "./handlers-open.tsx";
import { DialogueInvitation } from "./public.tsx";

/** On the region's front page: the dialogue that is open now, when there is one. */
export async function frontPart(ctx: Context, { region, lang }: { readonly region: Region; readonly lang: Lang }) {
  const standings = (await dialoguesOf(ctx.db, region.id)).map((one) => standingOf(ctx, one));
  const open = standings.find(({ phase }) => isOpen(phase));
  if (!open) return null;
  const t = dialogueTexts(lang).front;
  return (
    <Section id="gesprek" title={t.title} intro={t.intro}>
      <DialogueInvitation request={{ lang, link: (path) => inLanguage(lang, path) }} standing={open} />
    </Section>
  );
}
