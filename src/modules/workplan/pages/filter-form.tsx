import { Field, FilterForm, type SelectOption } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Filters } from "../filters.ts";
import { shownStatuses, sources } from "../model.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";

export interface WorkplanFilterProps {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly filters: Filters;
  readonly action: string;
  readonly shown: number;
}

/** The filter beside the list: words, challenge, status, place, money, party. */
export function WorkplanFilter({ lang, plan, filters, action, shown }: WorkplanFilterProps) {
  const t = workplanTexts(lang).filter;
  const { content } = plan.region;
  const all = plan.initiatives;
  const n = (count: number) => formatNumber(count, lang);
  const usedSources = sources.filter((source) => all.some((one) => one.money.some((row) => row.source === source)));
  const parties = [
    ...new Set(all.flatMap((one) => [one.initiator, ...one.parties.map((party) => party.name)])),
  ].toSorted((a, b) => a.localeCompare(b, "nl"));
  const word = content.words.challenge[lang];
  return (
    <FilterForm
      action={action}
      summary={t.summary(n(shown), n(all.length))}
      button={t.show}
      hidden={{ ...(filters.goal ? { doel: filters.goal } : {}), ...(filters.loose ? { los: filters.loose } : {}) }}
      open={shown === 0}
    >
      <Field lang={lang} id="q" label={t.words}>
        <input class="utrecht-textbox" id="q" name="q" type="search" value={filters.words} maxlength={100} />
      </Field>
      <Ticks
        prefix="opgave-"
        legend={`${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`}
        chosen={filters.challenges}
        options={content.challenges.map((challenge) => ({
          value: challenge.id,
          label: challenge.name[lang],
          count: n(all.filter((one) => one.challenge === challenge.id).length),
        }))}
      />
      <Ticks
        prefix="status-"
        legend={t.status}
        chosen={filters.statuses}
        options={shownStatuses
          .map((status) => ({
            value: status,
            label: workplanTexts(lang).status[status],
            total: all.filter((one) => plan.statusOf.get(one.id) === status).length,
          }))
          .filter((option) => option.total > 0)
          .map((option) => ({ ...option, count: n(option.total) }))}
      />
      <Choose
        lang={lang}
        id="waar"
        name="waar"
        label={t.where}
        value={filters.area}
        empty={workplanTexts(lang).list.whole(content.name)}
        options={plan.municipalities.map((area) => ({ value: area.code, label: area.name }))}
      />
      <Choose
        lang={lang}
        id="bron"
        name="bron"
        label={t.source}
        value={filters.source}
        empty={t.anySource}
        options={usedSources.map((source) => ({ value: source, label: workplanTexts(lang).sources[source] }))}
      />
      <Choose
        lang={lang}
        id="partij"
        name="partij"
        label={t.party}
        value={filters.party}
        empty={t.anyParty}
        options={parties.slice(0, 300).map((party) => ({ value: party, label: party }))}
      />
    </FilterForm>
  );
}

interface TicksProps {
  readonly prefix: string;
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string; readonly count: string }[];
}

/** Boxes with a name of their own each: an address keeps one value per name. */
function Ticks({ prefix, legend, chosen, options }: TicksProps) {
  return (
    <fieldset class="field choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label class="choice" for={`${prefix}${option.value}`}>
          <input
            type="checkbox"
            id={`${prefix}${option.value}`}
            name={`${prefix}${option.value}`}
            value="1"
            checked={chosen.includes(option.value)}
          />
          <span class="choice__text">{option.label}</span>
          <span class="choice__count">{option.count}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ChooseProps {
  readonly lang: Lang;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What is chosen when nothing is. */
  readonly empty: string;
  readonly options: readonly SelectOption[];
}

/** A choice that may stay open: in a filter nothing needs to be said of that. */
function Choose(props: ChooseProps) {
  return (
    <Field lang={props.lang} id={props.id} label={props.label}>
      <select class="utrecht-textbox" id={props.id} name={props.name}>
        <option value="">{props.empty}</option>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
