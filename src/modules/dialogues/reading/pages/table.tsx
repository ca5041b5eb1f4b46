import { DataTable } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { GroupSpread } from "../../outcome/published.ts";
import { outcomeTexts } from "../../outcome/pages/text.ts";
import { spreadTexts } from "./text.ts";

const letters = "ABCDEF";

/** How reading was spread over opinion groups and roles, as the last calculation published it. */
export function SpreadPart({ lang, spread }: { readonly lang: Lang; readonly spread: readonly GroupSpread[] }) {
  const t = spreadTexts(lang);
  const outcome = outcomeTexts(lang);
  const name = (row: GroupSpread) =>
    row.kind === "role"
      ? (outcome.roles[row.name] ?? row.name)
      : outcome.group(letters[Number(row.name) - 1] ?? row.name);
  const told = (times: number) => (times === 0 ? t.few : formatNumber(times, lang));
  return (
    <>
      <h3>{t.title}</h3>
      <p>
        {t.how} {t.roles}
      </p>
      {spread.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={t.caption}
          rows={spread}
          columns={[
            { key: "group", label: t.columns.group, cell: name, head: true },
            { key: "least", label: t.columns.least, cell: (row) => told(row.least) },
            { key: "median", label: t.columns.median, cell: (row) => told(row.median) },
            { key: "most", label: t.columns.most, cell: (row) => told(row.most) },
          ]}
        />
      )}
    </>
  );
}
