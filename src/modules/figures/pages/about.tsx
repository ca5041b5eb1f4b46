import type { PropsWithChildren } from "hono/jsx";
import { DataTable, DefinitionList, Lead } from "#design/components/index.ts";
import { capital } from "#design/format.ts";
import { SitePage } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { type Dataset, kinds } from "../model.ts";
import { traits } from "../similar.ts";
import { smallestDifference } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import { publicId, retrievedWords } from "./words.ts";

const settingLevels = ["municipality", "working_area", "district", "village", "neighbourhood"] as const;

/** Where figures come from, what the kinds mean, and the rule by which some are named. */
export function AboutFiguresPage({
  request,
  datasets,
}: {
  request: Pick<PageRequest, "lang" | "path" | "absolute">;
  datasets: readonly Dataset[];
}) {
  const { lang } = request;
  const t = figureTexts(lang).about;
  return (
    <SitePage request={request} title={t.title} description={t.description}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <h2 id="soorten">{t.kinds}</h2>
      <DefinitionList
        items={kinds.map((kind) => ({ term: capital(figureTexts(lang).kinds[kind]), text: t.kindsText[kind] }))}
      />
      <h2 id="wat-opvalt">{t.rule}</h2>
      <ol>
        {t.ruleText.map((rule) => (
          <li>{rule}</li>
        ))}
      </ol>
      <h2 id="verschil">{t.settings}</h2>
      <p>{t.settingsText}</p>
      <DefinitionList
        items={settingLevels.map((level) => ({
          term: capital(figureTexts(lang).levels[level]),
          text: t.points(String(smallestDifference[level])),
        }))}
      />
      <Rules id="toeval" title={t.chance} rules={t.chanceText} />
      <Rules id="plek" title={t.place} rules={t.placeText} />
      <h2 id="lijkt-op">{t.like}</h2>
      <p>{t.likeText}</p>
      <DefinitionList
        items={traits.map((trait) => ({
          term: figureTexts(lang).area.traits[trait.id],
          text: t.weight(String(trait.weight)),
        }))}
      />
      <Rules id="klein" title={t.small} rules={t.smallText} />
      <h2>{t.missing}</h2>
      <p>{t.missingText}</p>
      <h2>{t.borders}</h2>
      <p>{t.bordersText}</p>
      <h2>{t.api}</h2>
      <p>
        {withCode(t.apiText)} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
      </p>
      <p>
        {t.rules} {t.rulesText}
      </p>
      <h2>{t.loaded}</h2>
      <div class="stacked">
        <DataTable
          lang={lang}
          caption={t.loaded}
          captionHidden
          rows={datasets}
          columns={[
            {
              key: "table",
              label: t.table,
              cell: (row) => (
                <a href={row.sourceUrl} lang="nl">
                  {publicId(row.tableId) ? `${row.title} (${publicId(row.tableId)})` : row.title}
                </a>
              ),
            },
            { key: "publisher", label: t.publisher, cell: (row) => <span lang="nl">{row.publisher}</span> },
            {
              key: "licence",
              label: figureTexts(lang).indicator.licence,
              cell: (row) => unbroken(row.licence),
            },
            {
              key: "division",
              label: t.division,
              number: true,
              cell: (row) => (
                <>
                  <Label>{t.division}</Label> {row.divisionYear}
                </>
              ),
            },
            {
              key: "retrieved",
              label: t.retrieved,
              cell: (row) => (
                <>
                  <Label>{t.retrieved}</Label> {unbroken(retrievedWords(row, lang))}
                </>
              ),
            },
          ]}
        />
      </div>
    </SitePage>
  );
}

/** Words between backticks are names in code. */
const withCode = (text: string) => text.split("`").map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part));

/** "CC BY 4.0" and a date stay on one line. */
const unbroken = (text: string) => text.replaceAll(" ", "\u00a0");

/** The head of a column, for a phone where the heads do not stand above. */
const Label = (props: PropsWithChildren) => <span class="stacked__label">{props.children}</span>;

function Rules(props: { readonly id: string; readonly title: string; readonly rules: readonly string[] }) {
  return (
    <>
      <h2 id={props.id}>{props.title}</h2>
      <ul>
        {props.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </>
  );
}
