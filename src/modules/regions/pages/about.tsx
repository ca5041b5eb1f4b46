import { DataTable, Lead } from "#design/components/index.ts";
import { capital, formatNumber, listed } from "#design/format.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Area, Region } from "../model.ts";
import { SitePage } from "../site.tsx";
import { dividePath } from "../divide/pages/frame.tsx";
import { divideTexts } from "../divide/text.ts";
import { regionTexts } from "../text.ts";

export interface AboutProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly municipalities: readonly Area[];
  readonly workingAreas: readonly WorkingArea[];
}

type WorkingArea = Area & { readonly villages: readonly Area[] };

/** What a region is, what it wants, who takes part and how it is divided. */
export function AboutPage({ request, region, municipalities, workingAreas }: AboutProps) {
  const { lang } = request;
  const t = regionTexts(lang);
  const { content } = region;
  const href = (area: Area) => inLanguage(lang, `/${region.id}/gebied/${area.code.toLowerCase()}`);
  const nameOf = new Map(municipalities.map((area) => [area.code, area.name]));
  const municipalityOf = (area: WorkingArea) => nameOf.get(area.municipalityCode ?? "") ?? "";
  const villagesOf = ({ villages }: WorkingArea) => {
    const names = villages.map((village) => village.name);
    return names.length > 0 ? listed(names, lang) : t.about.noVillages;
  };
  return (
    <SitePage
      request={request}
      region={region}
      title={t.about.title(content.name)}
      description={t.about.description(content.name)}
      crumbs={[{ label: content.name, href: inLanguage(lang, `/${region.id}`) }, { label: t.nav.about }]}
    >
      <h1>{t.about.title(content.name)}</h1>
      <Lead>{content.dream[lang]}</Lead>
      <h2>{t.about.what}</h2>
      <p>
        <b>{t.forms[content.form]}.</b> {content.formSay[lang]}
      </p>
      <h2>{t.about.missions}</h2>
      <ul>
        {content.missions.map((mission) => (
          <li>{mission[lang]}</li>
        ))}
      </ul>
      <h2>{t.front.challenges(t.numbers[content.challenges.length] ?? "", content.words.challenges[lang])}</h2>
      <ul class="results">
        {content.challenges.map((challenge) => (
          <li id={challenge.id}>
            <h3>{challenge.name[lang]}</h3>
            <p>{challenge.say[lang]}</p>
          </li>
        ))}
      </ul>
      {content.names.length > 0 && (
        <>
          <h2>{t.front.names}</h2>
          <ul>
            {content.names.map((name) => (
              <li>{name[lang]}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{t.about.municipalities}</h2>
      <ul class="link-list link-list--wide">
        {municipalities.map((area) => (
          <li>
            <a href={href(area)}>{area.name}</a>
            {area.residents !== null && <small>{formatNumber(area.residents, lang)}</small>}
          </li>
        ))}
      </ul>
      <h2 id="leefgebieden">{t.about.working}</h2>
      <p>{t.about.workingIntro}</p>
      <div class="stacked">
        <DataTable
          lang={lang}
          caption={t.about.working}
          captionHidden
          rows={workingAreas}
          columns={[
            { key: "name", label: t.about.area, cell: (area) => <a href={href(area)}>{area.name}</a> },
            ...(municipalities.length > 1
              ? [{ key: "municipality", label: t.about.municipality, cell: municipalityOf }]
              : []),
            {
              key: "residents",
              label: t.about.residents,
              number: true,
              cell: (area) => (
                <>
                  {formatNumber(area.residents ?? 0, lang)}{" "}
                  <span class="stacked__label">{t.about.residents.toLowerCase()}</span>
                </>
              ),
            },
            ...(workingAreas.some((area) => area.villages.length > 0)
              ? [{ key: "villages", label: t.about.villages, cell: villagesOf }]
              : []),
          ]}
        />
      </div>
      <p class="source">{t.about.residentsSource}</p>
      <p>
        <a href={inLanguage(lang, dividePath(region))} rel="nofollow">
          {divideTexts(lang).forTeam}
        </a>
      </p>
      <h2>{t.about.partners}</h2>
      <p>
        {capital(
          listed(
            content.partners.map((partner) => t.partners[partner] ?? partner),
            lang,
          ),
        )}
        .
      </p>
      {region.status === "example" && (
        <>
          <h2>{t.about.example}</h2>
          <p>{t.about.exampleText}</p>
        </>
      )}
    </SitePage>
  );
}
