import { Button, CheckboxGroup, ErrorSummary, Select, TextInput } from "#design/components/index.ts";
import type { WorkingArea } from "../../model.ts";
import { longestName } from "../model.ts";
import { divideTexts } from "../text.ts";
import { counted, DivideFrame, type DividePageProps, dividePath, type FormState, FromDay, residentsIn } from "./frame.tsx";

export interface DivideAreaProps extends DividePageProps {
  readonly area: WorkingArea;
  readonly rename?: FormState;
  readonly move?: FormState;
}

const idOf: Readonly<Record<string, string>> = { naam: "naam", vanaf: "naam-vanaf", buurt: "buurt", naar: "naar", nieuw: "nieuw" };

/** One working area: another name, or neighbourhoods to another area of the same municipality. */
export function DivideAreaPage(props: DivideAreaProps) {
  const { request, area, divided, rename, move } = props;
  const { lang } = request;
  const t = divideTexts(lang);
  const state = rename ?? move;
  const errors = Object.entries(state?.errors ?? {}).flatMap(([name, text]) => (text ? [{ id: move && name === "vanaf" ? "buurt-vanaf" : idOf[name]!, text }] : []));
  const path = request.link(`${dividePath(props.region)}/${area.code}`);
  const neighbourhoods = divided.neighbourhoods.filter((one) => area.neighbourhoods.includes(one.code));
  const others = divided.base.areas.filter((one) => one.municipality === area.municipality && one.code !== area.code);
  const field = (name: "naar" | "nieuw") => ({ lang, id: name, name, value: move?.values[name] ?? "", error: move?.errors[name], optional: true });
  return (
    <DivideFrame {...props} title={area.name} state={state}>
      <ErrorSummary lang={lang} errors={errors} />
      <p>
        {divided.municipalities.get(area.municipality)} · {counted(residentsIn(area.neighbourhoods, divided), lang)} {t.residents.toLowerCase()}
      </p>
      <h2>{t.rename}</h2>
      <form method="post" action={`${path}/naam`} class="stack">
        <TextInput lang={lang} id="naam" name="naam" label={t.name} hint={t.renameHint} value={rename?.values.naam ?? area.name} error={rename?.errors.naam} maxlength={longestName} />
        <FromDay id="naam-vanaf" lang={lang} divided={divided} state={rename} />
        <p>
          <Button look="quiet">{t.save}</Button>
        </p>
      </form>
      <h2>{t.move}</h2>
      <p>{t.moveIntro}</p>
      <form method="post" action={`${path}/verplaats`} class="stack">
        <CheckboxGroup
          lang={lang}
          id="buurt"
          name="buurt"
          legend={t.which}
          error={move?.errors.buurt}
          values={move?.chosen ?? []}
          options={neighbourhoods.map((one) => ({ value: one.code, label: one.name, hint: `${one.code} · ${counted(one.residents ?? 0, lang)}` }))}
        />
        {others.length > 0 && <Select {...field("naar")} label={t.to} empty={t.choose} options={others.map((one) => ({ value: one.code, label: one.name }))} />}
        <TextInput {...field("nieuw")} label={t.fresh} maxlength={longestName} />
        <FromDay id="buurt-vanaf" lang={lang} divided={divided} state={move} />
        <p>
          <Button look="quiet">{t.moveSave}</Button>
        </p>
      </form>
    </DivideFrame>
  );
}
