import { Empty, ExampleLabel, Lead, MoreLink } from "#design/components/index.ts";
import { capital, formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Promised, type Standing, standingOf, unsigned, unsignedSince } from "../../promises/model.ts";
import { openPart } from "../../promises/shown.ts";
import type { Promisable } from "../../promises/subjects.ts";
import { promiseTexts } from "../../promises/text.ts";
import type { Adoption } from "../../store-adopted.ts";
import { PlanFrame, planHref, type ViewRequest } from "../versions/parts.tsx";
import { approvalWords, StandingPill, whatWords } from "./words.tsx";

export interface ListProps {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly promises: readonly Promised[];
  readonly versions: readonly Adoption[];
  readonly subjects: ReadonlyMap<string, Promisable>;
  /** Whether this computer makes papers. */
  readonly paper: boolean;
}

/** Who signed for what, who has not, and since when. */
export function PromisesPage(props: ListProps) {
  const { request, region, promises, versions } = props;
  const { lang } = request;
  const t = promiseTexts(lang);
  const newest = versions[0]?.number ?? 0;
  const standing = (one: Promised) => standingOf(one, newest);
  const among = (list: readonly Standing[]) => promises.filter((one) => list.includes(standing(one)));
  const taking = promises.filter((one) => standing(one) !== "ended");
  const signed = among(["signed", "waiting"]);
  const waiting = among(["waiting"]);
  const groups = [
    { title: t.groups.open, list: among(unsigned) },
    { title: t.groups.signed, list: signed },
    { title: t.groups.gone, list: among(["ended"]) },
  ];
  const number = (value: number) => formatNumber(value, lang);
  return (
    <PlanFrame
      request={request}
      region={region}
      title={t.title}
      description={t.description(region.content.name)}
      crumbs={[{ label: t.nav }]}
    >
      <h1>
        {t.title} {region.status === "example" && <ExampleLabel lang={lang} />}
      </h1>
      {promises.length === 0 ? (
        <Empty title={t.none} text={t.noneText} />
      ) : (
        <Lead>
          {t.lead(number(signed.length), number(taking.length), number(newest))}{" "}
          {waiting.length > 0 && t.waiting(number(waiting.length))}
        </Lead>
      )}
      {groups
        .filter((group) => group.list.length > 0)
        .map((group) => (
          <section class="stack">
            <h2>{group.title}</h2>
            <ul class="results">
              {group.list.map((one) => (
                <Line {...props} lang={lang} promised={one} standing={standing(one)} />
              ))}
            </ul>
          </section>
        ))}
      {newest > 0 && props.paper && (
        <p>
          <MoreLink href={planHref(lang, region, `/versies/${newest}/pdf`)}>{t.paper.file}</MoreLink>
        </p>
      )}
      <p class="soft small">
        <a href={planHref(lang, region, "/beloften/vragen")} rel="nofollow">
          {t.ask.link}
        </a>
      </p>
    </PlanFrame>
  );
}

function Line(props: ListProps & { readonly lang: Lang; readonly promised: Promised; readonly standing: Standing }) {
  const { lang, region, promised, standing, versions, subjects } = props;
  const t = promiseTexts(lang);
  const since = unsignedSince(promised, versions);
  const signed = promised.kind !== "ask";
  return (
    <li>
      <a href={planHref(lang, region, `/beloften/${promised.organisation}`)}>
        <span lang={lang === "nl" ? undefined : "nl"}>{capital(promised.name)}</span>
      </a>
      <p>
        <StandingPill lang={lang} standing={standing} />{" "}
        {promised.example && region.status !== "example" && <ExampleLabel lang={lang} />}
      </p>
      {signed && <p>{whatWords(promised, openPart(promised, subjects), lang)}</p>}
      {since && <p>{t.since(formatDate(since, lang))}</p>}
      {standing === "ended" && <p>{t.goneSince(formatDate(promised.on, lang))}</p>}
      {signed && promised.approvalState !== "none" && (
        <p>
          {t.approval}: {approvalWords(promised, lang)}
        </p>
      )}
      {signed && promised.reserve && (
        <p>
          {t.reserve}: <span lang={lang === "nl" ? undefined : "nl"}>{promised.reserve}</span>
        </p>
      )}
    </li>
  );
}
