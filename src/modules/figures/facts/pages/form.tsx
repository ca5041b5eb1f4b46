import { Button, ErrorSummary, Note, Select, TextInput } from "#design/components/index.ts";
import type { Area, Region } from "#modules/regions/index.ts";
import { SitePage } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { formatNumber } from "#design/format.ts";
import { drawers } from "../../model.ts";
import { figureTexts } from "../../text.ts";
import { type Fact, type FactFault, type FactReturn, factUnits, textFields } from "../model.ts";
import { factTexts } from "../text.ts";
import { factsPath, ReturnLines } from "./parts.tsx";

export type Typed = Readonly<Record<string, string>>;

export interface FactFormProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly areas: readonly Area[];
  readonly values: Typed;
  readonly faults: readonly { readonly field: string; readonly fault: FactFault }[];
  /** The figure that is being changed; undefined for a new one. */
  readonly id?: string;
  /** Why the figure was sent back, the newest first. */
  readonly returns?: readonly FactReturn[];
  /** The figure as somebody else stored it meanwhile, or "gone" when it was taken back. */
  readonly theirs?: Fact | "gone";
}

/** What the fields of a stored figure hold. */
export function typedOf(fact: Fact, lang: Lang): Typed {
  const { drawer, name, unit, population, areaCode, period, source, link, version } = fact;
  const value = formatNumber(fact.value, lang, fact.decimals).replace("−", "-");
  return { drawer, name, value, unit, population, areaCode, period, source, link, version: String(version) };
}

/** The form of one figure. What was typed stays, whatever was wrong. */
export function FactFormPage(props: FactFormProps) {
  const { request, region, values } = props;
  const { lang } = request;
  const all = factTexts(lang);
  const t = all.form;
  const title = props.id ? t.edit : t.add;
  const errors = props.faults.map(({ field, fault }) => ({
    id: field,
    text: `${t.fields[field as Name]}: ${t.faults[fault]}`,
  }));
  const field = fieldOf(props);
  const line = (name: keyof typeof textFields) => <TextInput {...field(name)} maxlength={textFields[name]} />;
  const action = props.id ? `${factsPath(region)}/${props.id}/bewerk` : `${factsPath(region)}/nieuw`;
  return (
    <SitePage
      request={request}
      region={region}
      title={title}
      description={all.manage.lead}
      here={1}
      noindex
      crumbs={[
        { label: all.title, href: request.link(factsPath(region)) },
        { label: all.manage.title, href: request.link(`${factsPath(region)}/beheer`) },
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <ErrorSummary lang={lang} errors={errors} />
      {props.theirs && (
        <Note kind="warn" role="alert" title={props.theirs === "gone" ? undefined : t.conflict}>
          {props.theirs === "gone" ? t.gone : t.conflictText}
        </Note>
      )}
      <ReturnLines version={Number(values.version)} returns={props.returns ?? []} lang={lang} />
      <p>{t.rule}</p>
      {props.id && <p>{t.again}</p>}
      <form method="post" action={request.link(action)} class="stack">
        <input type="hidden" name="version" value={values.version ?? ""} />
        <Select
          {...field("drawer")}
          empty={t.choose}
          options={drawers.map((value) => ({ value, label: figureTexts(lang).drawers[value].name }))}
        />
        {line("name")}
        <TextInput {...field("value")} inputmode="decimal" short maxlength={24} />
        <Select
          {...field("unit")}
          empty={t.choose}
          options={factUnits.map((value) => ({ value, label: all.unitChoices[value] }))}
        />
        {line("population")}
        <Select
          {...field("areaCode")}
          empty={t.choose}
          options={props.areas.map((area) => ({
            value: area.code,
            label: `${area.name} (${figureTexts(lang).levels[area.kind]})`,
          }))}
        />
        {line("period")}
        {line("source")}
        <TextInput {...field("link")} type="url" maxlength={textFields.link} />
        <p>
          <Button>{t.save}</Button>
        </p>
      </form>
    </SitePage>
  );
}

type Name = "drawer" | "value" | "unit" | "areaCode" | keyof typeof textFields;

function fieldOf({ request, values, faults, theirs }: FactFormProps) {
  const { lang } = request;
  const t = factTexts(lang).form;
  const stored: Typed = theirs && theirs !== "gone" ? typedOf(theirs, lang) : {};
  return (name: Name) => {
    const fault = faults.find((one) => one.field === name);
    const differs = stored[name] !== undefined && stored[name] !== values[name];
    const hints: Typed = t.hints;
    return {
      lang,
      id: name,
      name,
      label: t.fields[name],
      value: values[name] ?? "",
      error: fault && t.faults[fault.fault],
      hint: differs ? t.now(stored[name] ?? "") : hints[name],
    };
  };
}
