import { DataTable } from "#design/components/index.ts";
import { formatNumber, formatSigned } from "#design/format.ts";
import type { Conclusion, WhoReport } from "../compute.ts";
import type { Asked } from "../../pages/frame.tsx";
import { moreTexts } from "./more/text.ts";
import type { Parts } from "./page.tsx";
import { outcomeTexts } from "./text.ts";

/** "Hooguit 12 van de 100": how far who took part can move a share, or that nothing can be said. Undefined without figures. */
export function boundSentence(conclusion: Conclusion | null, lang: Asked["lang"]): string | undefined {
  if (!conclusion?.bound) return undefined;
  const t = moreTexts(lang);
  if (conclusion.bound.saysNothing) return t.boundNothing;
  return t.bound(formatNumber(Math.ceil(100 * conclusion.bound.atMost), lang));
}

/** With weights beside without, with what the weighting costs; or why there are no weights. */
export function WeightedPart({ request, result, texts }: Parts) {
  const { lang } = request;
  const t = moreTexts(lang);
  const { weighted } = result;
  if (!weighted) return null;
  if ("refused" in weighted) {
    return (
      <>
        <h3>{t.weighted}</h3>
        <p>{t.refused[weighted.refused]}</p>
      </>
    );
  }
  const shares = new Map(weighted.rows.map((row) => [row.number, row]));
  const rows = result.ranking
    .flatMap(({ number }) => (texts.has(number) ? (shares.get(number) ?? []) : []))
    .slice(0, 8);
  const n = (value: number, digits = 0) => formatNumber(value, lang, digits);
  return (
    <>
      <h3>{t.weighted}</h3>
      <p>{t.weightedIntro(n(result.people), n((result.people * weighted.effective) / weighted.people))}</p>
      <DataTable
        lang={lang}
        caption={`${t.weighted} ${t.ofHundred}`}
        captionHidden
        rows={rows}
        columns={[
          { key: "text", label: t.weightedText, cell: (row) => texts.get(row.number)!.body },
          { key: "without", label: t.unweighted, number: true, cell: (row) => n(100 * row.unweighted) },
          { key: "with", label: t.withWeights, number: true, cell: (row) => n(100 * row.weighted) },
        ]}
      />
      <p class="source">
        {t.ofHundred}. {t.weightedRange(n(weighted.lightest, 1), n(weighted.heaviest, 1))} {t.margins}
      </p>
    </>
  );
}

/** Partial indicators: which group's absence matters most. */
export function PartialTable({ request, variable }: { readonly request: Asked; readonly variable: WhoReport }) {
  const { lang } = request;
  const t = moreTexts(lang);
  if (!variable.partial) return null;
  const names = outcomeTexts(lang).groups;
  const nameOf = (category: string) =>
    category
      .split("+")
      .map((name) => names[name] ?? name)
      .join(" + ");
  return (
    <details class="details-table">
      <summary>{t.partial}</summary>
      <p class="source">{t.partialIntro}</p>
      <DataTable
        lang={lang}
        caption={t.partial}
        captionHidden
        rows={variable.partial.categories}
        columns={[
          { key: "group", label: t.partialGroup, cell: (row) => nameOf(row.category) },
          { key: "value", label: t.partialValue, number: true, cell: (row) => formatSigned(row.relative, lang, 2) },
        ]}
      />
    </details>
  );
}
