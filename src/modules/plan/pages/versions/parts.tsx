import type { PropsWithChildren } from "hono/jsx";
import { DataTable, Pill } from "#design/components/index.ts";
import { capital, formatNumber } from "#design/format.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { FieldChange, PlanChange } from "../../compare.ts";
import type { FrozenPlan } from "../../frozen.ts";
import { planTexts } from "../../text.ts";
import { versionTexts } from "../../versions/text.ts";
import { changeTitle, fieldWords } from "../../versions/words.ts";

export type ViewRequest = Pick<PageRequest, "lang" | "path" | "absolute">;

/** Address of a page of the plan in a language. */
export const planHref = (lang: Lang, region: Pick<Region, "id">, rest = ""): string =>
  inLanguage(lang, `/${region.id}/plan${rest}`);

export interface FrameProps {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly title: string;
  readonly description: string;
  readonly crumbs: readonly { readonly label: string; readonly href?: string }[];
  readonly noindex?: boolean;
}

/** A page under the plan. */
export function PlanFrame(props: PropsWithChildren<FrameProps>) {
  const { request, region } = props;
  const { lang } = request;
  return (
    <SitePage
      request={request}
      region={region}
      here={5}
      title={props.title}
      description={props.description}
      noindex={props.noindex}
      crumbs={[
        { label: region.content.name, href: inLanguage(lang, `/${region.id}`) },
        { label: planTexts(lang).title, href: planHref(lang, region) },
        ...props.crumbs,
      ]}
    >
      {props.children}
    </SitePage>
  );
}

export interface ChangesProps {
  readonly lang: Lang;
  readonly region: Region;
  readonly changes: readonly PlanChange[];
  readonly before: FrozenPlan;
  readonly after: FrozenPlan;
  readonly level?: 2 | 3;
}

const looks = {
  added: { look: "good", sign: "done" },
  changed: { look: "plain", sign: "same" },
  removed: { look: "none", sign: "other" },
} as const;

/** How much differs, in one line. */
export function changeSum(changes: readonly PlanChange[], lang: Lang): string {
  const count = (kind: PlanChange["kind"]) =>
    formatNumber(changes.filter((change) => change.kind === kind).length, lang);
  return versionTexts(lang).compare.sum(count("added"), count("changed"), count("removed"));
}

/** Every difference between two versions in words: what was there, and what is there now. */
export function Changes({ lang, region, changes, before, after, level = 2 }: ChangesProps) {
  const t = versionTexts(lang);
  const Tag = `h${level}` as "h2";
  return (
    <>
      {changes.map((change) => {
        const title = changeTitle(change, before, after, lang);
        const part = partName(change.part, region, lang);
        return (
          <section class="stack">
            <Tag>
              {part}
              {title && ": "}
              <span lang={lang === "nl" || change.part === "challenge" ? undefined : "nl"}>{title}</span>{" "}
              <Pill {...looks[change.kind]}>{t.compare.kinds[change.kind]}</Pill>
            </Tag>
            <DataTable
              lang={lang}
              caption={`${part} ${title}`}
              captionHidden
              rows={change.fields.filter((field) => hasWords(field))}
              columns={[
                { key: "field", label: t.compare.field, cell: (field) => fieldName(field.name, region, lang) },
                ...(change.kind === "added" ? [] : [column(change, before, "before", lang)]),
                ...(change.kind === "removed" ? [] : [column(change, after, "after", lang)]),
              ]}
            />
          </section>
        );
      })}
    </>
  );
}

const hasWords = ({ before, after }: FieldChange) =>
  [before, after].some(
    (value) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );

/** What a region calls a part of its plan: one region's opgave is another's doorbraak or thema. */
function partName(part: PlanChange["part"], region: Region, lang: Lang): string {
  if (part === "challenge") return capital(region.content.words.challenge[lang]);
  return versionTexts(lang).compare.parts[part];
}

function fieldName(name: string, region: Region, lang: Lang): string {
  if (name === "challenge" || name === "challenges") return capital(region.content.words[name][lang]);
  const names: Readonly<Record<string, string>> = versionTexts(lang).fields;
  return names[name] ?? name;
}

function column(change: PlanChange, plan: FrozenPlan, side: "before" | "after", lang: Lang) {
  const t = versionTexts(lang).compare;
  return {
    key: side,
    label: t[side],
    cell: (field: FieldChange) => {
      const words = fieldWords(change, field.name, field[side], plan, lang);
      return words ? (
        <span lang={lang === "nl" ? undefined : "nl"}>{words}</span>
      ) : (
        <span class="soft">{t.nothing}</span>
      );
    },
  };
}
