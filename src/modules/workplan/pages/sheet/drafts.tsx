import { DataTable, Pill } from "#design/components/index.ts";
import { formatDate, formatEuro, formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Preview } from "../../actions-sheet.ts";
import type { Initiative } from "../../model.ts";
import type { Draft } from "../../sheet/import.ts";
import { workplanTexts } from "../../text.ts";
import { sheetTexts } from "./text.ts";

/** At most this many rows are drawn; every one is counted, and every error is shown up to the same number. */
export const most = 300;

interface DraftsProps extends Pick<Preview, "drafts" | "areaNames"> {
  readonly lang: Lang;
}

/** What every row would do. */
export function Drafts({ lang, drafts, areaNames }: DraftsProps) {
  const t = sheetTexts(lang);
  const looks = { new: "good", change: "warn", same: "none", error: "bad" } as const;
  const shown = drafts.filter((draft) => draft.kind !== "same");
  return (
    <>
      <DataTable
        lang={lang}
        caption={t.preview}
        captionHidden
        rows={shown.slice(0, most)}
        columns={[
          { key: "row", label: t.row, cell: (draft) => String(draft.row) },
          { key: "kind", label: t.what, cell: (draft) => <Pill look={looks[draft.kind]}>{t.kind[draft.kind]}</Pill> },
          { key: "name", label: t.name, cell: (draft) => draft.title },
          {
            key: "changes",
            label: t.changes,
            cell: (draft) => <Changes lang={lang} draft={draft} areaNames={areaNames} />,
          },
        ]}
      />
      {shown.length > most && <p>{t.more(formatNumber(shown.length - most, lang))}</p>}
    </>
  );
}

function Changes({ lang, draft, areaNames }: Pick<DraftsProps, "lang" | "areaNames"> & { readonly draft: Draft }) {
  const t = sheetTexts(lang);
  const words = workplanTexts(lang).fields;
  if (!draft.after) return <></>;
  if (!draft.before) return <Understood lang={lang} one={draft.after} areaNames={areaNames} />;
  const { before, after } = draft;
  return (
    <ul>
      {draft.fields.map((name) => (
        <li>
          <b>{words[name]}.</b> {t.from}: {short(before[name])}. {t.to}: {short(after[name])}.
        </li>
      ))}
    </ul>
  );
}

/** How a new row was understood: what a guess made of days, places and amounts must be seen before it is kept. */
function Understood({ lang, one, areaNames }: Pick<DraftsProps, "lang" | "areaNames"> & { readonly one: Initiative }) {
  const t = workplanTexts(lang);
  const days = [one.start, one.end].map((day) => (day ? formatDate(day, lang) : "–"));
  const money = one.money.map((row) =>
    [String(row.year), t.sources[row.source], formatEuro(Math.max(row.needed, row.granted, row.asked), lang)].join(" "),
  );
  const facts = [
    t.status[one.status],
    ...(one.start || one.end ? [days.join(" / ")] : []),
    ...one.areas.map((code) => areaNames.get(code) ?? code),
    ...money,
    ...one.milestones.map((each) => `${formatDate(each.date, lang)} ${each.title}`),
  ];
  return (
    <>
      {one.what} <small class="soft">{facts.join(" · ")}</small>
    </>
  );
}

/** A value in a few words: lists by their length and the words in them. */
function short(value: Initiative[keyof Initiative]): string {
  if (value === undefined) return "–";
  const text =
    typeof value === "object"
      ? JSON.stringify(value)
          .replaceAll(/["{}[\]]/g, "")
          .replaceAll(",", ", ")
          .replaceAll(":", " ")
      : String(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text || "–";
}
