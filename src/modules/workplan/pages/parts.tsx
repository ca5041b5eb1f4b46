import { LooseEnds, MoreLink, Section } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Goal } from "#modules/plan/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { Lang } from "#platform/text.ts";
import { filterHref, noFilters } from "../filters.ts";
import { readWorkplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { workplanHref } from "./frame.tsx";
import { looseCards } from "./list.tsx";
import { Dutch, StatusPill } from "./words.tsx";

type Ctx = Pick<Context, "db" | "pageVersion" | "clock">;

/** On the front page: how much there is, and what hangs loose. */
export async function frontPart(ctx: Ctx, { region, lang }: { region: Region; lang: Lang }) {
  const plan = await readWorkplan(ctx, region);
  if (plan.initiatives.length === 0) return null;
  const t = workplanTexts(lang);
  return (
    <Section
      id="werkagenda"
      title={`${t.front.title}: ${formatNumber(plan.initiatives.length, lang)} ${t.many}`}
      intro={t.front.intro}
      tight
    >
      <LooseEnds
        id="losse-eindjes"
        title={t.loose.title}
        items={looseCards(plan, lang)
          .toSorted((a, b) => b.count - a.count)
          .slice(0, 4)}
      />
      <MoreLink href={workplanHref(lang, region)}>{t.front.all}</MoreLink>
    </Section>
  );
}

/** Under a goal of the plan: how many work on it. */
export async function goalLine(ctx: Ctx, { region, lang, goal }: { region: Region; lang: Lang; goal: Goal }) {
  const plan = await readWorkplan(ctx, region);
  const t = workplanTexts(lang).forGoal;
  const count = plan.initiatives.filter((one) => one.goals.some((link) => link.goal === goal.id)).length;
  if (count === 0) return <span>{t.none}</span>;
  const href = filterHref(workplanHref(lang, region), { ...noFilters, goal: goal.id });
  return <a href={href}>{count === 1 ? t.lineOne : t.line(formatNumber(count, lang))}</a>;
}

/** On the page of a goal: who works on it. */
export async function goalPart(ctx: Ctx, { region, lang, goal }: { region: Region; lang: Lang; goal: Goal }) {
  const plan = await readWorkplan(ctx, region);
  const t = workplanTexts(lang).forGoal;
  const own = plan.initiatives.filter((one) => one.goals.some((link) => link.goal === goal.id));
  return (
    <section aria-labelledby="wie">
      <h2 id="wie">{t.heading}</h2>
      {own.length === 0 && <p>{t.none}</p>}
      <ul class="link-list">
        {own.slice(0, 100).map((one) => (
          <li>
            <a href={workplanHref(lang, region, `/${one.id}`)}>
              <Dutch lang={lang}>{one.title}</Dutch>
            </a>
            <StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />
          </li>
        ))}
      </ul>
    </section>
  );
}
