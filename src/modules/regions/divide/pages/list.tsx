import { DataTable, Empty, Lead, SavedLine } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import { divideTexts } from "../text.ts";
import { counted, DivideFrame, type DividePageProps, dividePath, residentsIn, Scattered, sizeWords } from "./frame.tsx";

/** The working areas as they stand, with what can be done. */
export function DivisionPage(props: DividePageProps & { readonly done?: "bewaard" | "gelijk" }) {
  const { request, region, divided } = props;
  const { lang } = request;
  const t = divideTexts(lang);
  const path = request.link(dividePath(region));
  const { areas } = divided.base;
  return (
    <DivideFrame {...props}>
      <Lead>{t.lead}</Lead>
      {props.done && <SavedLine>{props.done === "bewaard" ? `${t.saved} ${t.savedMore}` : t.same}</SavedLine>}
      {divided.version && (
        <p>{(divided.version.validFrom > divided.today ? t.planned : t.holds)(formatDate(divided.version.validFrom, lang))}</p>
      )}
      <Scattered division={divided.base} divided={divided} lang={lang} />
      {areas.length === 0 ? (
        <Empty title={t.none} text={t.noneText} />
      ) : (
        <DataTable
          lang={lang}
          caption={t.title}
          captionHidden
          rows={areas}
          columns={[
            { key: "area", label: t.area, cell: (area) => <a href={`${path}/${area.code}`}>{area.name}</a> },
            { key: "municipality", label: t.municipality, cell: (area) => divided.municipalities.get(area.municipality) ?? area.municipality },
            { key: "parts", label: t.neighbourhoods, number: true, cell: (area) => counted(area.neighbourhoods.length, lang) },
            { key: "residents", label: t.residents, number: true, cell: (area) => counted(residentsIn(area.neighbourhoods, divided), lang) },
            { key: "size", label: t.size, cell: (area) => sizeWords(residentsIn(area.neighbourhoods, divided), lang) },
            { key: "villages", label: t.villages, number: true, cell: (area) => counted(area.villages.length, lang) },
          ]}
        />
      )}
      {areas.length > 0 && (
        <p>
          {t.download}: <a href={`${path}/indeling.csv`}>{t.csv}</a> · <a href={`${path}/indeling.json`}>{t.json}</a>
        </p>
      )}
      {divided.neighbourhoods.length > 0 && (
        <p>
          <a class="more" href={`${path}/bestand`}>
            {t.upload.title}
          </a>
        </p>
      )}
    </DivideFrame>
  );
}
