import { DataTable, DefinitionList, MoreLink } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { AuditLine } from "#platform/audit/index.ts";
import type { Lang } from "#platform/text.ts";
import type { MyData } from "../../actions-mine.ts";
import type { Held } from "../../holders.ts";
import { AccountPage, type Asked } from "../frame.tsx";
import { mineTexts } from "./text.ts";

/** One part of what is held, as lines of what and its value. */
export function HeldPart({ part, lang }: { readonly part: Held; readonly lang: Lang }) {
  return (
    <section aria-labelledby={`deel-${part.name}`}>
      <h2 id={`deel-${part.name}`}>{part.title}</h2>
      {part.lines.length === 0 ? (
        <p>{mineTexts(lang).nothing}</p>
      ) : (
        <DefinitionList items={part.lines.map(([term, text]) => ({ term, text }))} />
      )}
    </section>
  );
}

/** Who looked or changed, when and why, in plain words. */
export function Looked({ lines, request }: { readonly lines: readonly AuditLine[]; readonly request: Asked }) {
  const { lang, actor } = request;
  const t = mineTexts(lang);
  if (lines.length === 0) return <p>{t.lookedNone}</p>;
  const who = (line: AuditLine) =>
    line.actor === actor.person ? t.you : line.actor === "system" ? t.brink : t.someone;
  const short = (name: string) => name.replace(/^accounts\./, "");
  return (
    <DataTable
      lang={lang}
      caption={t.looked}
      captionHidden
      rows={lines}
      columns={[
        { key: "when", label: t.when, cell: (line) => formatDate(line.at, lang, "moment") },
        { key: "who", label: t.who, cell: (line) => [who(line), line.region].filter(Boolean).join(", ") },
        {
          key: "what",
          label: t.what,
          cell: (line) =>
            `${t.actions[short(line.action)] ?? line.action}${line.outcome === "refused" ? ` (${t.refused})` : ""}`,
        },
        {
          key: "why",
          label: t.why,
          cell: (line) => (t.purposes as Record<string, string>)[short(line.purpose ?? "")] ?? line.purpose ?? "",
        },
      ]}
    />
  );
}

/** The log of oneself, further back. */
export function LogPage(props: {
  readonly request: Asked;
  readonly lines: readonly AuditLine[];
  readonly older?: string;
}) {
  const { request } = props;
  const t = mineTexts(request.lang);
  return (
    <AccountPage request={request} title={t.looked}>
      <p>{t.lookedText}</p>
      <Looked lines={props.lines} request={request} />
      {props.older && <MoreLink href={props.older}>{t.older}</MoreLink>}
      <p>
        <a href={request.link("/mijn")}>{t.title}</a>
      </p>
    </AccountPage>
  );
}

/** Everything held, to read and to print. */
export function ReadablePage(props: {
  readonly request: Asked;
  readonly mine: MyData;
  readonly looked: readonly AuditLine[];
}) {
  const { request, mine } = props;
  const t = mineTexts(request.lang);
  return (
    <AccountPage request={request} title={t.title}>
      {mine.held.map((part) => (
        <HeldPart part={part} lang={request.lang} />
      ))}
      <h2>{t.looked}</h2>
      <Looked lines={props.looked} request={request} />
    </AccountPage>
  );
}
