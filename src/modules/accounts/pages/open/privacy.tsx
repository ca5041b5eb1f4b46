import { DataTable, DefinitionList, Lead, MoreLink } from "#design/components/index.ts";
import type { Child } from "hono/jsx";
import { formatDate } from "#design/format.ts";
import { type AuditHead, auditHead } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, type Router } from "#platform/http/index.ts";
import type { Processing } from "#platform/module.ts";
import { allRegions, SitePage } from "#modules/regions/index.ts";
import { allProcessing } from "../../register.ts";
import { type DeclarationRow, declarations } from "../../store-house.ts";
import { openTexts } from "./text.ts";

type Asked = Pick<PageRequest, "lang" | "path" | "absolute" | "link">;

/** What Brink does with data, and the head of the log: open to everyone. */
export function openPages(router: Router, ctx: Context): void {
  router.page({
    path: "/privacy",
    policy: everyone,
    cache: "public",
    async handle(request) {
      const regions = await allRegions(ctx.db);
      const declared = await declarations(ctx.db);
      const named = declared.map((one) => ({
        ...one,
        name: regions.find((region) => region.id === one.region_id)?.content.name ?? one.region_id,
      }));
      return page(<PrivacyPage request={request} register={allProcessing()} declared={named} />);
    },
  });
  router.page({
    path: "/controle",
    policy: everyone,
    cache: "private",
    handle: async (request) => page(<ControlPage request={request} head={await auditHead(ctx.db)} />),
  });
}

function PrivacyPage(props: {
  readonly request: Asked;
  readonly register: readonly Processing[];
  readonly declared: readonly (DeclarationRow & { readonly name: string })[];
}) {
  const { request, register, declared } = props;
  const { lang } = request;
  const t = openTexts(lang).privacy;
  return (
    <SitePage request={request} title={t.title} description={t.lead}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <h2>{t.short}</h2>
      <ul>
        {t.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <h2>{t.rights}</h2>
      <p>{t.rightsText}</p>
      <MoreLink href={request.link("/mijn")}>{t.mine}</MoreLink>
      <h2 id="register">{t.register}</h2>
      <p>{t.registerIntro}</p>
      <DataTable
        lang={lang}
        caption={t.register}
        captionHidden
        rows={register}
        columns={[
          { key: "what", label: t.what, cell: (one) => one.purpose[lang] },
          { key: "ground", label: t.ground, cell: (one) => one.ground[lang] },
          { key: "data", label: t.data, cell: (one) => one.data[lang] },
          { key: "retention", label: t.retention, cell: (one) => one.retention[lang] },
          { key: "recipients", label: t.recipients, cell: (one) => one.recipients[lang] },
        ]}
      />
      <h2 id="verantwoordelijk">{t.controllers}</h2>
      {declared.length === 0 && <p>{t.controllersNone}</p>}
      {declared.map((one) => (
        <>
          <h3>{one.name}</h3>
          <DefinitionList
            items={[
              { term: t.controller, text: linked(one.controller) },
              { term: t.contact, text: linked(one.contact) },
              { term: t.statement, text: linked(one.privacy) },
              { term: t.accessibility, text: linked(one.accessibility) },
              { term: t.complaints, text: linked(one.complaints) },
            ]}
          />
        </>
      ))}
      <p>{t.joint}</p>
      <p>{t.authority}</p>
    </SitePage>
  );
}

/** An address becomes a link; other words stay words. */
function linked(text: string): Child {
  return /^https?:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : text;
}

/** A long code that may break anywhere, and is whole again when copied. */
function Breakable({ text }: { readonly text: string }) {
  return (
    <code>
      {text.match(/.{1,16}/g)!.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </code>
  );
}

function ControlPage({ request, head }: { readonly request: Asked; readonly head: AuditHead | undefined }) {
  const { lang } = request;
  const t = openTexts(lang).control;
  return (
    <SitePage request={request} title={t.title} description={t.lead}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <h2>{t.how}</h2>
      <p>{t.howText}</p>
      <h2>{t.head}</h2>
      {!head && <p>{t.none}</p>}
      {head && (
        <>
          <DefinitionList
            items={[
              { term: t.number, text: String(head.number) },
              { term: t.hash, text: <Breakable text={head.text} /> },
              { term: t.at, text: formatDate(head.signedAt, lang, "moment") },
            ]}
          />
          <h2>{t.check}</h2>
          <p>{t.checkText}</p>
          <pre>
            <code>{`brink audit verify --head ${head.number}.${head.hash}`}</code>
          </pre>
        </>
      )}
    </SitePage>
  );
}
