import type { Lang } from "#platform/text.ts";
import { inLanguage } from "#platform/http/index.ts";
import { formatNumber } from "#design/format.ts";
import { filterHref, noFilters } from "../filters.ts";
import type { Initiative } from "../model.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { Frame, ViewHead, type ViewRequest, workplanHref } from "./frame.tsx";
import { Dutch, StatusPill } from "./words.tsx";

/** From the dream through challenges and goals to initiatives, as a list of lists. */
export function TreePage({ request, plan }: { readonly request: ViewRequest; readonly plan: Workplan }) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const serving = new Map<string, Initiative[]>();
  for (const one of plan.initiatives)
    for (const link of one.goals) serving.set(link.goal, [...(serving.get(link.goal) ?? []), one]);
  const known = new Set(plan.goals.map((goal) => goal.id));
  const orphans = (challenge: string) =>
    plan.initiatives.filter((one) => one.challenge === challenge && !one.goals.some((link) => known.has(link.goal)));
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.tree}
      description={t.tree.lead}
      crumbs={[{ label: t.views.tree }]}
    >
      <ViewHead lang={lang} region={region} view="tree" title={region.content.dream[lang]} lead={t.tree.lead} />
      {region.content.challenges.map((challenge) => (
        <section aria-labelledby={`boom-${challenge.id}`}>
          <h2 id={`boom-${challenge.id}`}>{challenge.name[lang]}</h2>
          {plan.goals
            .filter((goal) => goal.challenge === challenge.id)
            .map((goal) => (
              <>
                <h3>
                  <a href={inLanguage(lang, `/${region.id}/plan/${goal.id}`)} lang="nl">
                    {goal.title}
                  </a>
                </h3>
                <Branch lang={lang} plan={plan} list={serving.get(goal.id) ?? []} goal={goal.id} />
              </>
            ))}
          {orphans(challenge.id).length > 0 && (
            <>
              <h3>{t.tree.noGoalHead}</h3>
              <Branch lang={lang} plan={plan} list={orphans(challenge.id)} />
            </>
          )}
        </section>
      ))}
    </Frame>
  );
}

/** At most this many under one goal. */
const most = 30;

function Branch({
  lang,
  plan,
  list,
  goal,
}: {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly list: readonly Initiative[];
  readonly goal?: string;
}) {
  const t = workplanTexts(lang);
  if (list.length === 0) return <p class="soft">{t.tree.noInitiative}</p>;
  const href = filterHref(workplanHref(lang, plan.region), { ...noFilters, goal: goal ?? "" });
  return (
    <>
      <ul class="link-list link-list--wide">
        {list.slice(0, most).map((one) => (
          <li>
            <a href={workplanHref(lang, plan.region, `/${one.id}`)}>
              <Dutch lang={lang}>{one.title}</Dutch>
            </a>
            <StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />
          </li>
        ))}
      </ul>
      {list.length > most && <a href={href}>{t.board.more(formatNumber(list.length - most, lang))}</a>}
    </>
  );
}
