import type { PropsWithChildren } from "hono/jsx";
import { Note, TextInput } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Division, Region } from "../../model.ts";
import { SitePage } from "../../site.tsx";
import { scattered } from "../judge.ts";
import type { Divided } from "../reading.ts";
import { divideTexts } from "../text.ts";

export const dividePath = (region: Pick<Region, "id">): string => `/${region.id}/beheer/leefgebieden`;

/** Its place among the pages for who runs a region. */
export const divideLink = { path: "beheer/leefgebieden", label: (lang: Lang) => divideTexts(lang).title };

/** What was typed and what is wrong with it, by field. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly chosen?: readonly string[];
  readonly errors: Readonly<Record<string, string | undefined>>;
  /** Somebody else divided the region meanwhile. */
  readonly conflict?: boolean;
}

export interface DividePageProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly divided: Divided;
}

/** Every page of the working areas' management. */
export function DivideFrame(props: PropsWithChildren<DividePageProps & { readonly title?: string; readonly state?: FormState }>) {
  const { request, region, title } = props;
  const t = divideTexts(request.lang);
  const path = dividePath(region);
  return (
    <SitePage
      request={request}
      region={region}
      title={title ?? t.title}
      description={t.lead}
      noindex
      crumbs={title ? [{ label: t.title, href: request.link(path) }, { label: title }] : [{ label: t.title }]}
    >
      <h1>{title ?? t.title}</h1>
      {props.state?.conflict && (
        <Note kind="warn" role="alert" title={t.conflict}>
          {t.conflictText}
        </Note>
      )}
      {props.children}
    </SitePage>
  );
}

/** Working areas that do not lie in one piece: to look at, not to stop anybody. */
export function Scattered({ division, divided, lang }: { division: Division; divided: Divided; lang: Lang }) {
  const found = scattered(division, divided, lang);
  if (found.length === 0) return null;
  return (
    <Note kind="warn">
      <ul>
        {found.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </Note>
  );
}

/** The version a form was made from, and the day from which the change holds. */
export function FromDay({ id, lang, divided, state }: { id: string; lang: Lang; divided: Divided; state?: FormState }) {
  return (
    <>
      <input type="hidden" name="basis" value={String(divided.version?.id ?? 0)} />
      <TextInput
        lang={lang}
        id={id}
        name="vanaf"
        type="date"
        label={divideTexts(lang).from}
        value={state?.values.vanaf ?? divided.firstDay}
        error={state?.errors.vanaf}
        min={divided.firstDay}
        short
      />
    </>
  );
}

/** How many residents, and whether that is a usual number for a working area. */
export function sizeWords(residents: number, lang: Lang): string {
  const t = divideTexts(lang);
  if (residents < 10_000) return t.small;
  return residents > 30_000 ? t.large : t.usual;
}

export const residentsIn = (codes: readonly string[], divided: Divided): number => {
  const own = new Set(codes);
  return divided.neighbourhoods.filter((area) => own.has(area.code)).reduce((sum, area) => sum + (area.residents ?? 0), 0);
};

export const counted = (value: number, lang: Lang): string => formatNumber(value, lang);
