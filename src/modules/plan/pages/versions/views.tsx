import { DefinitionList, Empty, ExampleLabel, Lead, MoreLink, Note } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import { type PlanChange } from "../../compare.ts";
import type { FrozenPlan } from "../../frozen.ts";
import type { Adoption, AdoptedPlan, PartDecision } from "../../store-adopted.ts";
import { planTexts } from "../../text.ts";
import { versionTexts } from "../../versions/text.ts";
import { agesWords } from "../../versions/words.ts";
import { aimWords } from "../../words.ts";
import { Changes, changeSum, PlanFrame, planHref, type ViewRequest } from "./parts.tsx";

interface Shared {
  readonly request: ViewRequest;
  readonly region: Region;
}

/** Every adopted version, newest first. */
export function VersionsPage(props: Shared & { readonly versions: readonly Adoption[] }) {
  const { request, region, versions } = props;
  const { lang } = request;
  const t = versionTexts(lang);
  const { name } = region.content;
  return (
    <PlanFrame
      request={request}
      region={region}
      title={t.title}
      description={t.description(name)}
      crumbs={[{ label: t.title }]}
    >
      <h1>
        {t.title} {region.status === "example" && <ExampleLabel lang={lang} />}
      </h1>
      <Lead>{t.lead(name)}</Lead>
      {versions.length === 0 && <Empty title={t.none} text={t.noneText} />}
      <ul class="results">
        {versions.map((one) => (
          <li>
            <a href={planHref(lang, region, `/versies/${one.number}`)}>{t.version(String(one.number))}</a>
            {one.example && region.status !== "example" && (
              <p>
                <ExampleLabel lang={lang} />
              </p>
            )}
            <p>
              {t.adopted(formatDate(one.adoptedOn, lang), one.body)} <span lang={dutch(lang)}>{one.reason}</span>
            </p>
          </li>
        ))}
      </ul>
      <p class="soft small">
        <a href={planHref(lang, region, "/vaststellen")} rel="nofollow">
          {t.adopt.link}
        </a>
      </p>
    </PlanFrame>
  );
}

const dutch = (lang: Lang) => (lang === "nl" ? undefined : "nl");

export interface VersionPageProps extends Shared {
  readonly version: AdoptedPlan;
  /** Numbers of the versions beside it. */
  readonly previous?: number;
  readonly next?: number;
  readonly decisions: readonly PartDecision[];
}

/** One adopted version: who, when and why, what it says, and what was decided after it. */
export function VersionPage({ request, region, version, previous, next, decisions }: VersionPageProps) {
  const { lang } = request;
  const t = versionTexts(lang);
  const number = String(version.number);
  const href = planHref(lang, region, `/versies/${number}`);
  return (
    <PlanFrame
      request={request}
      region={region}
      title={`${planTexts(lang).title}, ${t.version(number).toLowerCase()}`}
      description={t.adopted(formatDate(version.adoptedOn, lang), version.body)}
      crumbs={[{ label: t.title, href: planHref(lang, region, "/versies") }, { label: t.version(number) }]}
    >
      <h1>
        {t.version(number)} {version.example && <ExampleLabel lang={lang} />}
      </h1>
      <Lead>{t.adopted(formatDate(version.adoptedOn, lang), version.body)}</Lead>
      {lang !== "nl" && <Note>{planTexts(lang).dutchOnly}</Note>}
      <p class="soft">{t.frozen(number)}</p>
      <ul class="link-list">
        <li>
          <a href={`${href}/tegenover/nu`}>{t.withNow}</a>
        </li>
        {previous !== undefined && (
          <li>
            <a href={planHref(lang, region, `/versies/${previous}/tegenover/${number}`)}>
              {t.withBefore(String(previous))}
            </a>
          </li>
        )}
        <li>
          <a href={planHref(lang, region)}>{t.toNow}</a>
        </li>
      </ul>
      <Contents lang={lang} plan={version.snapshot} />
      <h2>{next === undefined ? t.since : t.until(String(next))}</h2>
      {decisions.length === 0 && <p>{t.nothingSince}</p>}
      <ul class="results">
        {decisions.map((one) => (
          <li>
            <span lang={dutch(lang)}>{one.removed ? t.removedPart(one.title) : one.title}</span>
            <p lang={dutch(lang)}>{one.reason}</p>
            <small>{t.decision(formatDate(one.decidedOn ?? one.at, lang), one.decidedBy)}</small>
          </li>
        ))}
      </ul>
      <h2>{t.seal}</h2>
      <p>
        <a href={`${href}/plan.json`}>{t.file}</a>. {t.sealSay}
      </p>
      <p class="code-line">
        <code>{version.hash}</code>
      </p>
    </PlanFrame>
  );
}

