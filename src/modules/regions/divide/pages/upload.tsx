import { Button, DataTable, Field, Lead, Note, TextArea } from "#design/components/index.ts";
import type { Division } from "../../model.ts";
import { changesOf } from "../judge.ts";
import { divideTexts } from "../text.ts";
import { counted, DivideFrame, type DividePageProps, dividePath, type FormState, FromDay, residentsIn, Scattered, sizeWords } from "./frame.tsx";

export interface UploadProps extends DividePageProps {
  readonly state?: FormState;
  /** Everything wrong with the file. */
  readonly faults?: readonly string[];
}

/** Who has more to mend begins with these. */
const mostFaults = 50;

/** A whole division from a file, or pasted as text. What was wrong stands above what was given. */
export function UploadPage(props: UploadProps) {
  const { request, region, divided, state, faults = [] } = props;
  const { lang } = request;
  const t = divideTexts(lang).upload;
  return (
    <DivideFrame {...props} title={t.title}>
      <Lead>{t.intro}</Lead>
      <p>{t.village}</p>
      {faults.length > 0 && (
        <Note kind="error" role="alert" id="fouten">
          <ul>
            {faults.slice(0, mostFaults).map((fault) => (
              <li>{fault}</li>
            ))}
            {faults.length > mostFaults && <li>{divideTexts(lang).faults.moreFaults(counted(faults.length - mostFaults, lang))}</li>}
          </ul>
        </Note>
      )}
      <form method="post" action={request.link(`${dividePath(region)}/bestand`)} enctype="multipart/form-data" class="stack">
        <Field lang={lang} id="bestand" label={t.file} optional>
          <input type="file" id="bestand" name="bestand" accept=".csv,text/csv" />
        </Field>
        <TextArea lang={lang} id="tekst" name="tekst" label={t.text} hint={t.textHint} value={state?.values.tekst} rows={10} optional />
        <FromDay id="vanaf" lang={lang} divided={divided} state={state} />
        <p>
          <Button>{t.check}</Button>
        </p>
      </form>
    </DivideFrame>
  );
}

/** The division as it would become, before anything is saved. */
export function PreviewPage(props: DividePageProps & { readonly division: Division; readonly text: string }) {
  const { request, region, divided, division, text } = props;
  const { lang } = request;
  const all = divideTexts(lang);
  const t = all.upload;
  const path = request.link(`${dividePath(region)}/bestand`);
  const { states, gone } = changesOf(division, divided.base);
  const hidden = { tekst: text, vanaf: division.validFrom, basis: String(divided.version?.id ?? 0) };
  return (
    <DivideFrame {...props} title={t.preview}>
      <Note kind="info">{t.previewIntro}</Note>
      <Scattered division={division} divided={divided} lang={lang} />
      {gone.length > 0 && <p>{t.gone(gone.join(", "))}</p>}
      <DataTable
        lang={lang}
        caption={t.preview}
        captionHidden
        rows={division.areas}
        columns={[
          { key: "area", label: all.area, cell: (area) => area.name },
          { key: "municipality", label: all.municipality, cell: (area) => divided.municipalities.get(area.municipality) ?? area.municipality },
          { key: "parts", label: all.neighbourhoods, number: true, cell: (area) => counted(area.neighbourhoods.length, lang) },
          { key: "residents", label: all.residents, number: true, cell: (area) => counted(residentsIn(area.neighbourhoods, divided), lang) },
          { key: "size", label: all.size, cell: (area) => sizeWords(residentsIn(area.neighbourhoods, divided), lang) },
          { key: "villages", label: all.villages, cell: (area) => area.villages.map((village) => village.name).join(", ") || "–" },
          { key: "state", label: t.state, cell: (area) => t.states[states.get(area.code) ?? "fresh"] },
        ]}
      />
      <form method="post" action={`${path}/bewaar`}>
        <Hidden values={hidden} />
        <Button>{t.right}</Button>
      </form>
      <form method="post" action={`${path}/terug`}>
        <Hidden values={hidden} />
        <Button look="quiet">{t.again}</Button>
      </form>
    </DivideFrame>
  );
}

function Hidden({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
