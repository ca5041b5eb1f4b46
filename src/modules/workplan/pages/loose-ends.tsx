import { Empty, LooseEnds } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { inLanguage } from "#platform/http/index.ts";
import { filterHref, noFilters } from "../filters.ts";
import { type LooseEnd, looseEndKinds } from "../loose-ends.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { Frame, type ViewRequest, ViewHead, workplanHref } from "./frame.tsx";
import { looseCards } from "./list.tsx";
import { looseCard, looseSentence } from "../loose-words.ts";
import { Dutch } from "./words.tsx";

/** At most this many of one kind; the list holds the rest by its filter. */
const most = 60;

/** Everything that does not add up, by kind, with the rule by which Brink found it. */
export function LooseEndsPage({ request, plan }: { readonly request: ViewRequest; readonly plan: Workplan }) {
  const { lang } = request;
  const t = workplanTexts(lang).loose;
  const { region } = plan;
  const groups = looseEndKinds
    .map((kind) => ({ kind, ends: plan.looseEnds.filter((end) => end.kind === kind) }))
    .filter((group) => group.ends.length > 0);
  return (
    <Frame
      request={request}
      region={region}
      title={t.title}
      description={t.description(region.content.name)}
      crumbs={[{ label: t.title }]}
    >
      <ViewHead lang={lang} region={region} view="loose" title={t.title} lead={t.lead} />
      {groups.length === 0 && <Empty title={t.none} text={t.noneText} />}
      <LooseEnds
        id="soorten"
        title={t.title}
        items={looseCards(plan, lang).map((card) => ({ ...card, href: card.href.slice(card.href.indexOf("#")) }))}
      />
      {groups.map(({ kind, ends }) => (
        <section aria-labelledby={kind}>
          <h2 id={kind}>
            {ends.length} {looseCard(kind, ends.length, lang)}
          </h2>
          <p class="soft">{t.rule[kind]}</p>
          <ul class="results">
            {ends.slice(0, most).map((end) => (
              <LooseLine end={end} plan={plan} lang={lang} />
            ))}
          </ul>
          {ends.length > most && (
            <a href={filterHref(workplanHref(lang, region), { ...noFilters, loose: kind })}>
              {workplanTexts(lang).board.more(formatNumber(ends.length - most, lang))}
            </a>
          )}
        </section>
      ))}
    </Frame>
  );
}

function LooseLine({
  end,
  plan,
  lang,
}: {
  readonly end: LooseEnd;
  readonly plan: Workplan;
  readonly lang: "nl" | "en";
}) {
  const links = end.initiatives.flatMap((id) => {
    const one = plan.byId.get(id);
    return one ? [{ href: workplanHref(lang, plan.region, `/${id}`), title: one.title }] : [];
  });
  const goal = end.kind === "goal_without_initiative" ? plan.goals.find((one) => one.id === end.goal) : undefined;
  if (goal) links.push({ href: inLanguage(lang, `/${plan.region.id}/plan/${goal.id}`), title: goal.title });
  return (
    <li>
      <span>{looseSentence(end, lang)}</span>
      <small>
        {links.map((link, place) => (
          <>
            {place > 0 && " · "}
            <a class="small" href={link.href}>
              <Dutch lang={lang}>{link.title}</Dutch>
            </a>
          </>
        ))}
      </small>
    </li>
  );
}