/** What a frozen plan says. */
function Contents({ lang, plan }: { readonly lang: Lang; readonly plan: FrozenPlan }) {
  const t = planTexts(lang);
  const challenges = (ids: readonly string[]) => plan.challenges.filter((one) => ids.includes(one.id));
  const named = new Set(plan.ambitions.flatMap((ambition) => ambition.challenges));
  const others = plan.challenges.filter((one) => !named.has(one.id)).map((one) => one.id);
  const groups = [
    ...plan.ambitions,
    ...(others.length > 0 ? [{ id: "overig", title: t.other, say: "", challenges: others }] : []),
  ];
  return (
    <>
      <DefinitionList
        items={[
          { term: t.dream, text: plan.dream[lang] },
          ...(plan.vulnerable
            ? [
                {
                  term: t.vulnerable,
                  text: (
                    <>
                      <span lang={dutch(lang)}>{plan.vulnerable.text}</span>{" "}
                      {t.since(formatDate(plan.vulnerable.since, lang))}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {groups.map((group) => (
        <section class="stack">
          <h2 lang={group.id === "overig" ? undefined : dutch(lang)}>{group.title}</h2>
          {group.say && <p lang={dutch(lang)}>{group.say}</p>}
          {challenges(group.challenges).map((challenge) => (
            <>
              <h3>{challenge.name[lang]}</h3>
              <ul class="results">
                {plan.goals
                  .filter((goal) => goal.challenge === challenge.id)
                  .map((goal) => (
                    <li>
                      <span lang={dutch(lang)}>{goal.title}</span>
                      <p>
                        {aimWords({ ...goal, measurements: [] }, lang)} {t.measurability[goal.measurability]}.{" "}
                        {versionTexts(lang).about} <span lang={dutch(lang)}>{goal.population}</span>
                        {goal.ages && `, ${agesWords(goal.ages, lang)}`}.
                      </p>
                    </li>
                  ))}
              </ul>
            </>
          ))}
        </section>
      ))}
    </>
  );
}

export interface ComparePageProps extends Shared {
  readonly before: AdoptedPlan;
  /** Undefined for the plan of today. */
  readonly after: AdoptedPlan | undefined;
  readonly afterPlan: FrozenPlan;
  readonly changes: readonly PlanChange[];
}

/** Two versions side by side, in words. */
export function ComparePage({ request, region, before, after, afterPlan, changes }: ComparePageProps) {
  const { lang } = request;
  const t = versionTexts(lang);
  const names = [
    t.version(String(before.number)).toLowerCase(),
    after ? t.version(String(after.number)).toLowerCase() : t.compare.now,
  ] as const;
  const title = t.compare.title(...names);
  return (
    <PlanFrame
      request={request}
      region={region}
      title={title}
      description={changeSum(changes, lang)}
      crumbs={[
        { label: t.title, href: planHref(lang, region, "/versies") },
        { label: t.version(String(before.number)), href: planHref(lang, region, `/versies/${before.number}`) },
        { label: t.compareTitle },
      ]}
    >
      <h1>
        {title} {before.example && <ExampleLabel lang={lang} />}
      </h1>
      {changes.length === 0 ? (
        <Empty title={t.compare.same} text={t.compare.sameText} />
      ) : (
        <Lead>{changeSum(changes, lang)}</Lead>
      )}
      {lang !== "nl" && <Note>{planTexts(lang).dutchOnly}</Note>}
      <Changes lang={lang} region={region} changes={changes} before={before.snapshot} after={afterPlan} />
      <p>
        <MoreLink href={planHref(lang, region, "/versies")}>{t.all}</MoreLink>
      </p>
    </PlanFrame>
  );
}
