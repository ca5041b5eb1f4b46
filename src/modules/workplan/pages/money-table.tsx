import { TableDetails } from "#design/components/index.ts";
import { formatEuro } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Money } from "../model.ts";
import { workplanTexts } from "../text.ts";

/** Money by year and source, behind one click. */
export function MoneyTable({
  lang,
  rows,
  caption,
}: {
  readonly lang: Lang;
  readonly rows: readonly Money[];
  readonly caption: string;
}) {
  const t = workplanTexts(lang);
  const i = t.initiative;
  const euro = (key: "needed" | "asked" | "granted" | "paid" | "spent", label: string) => ({
    key,
    label,
    number: true,
    cell: (row: Money) => formatEuro(row[key], lang),
  });
  return (
    <TableDetails
      lang={lang}
      summary={caption}
      caption={caption}
      rows={rows.toSorted((a, b) => a.year - b.year)}
      columns={[
        { key: "year", label: i.year, cell: (row) => String(row.year) },
        { key: "source", label: i.source, cell: (row) => t.sources[row.source] },
        euro("needed", i.needed),
        euro("asked", i.asked),
        euro("granted", i.granted),
        euro("paid", i.paid),
        euro("spent", i.spent),
        {
          key: "gap",
          label: i.gap,
          number: true,
          cell: (row) => formatEuro(Math.max(row.needed - row.granted, 0), lang),
        },
      ]}
    />
  );
}
