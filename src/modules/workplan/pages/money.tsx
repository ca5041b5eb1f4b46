import { MoneyBars } from "#design/charts/index.ts";
import { Chips, DataTable, Empty } from "#design/components/index.ts";
import { formatEuro } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { type Initiative, type Money, sources, sumMoney } from "../model.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { type Flow, MoneyFlows } from "./flows.tsx";
import { Frame, ViewHead, type ViewRequest, views, workplanHref } from "./frame.tsx";

export interface MoneyPageProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  /** Only the money of this year; of all years when left out or when there is none in it. */
  readonly year?: number;
}

/** All money of the workplan: by year, source and challenge, with the flows between them; of all years or one. */
export function MoneyPage({ request, plan, year: asked }: MoneyPageProps) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const all = plan.initiatives.flatMap((one) => one.money);
  const year = all.some((row) => row.year === asked) ? asked : undefined;
  const rows = year === undefined ? all : moneyOf(plan.initiatives, year);
  const sum = sumMoney(rows);
  const euro = (value: number) => formatEuro(value, lang);
  const lead = rows.length > 0 ? t.money.lead(euro(sum.needed), euro(sum.granted), euro(sum.gap)) : t.money.none;
  const byYear = Map.groupBy(all, (row) => row.year);
  const bySource = Map.groupBy(rows, (row) => row.source);
  const byBoth = Map.groupBy(all, (row) => `${row.source} ${row.year}`);
  const years = [...byYear.keys()].toSorted();
  const used = sources.filter((source) => bySource.has(source));
  const inTotal = Map.groupBy(all, (row) => row.source);
  const ever = sources.filter((source) => inTotal.has(source));
  const bars = (name: string, own: readonly Money[]) => ({ name, ...sumMoney(own) });
  const { challenges, words } = region.content;
  const ofChallenge = (id: string) =>
    moneyOf(
      plan.initiatives.filter((one) => one.challenge === id),
      year,
    );
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
            rows={years.map((one) => bars(String(one), byYear.get(one) ?? []))}
          />
          <Chips
            label={t.money.year}
            showLabel
            items={[undefined, ...years].map((one) => ({
              label: one === undefined ? t.money.allYears : String(one),
              href: workplanHref(lang, region, `${views.money}${one === undefined ? "" : `?jaar=${one}`}`),
              chosen: one === year,
            }))}
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
          <MoneyFlows lang={lang} flows={flowsOf(plan, lang, year)} />
          <h2>{t.money.cross}</h2>
          <DataTable
            lang={lang}
            caption={t.money.cross}
            captionHidden
            rows={ever}
            columns={[
              { key: "source", label: t.initiative.source, cell: (source) => t.sources[source] },
              ...years.map((one) => ({
                key: String(one),
                label: String(one),
                number: true,
                cell: (source: (typeof ever)[number]) => euro(sumMoney(byBoth.get(`${source} ${one}`) ?? []).granted),
              })),
              {
                key: "total",
                label: t.money.total,
                number: true,
                cell: (source) => euro(sumMoney(inTotal.get(source) ?? []).granted),
              },
            ]}
          />
        </>
      )}
    </Frame>
  );
}

/** Granted money from each source to each challenge. */
function flowsOf(plan: Workplan, lang: Lang, year?: number): Flow[] {
  const t = workplanTexts(lang);
  return plan.region.content.challenges.flatMap((challenge) => {
    const rows = moneyOf(
      plan.initiatives.filter((one) => one.challenge === challenge.id),
      year,
    );
    const bySource = Map.groupBy(rows, (row) => row.source);
    return sources.flatMap((source) => {
      const { granted } = sumMoney(bySource.get(source) ?? []);
      return granted > 0 ? [{ from: t.sources[source], to: challenge.name[lang], euros: granted }] : [];
    });
  });
}

/** Money rows of initiatives, of one year where it is asked for. */
function moneyOf(list: readonly Initiative[], year?: number): Money[] {
  const rows = list.flatMap((one) => one.money);
  return year === undefined ? rows : rows.filter((row) => row.year === year);
}
