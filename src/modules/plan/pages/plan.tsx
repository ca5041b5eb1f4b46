import type { Child } from "hono/jsx";
import {
  Empty,
  ExampleLabel,
  Lead,
  MoreLink,
  Note,
  Pill,
  ThemeIcon,
  themeIconNamed,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { courseOf, type Goal, type Plan } from "../model.ts";
import { promiseTexts } from "../promises/text.ts";
import type { Adoption } from "../store-adopted.ts";
import { planTexts } from "../text.ts";
import { aimWords, courseWords } from "../words.ts";

export interface PlanPageProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly plan: Plan;
  /** What later rooms say under each goal, by its id. */
  readonly under: ReadonlyMap<string, readonly Child[]>;
  /** The newest adopted version, and how many parts differ from it now. */
  readonly adopted?: Adoption;
  readonly changes?: number;
}

/** From the dream to goals: ambitions, challenges under them, goals under those. */
export function PlanPage({ request, region, plan, under, adopted, changes }: PlanPageProps) {
  const { lang } = request;
  const t = planTexts(lang);
  const { content } = region;
  const challengeGoals = (challenge: string) => plan.goals.filter((goal) => goal.challenge === challenge);
  const named = new Set(plan.ambitions.flatMap((ambition) => ambition.challenges));
  const others = content.challenges.filter((challenge) => !named.has(challenge.id)).map((challenge) => challenge.id);
  const groups = [
    ...plan.ambitions,
    ...(others.length > 0
      ? [{ id: "overig", title: t.other(content.words.challenges[lang]), say: "", challenges: others }]
      : []),
  ];
  const empty = plan.goals.length === 0 && plan.ambitions.length === 0;
  return (
    <SitePage
      request={request}
      region={region}
      here={5}
      title={t.title}
      description={t.description(content.name)}
      crumbs={[{ label: content.name, href: inLanguage(lang, `/${region.id}`) }, { label: t.title }]}
    >
      <h1>
        {t.heading(content.name)} {region.status === "example" && <ExampleLabel lang={lang} />}
      </h1>
      <Lead>{content.dream[lang]}</Lead>
      <p>
        {t.lead(formatNumber(plan.goals.length, lang), t.toWorkplan)}{" "}
        <MoreLink href={inLanguage(lang, `/${region.id}/werkagenda`)}>
          {lang === "nl" ? "Werkagenda" : "Workplan"}
        </MoreLink>
      </p>
      <Versions lang={lang} region={region} adopted={adopted} changes={changes ?? 0} />
      {lang !== "nl" && <Note>{t.dutchOnly}</Note>}
      {empty && <Empty title={t.empty} text={t.emptyText} />}
      {plan.vulnerable && (
        <Note title={t.vulnerable}>
          <span lang="nl">{plan.vulnerable.text}</span> {t.since(formatDate(plan.vulnerable.since, lang))}
        </Note>
      )}
      {!empty &&
        groups.map((group) => (
          <section aria-labelledby={`ambitie-${group.id}`}>
            <h2 id={`ambitie-${group.id}`} lang={group.id === "overig" ? undefined : "nl"}>
              {group.title}
            </h2>
            {group.say && <p lang="nl">{group.say}</p>}
            {content.challenges
              .filter((challenge) => group.challenges.includes(challenge.id))
              .map((challenge) => {
                const icon = themeIconNamed(challenge.icon?.replace(/^opgave-/, ""));
                const goals = challengeGoals(challenge.id);
                return (
                  <div class="initiatives">
                    <div class="initiatives__head">
                      {icon && <ThemeIcon name={icon} />}
                      <h3 id={challenge.id}>{challenge.name[lang]}</h3>
                    </div>
                    <ul class="initiatives__list">
                      {goals.map((goal) => (
                        <GoalLine lang={lang} region={region} goal={goal} under={under.get(goal.id) ?? []} />
                      ))}
                      {goals.length === 0 && <li class="initiative">{t.noGoals}</li>}
                    </ul>
                  </div>
                );
              })}
          </section>
        ))}
    </SitePage>
  );
}

/** Which version holds, and what changed since. */
function Versions(props: { lang: Lang; region: Region; adopted: Adoption | undefined; changes: number }) {
  const { lang, region, adopted, changes } = props;
  const t = planTexts(lang).adopted;
  const href = (rest: string) => inLanguage(lang, `/${region.id}/plan${rest}`);
  if (!adopted) return <p class="soft">{t.none}</p>;
  const version = `/versies/${adopted.number}`;
  return (
    <p>
      <a href={href(version)}>{t.version(String(adopted.number), formatDate(adopted.adoptedOn, lang))}</a>.{" "}
      {changes === 0 ? (
        t.same
      ) : (
        <>
          <a href={href(`${version}/tegenover/nu`)}>{t.changed(formatNumber(changes, lang))}</a>.
        </>
      )}{" "}
      <MoreLink href={href("/beloften")}>{promiseTexts(lang).title}</MoreLink>
    </p>
  );
}

function GoalLine(props: { lang: Lang; region: Region; goal: Goal; under: readonly Child[] }) {
  const { lang, region, goal } = props;
  const course = courseOf(goal, goal.measurements);
  return (
    <li class="initiative" id={`doel-${goal.id}`}>
      <div>
        <h4>
          <a href={inLanguage(lang, `/${region.id}/plan/${goal.id}`)} lang="nl">
            {goal.title}
          </a>
        </h4>
        <p class="initiative__what">{aimWords(goal, lang)}</p>
        <p class="initiative__facts">
          <CoursePill lang={lang} goal={goal} />
          <span>{planTexts(lang).measurability[goal.measurability]}</span>
          {[...props.under]}
        </p>
      </div>
      <p class="small soft">{courseWords(goal, course, lang)}</p>
    </li>
  );
}

/** "Op koers", "Loopt achter" or "Nog niet te zeggen", with its sign. */
export function CoursePill({ lang, goal }: { readonly lang: Lang; readonly goal: Goal }) {
  const { kind } = courseOf(goal, goal.measurements);
  const t = planTexts(lang).course;
  if (kind === "on_course")
    return (
      <Pill look="good" sign="good">
        {t.on_course}
      </Pill>
    );
  if (kind === "behind")
    return (
      <Pill look="warn" sign="warn">
        {t.behind}
      </Pill>
    );
  return (
    <Pill look="none" sign="few">
      {t.unknown}
    </Pill>
  );
}
