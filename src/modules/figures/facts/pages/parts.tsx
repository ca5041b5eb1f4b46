import { DataTable, Note } from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Fact, FactReturn } from "../model.ts";
import { checkedOnly, type PlacedFact } from "../reading.ts";
import { factTexts } from "../text.ts";

export const factsPath = (region: Pick<Region, "id">): string => `/${region.id}/regiobeeld/eigen-cijfers`;

/** Their place among the pages for who runs a region. */
export const factsLink = {
  path: "regiobeeld/eigen-cijfers/beheer",
  label: (lang: Lang) => factTexts(lang).manage.title,
  roles: ["analyst", "programme_team", "operator"],
} as const;

/** The number with its unit, with as many decimals as were typed. */
export function factShown(fact: Pick<Fact, "value" | "decimals" | "unit">, lang: Lang): string {
  return `${formatNumber(fact.value, lang, fact.decimals)} ${factTexts(lang).units[fact.unit]}`.trim();
}

/** As whom it was typed and checked, with the days. No names. */
export function factBy(fact: Fact, lang: Lang): string {
  const t = factTexts(lang);
  const typed = t.typedBy(t.roles[fact.madeAs], formatDate(fact.madeOn, lang));
  if (!fact.checkedAs || !fact.checkedOn) return typed;
  return `${typed} ${t.checkedBy(t.roles[fact.checkedAs], formatDate(fact.checkedOn, lang))}`;
}

/** A figure in one line, for the team: number, area, about whom, period and source. */
export function FactLine({ fact, area, lang }: PlacedFact & { readonly lang: Lang }) {
  return (
    <p>
      <b>{factShown(fact, lang)}</b> · {area} · {fact.population} · {fact.period} ·{" "}
      <a href={fact.link}>{fact.source}</a>
    </p>
  );
}

/** Why a figure was sent back, for the team: what stands now open, what was before folded. */
export function ReturnLines(props: {
  /** The version of the figure that is seen here. */
  readonly version: number;
  readonly returns: readonly FactReturn[];
  readonly lang: Lang;
}) {
  const { version, lang } = props;
  const t = factTexts(lang);
  const by = (one: FactReturn) => t.manage.returnedBy(t.roles[one.returnedAs], formatDate(one.returnedOn, lang));
  const now = props.returns.find((one) => one.version === version);
  const before = props.returns.filter((one) => one !== now);
  return (
    <>
      {now && (
        <Note kind="warn" title={by(now)}>
          {t.manage.reason(now.reason)}
        </Note>
      )}
      {before.length > 0 && (
        <details>
          <summary>{t.manage.before}</summary>
          <ul>
            {before.map((one) => (
              <li>
                {by(one)} {t.manage.reason(one.reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export interface FactTableProps {
  readonly lang: Lang;
  readonly region: Region;
  readonly caption: string;
  readonly facts: readonly PlacedFact[];
}

/** Typed figures in a table, each with its source, its period and who stands for it. */
export function FactTable({ lang, region, caption, facts }: FactTableProps) {
  const t = factTexts(lang);
  return (
    <DataTable
      lang={lang}
      caption={caption}
      captionHidden
      rows={facts}
      columns={[
        { key: "name", label: t.columns.name, cell: ({ fact }) => fact.name },
        { key: "value", label: t.columns.value, number: true, cell: ({ fact }) => factShown(fact, lang) },
        {
          key: "area",
          label: t.columns.area,
          cell: ({ fact, area }) => (fact.areaCode === region.id ? t.wholeRegion(area) : area),
        },
        { key: "population", label: t.columns.population, cell: ({ fact }) => fact.population },
        { key: "period", label: t.columns.period, cell: ({ fact }) => `${fact.period}, ${t.reported}` },
        { key: "source", label: t.columns.source, cell: ({ fact }) => <a href={fact.link}>{fact.source}</a> },
        { key: "by", label: t.columns.by, cell: ({ fact }) => factBy(fact, lang) },
      ]}
    />
  );
}

/** In a drawer of the regiobeeld: what the region reported itself and somebody else checked; nothing where there is none. */
export function FactsInDrawer(props: Omit<FactTableProps, "caption"> & { readonly drawer: string }) {
  const { lang, region, drawer } = props;
  const t = factTexts(lang);
  const facts = checkedOnly(props.facts).filter(({ fact }) => fact.drawer === drawer);
  if (facts.length === 0) return null;
  return (
    <>
      <h3>{t.inDrawer}</h3>
      <FactTable lang={lang} region={region} caption={t.inDrawer} facts={facts} />
    </>
  );
}

/** To every figure that the region reported itself, also those that wait for a second person. */
export function FactsLink({ lang, region }: Pick<FactTableProps, "lang" | "region">) {
  return (
    <a class="more" href={inLanguage(lang, factsPath(region))}>
      {factTexts(lang).all}
    </a>
  );
}
