import { inSteps } from "@brink/methods/disclosure";
import { Note } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { step } from "../../model.ts";
import { dialogueTexts } from "../../text.ts";
import type { Kept } from "../../pages/drafts.tsx";

export interface Helped {
  readonly paper: number;
  readonly helper: number;
}

/** Counted openly, in steps of ten: who took part on paper, and who had help. */
export function HelpedCount({ lang, helped }: { readonly lang: Lang; readonly helped: Helped }) {
  const t = dialogueTexts(lang).paper;
  if (helped.paper + helped.helper === 0) return null;
  const words = (count: number) =>
    count === 0 ? "0" : count < step ? t.few : `${formatNumber(inSteps(count, step), lang)}+`;
  return (
    <>
      <h2>{t.openTitle}</h2>
      <p>
        {t.open(words(helped.paper), words(helped.helper))} {t.openHow}
      </p>
    </>
  );
}

/** On every step while a volunteer helps somebody. */
export function Helping({ lang, kept }: { readonly lang: Lang; readonly kept: Kept }) {
  const t = dialogueTexts(lang).paper;
  if (kept["data-helping"] === undefined) return null;
  return (
    <Note>
      {t.helping} {t.helpNext}
    </Note>
  );
}
