import { ButtonLink, DataTable, DefinitionList, ExampleLabel, Lead, MoreLink, Note } from "#design/components/index.ts";
import { capital, formatDate, formatEuro, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { amountsPerYear, type Promised, standingOf, unsigned } from "../../promises/model.ts";
import { openPart, type ShownItem } from "../../promises/shown.ts";
import type { Promisable } from "../../promises/subjects.ts";
import { promiseTexts } from "../../promises/text.ts";
import { requestTexts } from "../../requests/text.ts";
import type { Adoption } from "../../store-adopted.ts";
import { planTexts } from "../../text.ts";
import { PlanFrame, planHref, type ViewRequest } from "../versions/parts.tsx";
import { approvalWords, eventWords, signedWords, StandingPill, whatWords } from "./words.tsx";

export interface OneProps {
  readonly request: ViewRequest;
  readonly region: Region;
  /** Every row, newest first; at least one. */
  readonly rows: readonly Promised[];
  readonly versions: readonly Adoption[];
  readonly subjects: ReadonlyMap<string, Promisable>;
  readonly paper: boolean;
}

/** What one organisation promised, how it stands, and how what it promised is going. */
export function PromisePage(props: OneProps) {
  const { request, region, rows, versions, subjects } = props;
  const { lang } = request;
  const t = promiseTexts(lang);
  const promised = rows[0]!;
  const standing = standingOf(promised, versions[0]?.number ?? 0);
  const shown = openPart(promised, subjects);
  const version = String(promised.planVersion);
  const href = planHref(lang, region, `/beloften/${promised.organisation}`);
  const title = t.one.title(capital(promised.name));
  return (
    <PlanFrame
      request={request}
      region={region}
      title={title}
      description={t.one.lead[standing](version)}
      crumbs={[{ label: t.nav, href: planHref(lang, region, "/beloften") }, { label: promised.name }]}
    >
      <p class="pills">
        <StandingPill lang={lang} standing={standing} /> {promised.example && <ExampleLabel lang={lang} />}
      </p>
      <h1>{title}</h1>
      <Lead>{t.one.lead[standing](version)}</Lead>
      {lang !== "nl" && <Note>{planTexts(lang).dutchOnly}</Note>}
      <p class="cluster actions">
        {props.paper && (
          <ButtonLink small look="quiet" href={`${href}/pdf`}>
            {t.one.pdf}
          </ButtonLink>
        )}
        <ButtonLink small look="quiet" href={`${href}/teken`} rel="nofollow">
          {t.one.sign}
        </ButtonLink>
        <ButtonLink small look="quiet" href={`${href}/bijwerken`} rel="nofollow">
          {t.one.update}
        </ButtonLink>
      </p>
      <Facts lang={lang} region={region} promised={promised} what={whatWords(promised, shown, lang)} />
      {(promised.whole || promised.items.length > 0) && (
        <>
          <h2>{t.one.promised}</h2>
          {promised.whole && (
            <p>
              <a href={planHref(lang, region, `/versies/${version}`)}>{t.one.wholeSay}</a>
            </p>
          )}
          <ul class="results">
            {shown.items.map((item) => (
              <ItemLine lang={lang} region={region} item={item} />
            ))}
          </ul>
          {shown.hidden > 0 && <p class="soft">{t.hidden(formatNumber(shown.hidden, lang))}.</p>}
          <Money lang={lang} items={shown.items} />
        </>
      )}
      <h2>{t.one.history}</h2>
      <ul class="results">
        {rows.map((row) => (
          <li>
            <span>{eventWords(row, lang)}</span>
            <p lang={lang === "nl" ? undefined : "nl"}>{row.reason}</p>
            <small>
              {formatDate(row.on, lang)}, {t.one.version.toLowerCase()} {row.planVersion}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <MoreLink href={planHref(lang, region, "/beloften")}>{t.one.all}</MoreLink>
      </p>
      {unsigned.includes(standing) && (
        <p class="soft small">
          <a href={`${href}/mail`} rel="nofollow">
            {requestTexts(lang).link}
          </a>
        </p>
      )}
    </PlanFrame>
  );
}

function Facts(props: { lang: Lang; region: Region; promised: Promised; what: string }) {
  const { lang, region, promised, what } = props;
  const t = promiseTexts(lang);
  if (promised.kind === "ask") return null;
  const dutch = lang === "nl" ? undefined : "nl";
  return (
    <DefinitionList
      items={[
        { term: t.one.what, text: what },
        {
          term: t.one.version,
          text: <a href={planHref(lang, region, `/versies/${promised.planVersion}`)}>{promised.planVersion}</a>,
        },
        { term: t.one.signedBy, text: <span lang={dutch}>{signedWords(promised, lang) || t.nothing}</span> },
        { term: t.reserve, text: <span lang={dutch}>{promised.reserve || t.noReserve}</span> },
        { term: t.approval, text: approvalWords(promised, lang) },
      ]}
    />
  );
}

function ItemLine(props: { lang: Lang; region: Region; item: ShownItem }) {
  const { lang, region, item } = props;
  const t = promiseTexts(lang);
  const title = <span lang={lang === "nl" ? undefined : "nl"}>{item.title}</span>;
  const amounts = item.amounts.map(({ year, euros }) => `${year}: ${formatEuro(euros, lang)}`);
  return (
    <li>
      {item.now ? <a href={inLanguage(lang, `/${region.id}${item.now.path}`)}>{title}</a> : title}
      {item.now && <p>{item.now.status(lang)}</p>}
      {!item.now && <p>{t.gone}</p>}
      {amounts.length > 0 && <p>{amounts.join(" · ")}</p>}
      {item.moneyHidden && <p class="soft">{t.moneyHidden}</p>}
    </li>
  );
}

function Money({ lang, items }: { readonly lang: Lang; readonly items: readonly ShownItem[] }) {
  const t = promiseTexts(lang).one;
  const years = amountsPerYear(items);
  if (years.length === 0) return null;
  const total = years.reduce((sum, one) => sum + one.euros, 0);
  const rows = [
    ...years.map((one) => ({ label: String(one.year), euros: one.euros })),
    ...(years.length > 1 ? [{ label: t.total, euros: total }] : []),
  ];
  return (
    <>
      <h3>{t.money}</h3>
      <DataTable
        lang={lang}
        caption={t.money}
        captionHidden
        rows={rows}
        columns={[
          { key: "year", label: t.year, cell: (row) => row.label },
          { key: "euros", label: t.euros, number: true, cell: (row) => formatEuro(row.euros, lang) },
        ]}
      />
    </>
  );
}
