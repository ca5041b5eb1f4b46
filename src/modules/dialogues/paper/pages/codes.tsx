import { Button, DataTable, ErrorSummary, Lead, TextInput } from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import { inSteps } from "@brink/methods/disclosure";
import type { Region } from "#modules/regions/index.ts";
import { step } from "../../model.ts";
import type { ShownDialogue } from "../../store.ts";
import type { Batch } from "../store.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../../pages/frame.tsx";
import { teamAddress, TeamFrame } from "../../pages/team/frame.tsx";

export interface CodesProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly batches: readonly Batch[];
  readonly pdf: boolean;
  readonly error?: "missing" | "tooMany";
  readonly typed?: { readonly amount: string; readonly name: string };
}

/** Batches of one-time codes. How many were used is told in steps of ten: who got a letter is known to somebody. */
export function CodesPage({ request, region, dialogue, batches, pdf, error, typed }: CodesProps) {
  const { lang } = request;
  const words = dialogueTexts(lang).paper;
  const t = words.codes;
  const to = (under: string) => request.link(teamAddress(region.id, dialogue.slug, under));
  const used = (count: number) => (count < step ? words.few : `${formatNumber(inSteps(count, step), lang)}+`);
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <ErrorSummary lang={lang} errors={error ? [{ id: "aantal", text: t[error] }] : []} />
      <Lead>{t.lead}</Lead>
      <form method="post" action={to("codes")}>
        <TextInput
          lang={lang}
          id="naam"
          name="naam"
          label={t.name}
          hint={t.nameHint}
          value={typed?.name}
          maxlength={80}
          optional
        />
        <TextInput
          lang={lang}
          id="aantal"
          name="aantal"
          type="number"
          min={1}
          max={2000}
          label={t.amount}
          hint={t.amountHint}
          value={typed?.amount}
          error={error && t[error]}
          short
        />
        <div class="actions">
          {pdf && (
            <Button name="als" value="pdf">
              {t.letters}
            </Button>
          )}
          <Button look={pdf ? "quiet" : "primary"} name="als" value="csv">
            {t.list}
          </Button>
        </div>
      </form>
      <h2>{t.batches}</h2>
      {batches.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={t.batches}
          captionHidden
          rows={batches}
          columns={[
            { key: "name", label: t.name, cell: (one) => one.name || "–" },
            { key: "made", label: t.made, cell: (one) => formatDate(one.madeOn, lang, "short") },
            { key: "amount", label: t.amount, number: true, cell: (one) => formatNumber(one.amount, lang) },
            { key: "used", label: t.used, cell: (one) => used(one.used) },
            {
              key: "withdraw",
              label: t.withdraw,
              cell: (one) =>
                one.withdrawn ? (
                  t.withdrawn
                ) : (
                  <form method="post" action={to("codes/trek-in")}>
                    <input type="hidden" name="partij" value={one.id} />
                    <Button look="quiet" small label={`${t.withdraw}: ${one.name || one.madeOn}`}>
                      {t.withdraw}
                    </Button>
                  </form>
                ),
            },
          ]}
        />
      )}
      {batches.length > 0 && <p class="source">{t.withdrawText}</p>}
    </TeamFrame>
  );
}
