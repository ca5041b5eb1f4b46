import { Button, DataTable, Empty, Lead, Select } from "#design/components/index.ts";
import { formatNumber, formatSigned } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Pair, Told } from "../comparing.ts";
import type { Ranked } from "../compute.ts";
import type { ShownDialogue } from "../../store.ts";
import { addressOf, type Asked, DialogueFrame } from "../../pages/frame.tsx";
import { moreTexts } from "./more/text.ts";
import { outcomeTexts } from "./text.ts";

export interface CompareProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly others: readonly ShownDialogue[];
  /** Both sides, when another dialogue was chosen. */
  readonly chosen?: {
    readonly other: ShownDialogue;
    readonly here: Told;
    readonly there: Told;
    readonly pairs: readonly Pair[];
  };
}

/** Two dialogues on the same question, held side by side. */
export function ComparePage({ request, region, dialogue, others, chosen }: CompareProps) {
  const { lang } = request;
  const t = moreTexts(lang);
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.compareTitle} under={t.compareTitle}>
      <h1>{t.compareTitle}</h1>
      <Lead>{t.compareIntro}</Lead>
      {others.length === 0 ? (
        <Empty
          title={t.compareNone}
          text={t.among}
          action={{ href: request.link(addressOf(dialogue)), label: dialogue.content.title }}
        />
      ) : (
        <form method="get" action={request.link(addressOf(dialogue, "vergelijk"))}>
          <Select
            lang={lang}
            id="met"
            name="met"
            label={t.compareWith}
            value={chosen && keyOf(chosen.other)}
            options={others.map((one) => ({ value: keyOf(one), label: one.content.title }))}
          />
          <div class="actions">
            <Button>{t.compareShow}</Button>
          </div>
        </form>
      )}
      {chosen && <SideBySide request={request} dialogue={dialogue} {...chosen} />}
    </DialogueFrame>
  );
}

export const keyOf = ({ regionId, slug }: Pick<ShownDialogue, "regionId" | "slug">): string => `${regionId}.${slug}`;

function SideBySide({
  request,
  dialogue,
  other,
  here,
  there,
  pairs,
}: { readonly request: Asked; readonly dialogue: ShownDialogue } & Required<CompareProps>["chosen"]) {
  const { lang } = request;
  const t = moreTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const share = ({ plus, votes }: Pair["here"]) => `${plus} (n = ${n(votes)})`;
  const top = (told: Told) => told.result.ranking.filter(({ number }) => told.texts.has(number)).slice(0, 5);
  const said = (told: Told, row: Ranked | undefined) =>
    row ? `${told.texts.get(row.number)!.body} ${share(row)}` : "";
  const [tops, others] = [top(here), top(there)];
  const verdict = ({ clear, difference }: Pair) => (clear ? (difference > 0 ? t.higher : t.lower) : t.same);
  return (
    <>
      <h2>{`${dialogue.content.title} – ${other.content.title}`}</h2>
      <p>
        {t.compareBase(n(here.result.people), n(there.result.people))} {t.among}
      </p>
      {dialogue.form !== other.form && <p class="source">{t.compareForms}</p>}
      <DataTable
        lang={lang}
        caption={`${t.compareTop}. ${t.ofHundred}`}
        rows={tops.map((row, at) => ({ place: at + 1, row, other: others[at] }))}
        columns={[
          { key: "place", label: outcomeTexts(lang).voteColumns.place, cell: ({ place }) => String(place) },
          { key: "here", label: dialogue.content.title, cell: ({ row }) => said(here, row) },
          { key: "there", label: other.content.title, cell: (one) => said(there, one.other) },
        ]}
      />
      {pairs.length === 0 ? (
        <p>{t.compareNothing}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={`${t.comparePairs}. ${t.ofHundred}`}
          rows={pairs}
          columns={[
            { key: "here", label: dialogue.content.title, cell: (row) => `${row.hereText} ${share(row.here)}` },
            { key: "there", label: other.content.title, cell: (row) => `${row.thereText} ${share(row.there)}` },
            {
              key: "difference",
              label: t.difference,
              cell: (row) => `${verdict(row)} (${formatSigned(row.difference, lang, 0)})`,
            },
          ]}
        />
      )}
    </>
  );
}
