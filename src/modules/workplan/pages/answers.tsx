import { MoneyBar, Pill, StepList } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { type DocumentLink, type Initiative, lateMilestones, periodOf, sumMoney } from "../model.ts";
import { hoursWords } from "../hours-words.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { WaitingList } from "./waiting/waiting.tsx";
import { MoneyTable } from "./money-table.tsx";
import { Dutch, placeWords } from "./words.tsx";

/** The seven questions with their answers, and what goes with them. */
export function questions(plan: Workplan, one: Initiative, lang: Lang) {
  const t = workplanTexts(lang).initiative;
  const facts = [placeWords(plan, one, lang), ...one.groups].join(" · ");
  return [
    { term: t.what, text: <Dutch lang={lang}>{one.about ?? one.what}</Dutch> },
    { term: t.goal, text: <Goals plan={plan} one={one} lang={lang} /> },
    {
      term: t.initiator,
      text: (
        <>
          <Dutch lang={lang}>{one.initiator}</Dutch>
          {one.initiatorLeft && <small> {t.left(formatDate(one.initiatorLeft, lang))}</small>}
        </>
      ),
    },
    { term: t.parties, text: <Parties one={one} lang={lang} /> },
    { term: t.money, text: <MoneyAnswer one={one} lang={lang} /> },
    { term: t.when, text: <When plan={plan} one={one} lang={lang} /> },
    { term: t.conditions, text: <Needed one={one} lang={lang} /> },
    { term: t.embedding, text: <After one={one} lang={lang} /> },
    { term: t.where, text: <Dutch lang={lang}>{facts}</Dutch> },
    ...(one.documents && one.documents.length > 0
      ? [{ term: t.documents, text: <Documents links={one.documents} lang={lang} /> }]
      : []),
    ...(one.contact ? [{ term: t.contact, text: <Dutch lang={lang}>{one.contact}</Dutch> }] : []),
  ];
}

function Goals({ plan, one, lang }: { plan: Workplan; one: Initiative; lang: Lang }) {
  const t = workplanTexts(lang);
  const links = one.goals.flatMap((link) => {
    const goal = plan.goals.find((each) => each.id === link.goal);
    return goal ? [{ link, goal }] : [];
  });
  if (links.length === 0) return <>{t.initiative.noGoal}</>;
  return (
    <ul class="stack">
      {links.map(({ link, goal }) => (
        <li>
          <a href={inLanguage(lang, `/${plan.region.id}/plan/${goal.id}`)} lang="nl">
            {goal.title}
          </a>{" "}
          <Dutch lang={lang}>
            {link.why} {link.effect && t.initiative.effect(link.effect)}
          </Dutch>{" "}
          {link.effectFrom && t.initiative.effectFrom(String(link.effectFrom))}{" "}
          <Pill sign={link.evidence === "strong" ? "good" : "same"}>{t.evidence[link.evidence]}</Pill>
        </li>
      ))}
    </ul>
  );
}

function Parties({ one, lang }: { one: Initiative; lang: Lang }) {
  const t = workplanTexts(lang);
  if (one.parties.length === 0) return <>{t.initiative.noParties}</>;
  return (
    <>
      <ul>
        {one.parties.map((party) => (
          <li>
            <Dutch lang={lang}>{party.name}</Dutch> ({t.roles[party.role]})
            {party.effort && (
              <>
                : <Dutch lang={lang}>{party.effort}</Dutch>
              </>
            )}
            {party.hours !== undefined && `, ${t.initiative.hours(hoursWords(party.hours, lang))}`}
          </li>
        ))}
      </ul>
      {one.savings.map((saving) => (
        <p class="small soft">{t.initiative.saves(saving.party, hoursWords(saving.hours, lang), saving.what)}</p>
      ))}
    </>
  );
}

function MoneyAnswer({ one, lang }: { one: Initiative; lang: Lang }) {
  const t = workplanTexts(lang).initiative;
  if (one.money.length === 0) return <>{one.moneyVisibility === "public" ? t.noMoney : t.hiddenMoney}</>;
  const { needed, granted, paid, spent } = sumMoney(one.money);
  return (
    <>
      <MoneyBar lang={lang} id="geld" needed={needed} granted={granted} paid={paid} spent={spent} />
      <MoneyTable lang={lang} rows={one.money} caption={t.perYear} />
    </>
  );
}

function When({ plan, one, lang }: { plan: Workplan; one: Initiative; lang: Lang }) {
  const t = workplanTexts(lang).initiative;
  const period = periodOf(one);
  const late = new Set(lateMilestones(one, plan.today));
  return (
    <>
      <p>
        {period ? t.period(formatDate(period.from, lang, "month"), formatDate(period.to, lang, "month")) : t.noTime}
      </p>
      {one.milestones.length > 0 && (
        <StepList
          items={one.milestones.map((milestone) => ({
            sign: milestone.reached ? ("good" as const) : late.has(milestone) ? ("warn" as const) : ("todo" as const),
            tone: milestone.reached ? ("good" as const) : late.has(milestone) ? ("warn" as const) : undefined,
            when: formatDate(milestone.reached ?? milestone.date, lang, "month"),
            title: <Dutch lang={lang}>{milestone.title}</Dutch>,
            note: late.has(milestone)
              ? t.late(formatDate(milestone.date, lang))
              : milestone.evidence && <Dutch lang={lang}>{milestone.evidence}</Dutch>,
          }))}
        />
      )}
      <WaitingList lang={lang} plan={plan} one={one} />
    </>
  );
}

function Needed({ one, lang }: { one: Initiative; lang: Lang }) {
  const t = workplanTexts(lang);
  if (one.preconditions.length === 0) return <>{t.initiative.nothingNeeded}</>;
  return (
    <StepList
      items={one.preconditions.map((condition) => ({
        sign:
          condition.state === "met"
            ? ("done" as const)
            : condition.state === "partly"
              ? ("running" as const)
              : ("warn" as const),
        tone:
          condition.state === "met" ? ("good" as const) : condition.state === "open" ? ("warn" as const) : undefined,
        title: <Dutch lang={lang}>{condition.title}</Dutch>,
        note: [
          t.conditions[condition.state],
          condition.owner,
          condition.by && t.initiative.byDay(formatDate(condition.by, lang)),
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
}

/** Each link says where it leads. */
function Documents({ links, lang }: { readonly links: readonly DocumentLink[]; readonly lang: Lang }) {
  return (
    <ul>
      {links.map((link) => (
        <li>
          <a href={link.url} rel="nofollow noopener">
            <Dutch lang={lang}>{link.title}</Dutch>
          </a>{" "}
          ({new URL(link.url).hostname})
        </li>
      ))}
    </ul>
  );
}

function After({ one, lang }: { one: Initiative; lang: Lang }) {
  const t = workplanTexts(lang).initiative;
  return (
    <>
      {t.embeddingStates[one.embedding.state]} <Dutch lang={lang}>{one.embedding.how}</Dutch>
    </>
  );
}
