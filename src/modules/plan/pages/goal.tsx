import type { Child } from "hono/jsx";
import { DataTable, DefinitionList, ExampleLabel, Note } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { FollowedGoal } from "../follow.ts";
import { courseOf, expectedIn, type Goal } from "../model.ts";
import { editTexts } from "../edit/text.ts";
import { planTexts } from "../text.ts";
import { agesWords } from "../versions/words.ts";
import { aimWords, courseWords, valueWords } from "../words.ts";
import { CoursePill } from "./plan.tsx";

export interface GoalPageProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly goal: FollowedGoal;
  readonly areaName: string | undefined;
  /** What later rooms do for this goal. */
  readonly parts: readonly Child[];
}

/** One goal: what it wants, how it is measured, how it stands, and who works on it. */
export function GoalPage({ request, region, goal, areaName, parts }: GoalPageProps) {
  const { lang } = request;
  const t = planTexts(lang);
  const f = t.facts;
  const base = `/${region.id}`;
  const challenge = region.content.challenges.find((one) => one.id === goal.challenge);
  const course = courseOf(goal, goal.measurements);
  return (
    <SitePage
      request={request}
      region={region}
      here={5}
      title={goal.short}
      description={goal.title}
      crumbs={[
        { label: region.content.name, href: inLanguage(lang, base) },
        { label: t.title, href: inLanguage(lang, `${base}/plan`) },
        { label: goal.short },
      ]}
    >
      <p class="pills">
        <CoursePill lang={lang} goal={goal} /> {region.status === "example" && <ExampleLabel lang={lang} />}
      </p>
      <h1 lang="nl">{goal.title}</h1>
      {lang !== "nl" && <Note>{t.dutchOnly}</Note>}
      <DefinitionList
        items={[
          ...(challenge
            ? [
                {
                  term: f.challenge,
                  text: <a href={inLanguage(lang, `${base}/plan#${challenge.id}`)}>{challenge.name[lang]}</a>,
                },
              ]
            : []),
          {
            term: f.population,
            text: (
              <>
                <span lang="nl">{goal.population}</span>
                {goal.ages && `, ${agesWords(goal.ages, lang)}`}
              </>
            ),
          },
          { term: f.where, text: areaName ?? f.whole(region.content.name) },
          { term: f.aim, text: aimWords(goal, lang) || f.none },
          {
            term: f.measure,
            text: (
              <>
                <b>{t.measurability[goal.measurability]}.</b> <span lang="nl">{goal.measureSay}</span>{" "}
                {goal.indicator && <a href={inLanguage(lang, `${base}/regiobeeld/${goal.indicator}`)}>{f.indicator}</a>}
              </>
            ),
          },
          {
            term: f.course,
            text: (
              <>
                <CoursePill lang={lang} goal={goal} /> {courseWords(goal, course, lang)}
              </>
            ),
          },
        ]}
      />
      <StandIn lang={lang} goal={goal} />
      <Points lang={lang} goal={goal} />
      {[...parts]}
      <p class="soft small">
        <a href={inLanguage(lang, `${base}/plan/${goal.id}/bewerk`)} rel="nofollow">
          {editTexts(lang).goal.link}
        </a>
      </p>
    </SitePage>
  );
}

/** The figure that comes near, by name, in its own unit. */
function StandIn({ lang, goal }: { readonly lang: "nl" | "en"; readonly goal: FollowedGoal }) {
  const t = planTexts(lang).facts;
  const series = goal.standIn;
  if (!series) return null;
  return (
    <>
      <h2>{t.standIn(series.name[lang])}</h2>
      <p>{t.standInSay}</p>
      <DataTable
        lang={lang}
        caption={series.name[lang]}
        captionHidden
        rows={[...series.points]}
        columns={[
          { key: "year", label: t.year, cell: (point) => String(point.year) },
          { key: "value", label: t.found, cell: (point) => formatNumber(point.value, lang, 1) },
          { key: "source", label: t.source, cell: () => <span lang="nl">{series.publisher}</span> },
        ]}
      />
    </>
  );
}

/** Every year that something was expected or measured. */
function Points({ lang, goal }: { readonly lang: "nl" | "en"; readonly goal: Goal }) {
  const t = planTexts(lang).facts;
  const points = [goal.baseline, ...goal.path, goal.target, ...goal.measurements].filter(
    (point) => point !== undefined,
  );
  const years = [...new Set(points.map((point) => point.year))].toSorted();
  if (years.length === 0) return null;
  const say = (value: number | undefined) =>
    value === undefined ? t.none : valueWords(goal, Math.round(value * 10) / 10, lang);
  const measured = (year: number) => goal.measurements.find((one) => one.year === year);
  return (
    <>
      <h2>{t.points}</h2>
      <DataTable
        lang={lang}
        caption={t.points}
        captionHidden
        rows={years}
        columns={[
          { key: "year", label: t.year, cell: (year) => String(year) },
          {
            key: "expected",
            label: t.expected,
            cell: (year) => (goal.baseline && year < goal.baseline.year ? "" : say(expectedIn(goal, year))),
          },
          {
            key: "found",
            label: t.found,
            cell: (year) => {
              const found = measured(year);
              if (!found) return t.none;
              const margin =
                found.lower !== undefined && found.upper !== undefined
                  ? ` (${planTexts(lang).margin(say(found.lower), say(found.upper))})`
                  : "";
              return `${say(found.value)}${margin}`;
            },
          },
          { key: "source", label: t.source, cell: (year) => <span lang="nl">{measured(year)?.source ?? ""}</span> },
        ]}
      />
    </>
  );
}
