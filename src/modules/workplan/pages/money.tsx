import { MoneyBars } from "#design/charts/index.ts";
import { DataTable, Empty } from "#design/components/index.ts";
import { formatEuro } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { type Money, sources, sumMoney } from "../model.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { type Flow, MoneyFlows } from "./flows.tsx";
import { Frame, ViewHead, type ViewRequest } from "./frame.tsx";

/** All money of the workplan: by year, source and challenge, with the flows between them. */
export function MoneyPage({ request, plan }: { readonly request: ViewRequest; readonly plan: Workplan }) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const rows = plan.initiatives.flatMap((one) => one.money);
  const sum = sumMoney(rows);
  const euro = (value: number) => formatEuro(value, lang);
  const lead = rows.length > 0 ? t.money.lead(euro(sum.needed), euro(sum.granted), euro(sum.gap)) : t.money.none;
  const byYear = Map.groupBy(rows, (row) => row.year);
  const bySource = Map.groupBy(rows, (row) => row.source);
  const byBoth = Map.groupBy(rows, (row) => `${row.source} ${row.year}`);
  const years = [...byYear.keys()].toSorted();
  const used = sources.filter((source) => bySource.has(source));
  const bars = (name: string, own: readonly Money[]) => ({ name, ...sumMoney(own) });
  const { challenges, words } = region.content;
  const ofChallenge = (id: string) =>
    plan.initiatives.filter((one) => one.challenge === id).flatMap((one) => one.money);
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.money}
      description={lead}
      crumbs={[{ label: t.views.money }]}
    >
      <ViewHead lang={lang} region={region} view="money" title={t.views.money} lead={lead} />
      {rows.length === 0 ? (
        <Empty title={t.money.none} />
      ) : (
        <>
          <h2>{t.money.perYear}</h2>
          <MoneyBars
            lang={lang}
            id="per-jaar"
            title={t.money.perYearTitle(euro(sum.gap))}
            rows={years.map((year) => bars(String(year), byYear.get(year) ?? []))}
          />
          <h2>{t.money.perSource}</h2>
          <MoneyBars
            lang={lang}
            id="per-bron"
            title={t.money.perSourceTitle}
            rows={used.map((source) => bars(t.sources[source], bySource.get(source) ?? []))}
          />
          <h2>{t.money.perChallenge(words.challenge[lang])}</h2>
          <MoneyBars
            lang={lang}
            id="per-opgave"
            title={t.money.perChallenge(words.challenge[lang])}
            rows={challenges.map((challenge) => bars(challenge.name[lang], ofChallenge(challenge.id)))}
          />
          <h2>{t.money.flows}</h2>
          <MoneyFlows lang={lang} flows={flowsOf(plan, lang)} />
          <h2>{t.money.cross}</h2>
          <DataTable
            lang={lang}
            caption={t.money.cross}
            captionHidden
            rows={used}
            columns={[
              { key: "source", label: t.initiative.source, cell: (source) => t.sources[source] },
              ...years.map((year) => ({
                key: String(year),
                label: String(year),
                number: true,
                cell: (source: (typeof used)[number]) => euro(sumMoney(byBoth.get(`${source} ${year}`) ?? []).granted),
              })),
              {
                key: "total",
                label: t.money.total,
                number: true,
                cell: (source) => euro(sumMoney(bySource.get(source) ?? []).granted),
              },
            ]}
          />
        </>
      )}
    </Frame>
  );
}

/** Granted money from each source to each challenge. */
function flowsOf(plan: Workplan, lang: Lang): Flow[] {
  const t = workplanTexts(lang);
  return plan.region.content.challenges.flatMap((challenge) => {
    const rows = plan.initiatives.filter((one) => one.challenge === challenge.id).flatMap((one) => one.money);
    const bySource = Map.groupBy(rows, (row) => row.source);
    return sources.flatMap((source) => {
      const { granted } = sumMoney(bySource.get(source) ?? []);
      return granted > 0 ? [{ from: t.sources[source], to: challenge.name[lang], euros: granted }] : [];
    });
  });
}
