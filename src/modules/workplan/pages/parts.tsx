import { LooseEnds, MoreLink, Section } from "#design/components/index.ts";
import { breakable, formatNumber } from "#design/format.ts";
import type { Goal } from "#modules/plan/index.ts";
import type { Area, Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { Lang } from "#platform/text.ts";
import { filterHref, noFilters } from "../filters.ts";
import { forPeople, readWorkplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { workplanHref } from "./frame.tsx";
import { looseCards } from "./list.tsx";
import { nearnessFrom } from "../places.ts";
import { placeHref } from "./places/map.tsx";
import { placeSummary } from "./places/place.tsx";
import { placeTexts } from "./places/text.ts";
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
      <ul class="link-list link-list--wide">
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

/** How many stand on the page of an area's figures; the page of the place has all. */
const fewHere = 4;

/** On the page of an area's figures: what happens there, and the way to all of it. */
export async function areaPart(ctx: Ctx, { region, lang, area }: { region: Region; lang: Lang; area: Area }) {
  const plan = await readWorkplan(ctx, region);
  const place = plan.places.get(area.code);
  if (!place || plan.initiatives.length === 0) return null;
  const t = placeTexts(lang).part;
  const near = nearnessFrom(plan.places, place);
  const here = forPeople(plan).filter((one) => near(one) === "here");
  return (
    <section aria-labelledby="wat-hier-gebeurt">
      <h2 id="wat-hier-gebeurt">{breakable(t.heading(place.name))}</h2>
      <p>{placeSummary(plan, place, lang)}</p>
      {here.length > 0 && (
        <ul class="link-list link-list--wide">
          {here.slice(0, fewHere).map((one) => (
            <li>
              <a href={workplanHref(lang, region, `/${one.id}`)}>
                <Dutch lang={lang}>{one.title}</Dutch>
              </a>
              <StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />
            </li>
          ))}
        </ul>
      )}
      <MoreLink href={placeHref(lang, plan, place)}>{t.more(place.name)}</MoreLink>
    </section>
  );
}
