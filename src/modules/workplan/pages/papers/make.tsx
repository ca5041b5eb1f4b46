import { Button, ErrorSummary, type FormError, Lead, RadioGroup, Select, TextInput } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { audiences } from "../../papers/model.ts";
import type { PaperLine } from "../../papers/store.ts";
import { paperTexts } from "../../papers/text.ts";
import type { Workplan } from "../../reading.ts";
import { Frame, workplanHref } from "../frame.tsx";
import { paperPageTexts } from "./text.ts";
import { StatePill } from "./views.tsx";

/** What was typed in the form. */
export interface MakeValues {
  readonly audience: string;
  readonly municipality: string;
  readonly date: string;
  readonly year: string;
  readonly selection: string;
}

export interface MakePageProps {
  readonly request: PageRequest;
  readonly plan: Workplan;
  readonly papers: readonly PaperLine[];
  readonly values: MakeValues;
  readonly errors: readonly FormError[];
}

/** Choosing for whom a paper is, of which day, and about what; below it the papers that were made. */
export function MakePage({ request, plan, papers, values, errors }: MakePageProps) {
  const { lang } = request;
  const t = paperPageTexts(lang);
  const p = paperTexts(lang);
  const { region } = plan;
  const error = (id: string) => errors.find((one) => one.id === id)?.text;
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.make}
      description={t.makeLead}
      crumbs={[{ label: t.make }]}
    >
      <h1>{t.make}</h1>
      <Lead>{t.makeLead}</Lead>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={workplanHref(lang, region, "/stukken/maak")} class="stack">
        <RadioGroup
          lang={lang}
          id="soort"
          name="soort"
          legend={t.audience}
          value={values.audience}
          error={error("soort")}
          options={audiences.map((value) => ({ value, label: p.audience[value], hint: p.audienceHint[value] }))}
        />
        <Select
          lang={lang}
          id="gemeente"
          name="gemeente"
          label={t.place}
          hint={t.placeHint}
          value={values.municipality}
          error={error("gemeente")}
          empty={p.none}
          options={plan.municipalities.map((area) => ({ value: area.code, label: area.name }))}
          optional
        />
        <TextInput
          lang={lang}
          id="dag"
          name="dag"
          type="date"
          label={t.date}
          value={values.date}
          error={error("dag")}
          short
        />
        <TextInput
          lang={lang}
          id="jaar"
          name="jaar"
          inputmode="numeric"
          label={t.year}
          hint={t.yearHint}
          value={values.year}
          error={error("jaar")}
          short
          optional
        />
        <Select
          lang={lang}
          id="keuze"
          name="keuze"
          label={t.selection}
          value={values.selection}
          error={error("keuze")}
          options={selectionsOf(plan, values.selection, lang)}
          optional
        />
        <p>
          <Button>{t.button}</Button>
        </p>
      </form>
      <h2>{t.made}</h2>
      {papers.length === 0 && <p class="soft">{t.madeNone}</p>}
      <PaperList lang={lang} region={region} papers={papers} />
    </Frame>
  );
}

/** All, each kept selection, each challenge; and the selection that one came with, where it is none of these. */
function selectionsOf(plan: Workplan, chosen: string, lang: Lang) {
  const t = paperPageTexts(lang);
  const known = [
    { value: "", label: t.everything },
    ...plan.saved.map((view) => ({ value: view.query, label: view.name })),
    ...plan.region.content.challenges.map(({ id, name }) => ({
      value: `?opgave-${id}=1`,
      label: t.challenge(name[lang]),
    })),
  ];
  return known.some((one) => one.value === chosen) ? known : [{ value: chosen, label: t.own }, ...known];
}

/** Papers as the team sees them, each with how far it is. */
export function PaperList(props: {
  readonly lang: Lang;
  readonly region: Region;
  readonly papers: readonly PaperLine[];
}) {
  const { lang, region, papers } = props;
  return (
    <ul class="link-list">
      {papers.map((paper) => (
        <li>
          <a href={workplanHref(lang, region, `/stukken/${paper.slug}/werk`)}>{paper.title[lang]}</a>
          <small>{formatDate(paper.date, lang)}</small> <StatePill lang={lang} state={paper.state} />
        </li>
      ))}
    </ul>
  );
}
