import { Empty, Lead } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import { figureTexts } from "../../text.ts";
import { checkedOnly, type PlacedFact, withoutReturned } from "../reading.ts";
import { factTexts } from "../text.ts";
import { FactTable, factsPath } from "./parts.tsx";

/** Every figure that the region reported itself: first what was checked, then what waits. The same for everyone. */
export function FactsPage(props: {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly facts: readonly PlacedFact[];
}) {
  const { request, region } = props;
  const facts = withoutReturned(props.facts);
  const { lang } = request;
  const t = factTexts(lang);
  const { name } = region.content;
  const checked = checkedOnly(facts);
  const waiting = facts.filter((one) => !checked.includes(one));
  const groups = [
    { id: "nagekeken", title: t.checked, intro: t.checkedIntro, facts: checked },
    { id: "wacht", title: t.waiting, intro: t.waitingIntro, facts: waiting },
  ];
  return (
    <SitePage
      request={request}
      region={region}
      title={t.heading(name)}
      description={t.description(name)}
      here={1}
      crumbs={[
        { label: name, href: inLanguage(lang, `/${region.id}`) },
        { label: figureTexts(lang).overview.title, href: inLanguage(lang, `/${region.id}/regiobeeld`) },
        { label: t.title },
      ]}
    >
      <h1>{t.heading(name)}</h1>
      <Lead>{t.lead}</Lead>
      {facts.length === 0 && <Empty title={t.none} text={t.noneText} />}
      {groups
        .filter((group) => group.facts.length > 0)
        .map((group) => (
          <section aria-labelledby={group.id}>
            <h2 id={group.id}>{group.title}</h2>
            <p>{group.intro}</p>
            <FactTable lang={lang} region={region} caption={group.title} facts={group.facts} />
          </section>
        ))}
      <p>
        <a class="more" href={inLanguage(lang, `${factsPath(region)}/beheer`)} rel="nofollow">
          {t.forTeam}
        </a>
      </p>
    </SitePage>
  );
}
