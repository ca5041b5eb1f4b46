import { ButtonLink, Empty, Lead, MoreLink } from "#design/components/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { isOfResidents, type Organisation } from "../../model.ts";
import { accountTexts } from "../../text.ts";
import { organisationTexts } from "./text.ts";

type Asked = Pick<PageRequest, "lang" | "path" | "absolute" | "link">;

/** Who takes part in a region: residents first. */
export function OrganisationsPage(props: {
  readonly request: Asked;
  readonly region: Region;
  readonly organisations: readonly Organisation[];
}) {
  const { request, region, organisations } = props;
  const t = organisationTexts(request.lang);
  const name = region.content.name;
  const own = organisations.filter((one) => isOfResidents(one.kind));
  const partners = organisations.filter((one) => !isOfResidents(one.kind));
  return (
    <SitePage
      request={request}
      region={region}
      title={t.listTitle(name)}
      description={t.listLead}
      crumbs={[{ label: name, href: request.link(`/${region.id}`) }, { label: t.nav }]}
    >
      <h1>{t.listTitle(name)}</h1>
      {organisations.length === 0 ? (
        <Empty title={t.listNone} />
      ) : (
        <>
          <Lead>{t.listLead}</Lead>
          <List title={t.listOwn} organisations={own} request={request} />
          <List title={t.listPartners} organisations={partners} request={request} />
        </>
      )}
    </SitePage>
  );
}

function List(props: {
  readonly title: string;
  readonly organisations: readonly Organisation[];
  readonly request: Asked;
}) {
  const { request, organisations } = props;
  if (organisations.length === 0) return null;
  return (
    <>
      <h2>{props.title}</h2>
      <ul>
        {organisations.map((one) => (
          <li>
            <a href={request.link(`/${one.region}/organisatie/${one.slug}`)}>{one.name}</a> (
            {accountTexts(request.lang).kinds[one.kind]})
          </li>
        ))}
      </ul>
    </>
  );
}

export interface OrganisationProps {
  readonly request: Asked;
  readonly region: Region;
  readonly organisation: Organisation;
  readonly areaName?: string;
  /** In steps of ten; left out when fewer than ten. */
  readonly members?: number;
}

/** The own page of an organisation: who they are, for whom they speak, how to reach or join them. */
export function OrganisationPage({ request, region, organisation, areaName, members }: OrganisationProps) {
  const t = organisationTexts(request.lang);
  const place = `/${region.id}/organisatie/${organisation.slug}`;
  const residents = isOfResidents(organisation.kind);
  return (
    <SitePage
      request={request}
      region={region}
      title={organisation.name}
      description={organisation.about.slice(0, 150) || t.listLead}
      crumbs={[
        { label: region.content.name, href: request.link(`/${region.id}`) },
        { label: t.nav, href: request.link(`/${region.id}/organisaties`) },
        { label: organisation.name },
      ]}
    >
      <h1>{organisation.name}</h1>
      <Lead>
        {accountTexts(request.lang).kinds[organisation.kind]}
        {members !== undefined && `. ${t.members(String(members))}`}
      </Lead>
      <Paragraphs text={organisation.about || t.aboutNone} />
      {organisation.areaCode && (
        <>
          <h2>{t.area}</h2>
          <p>{areaName ?? organisation.areaCode}</p>
          <MoreLink href={request.link(`/${region.id}/gebied/${organisation.areaCode.toLowerCase()}`)}>
            {t.areaLink}
          </MoreLink>
        </>
      )}
      {residents && (
        <>
          <h2 id="achterban">{t.constituency}</h2>
          <Paragraphs text={organisation.constituency || t.constituencyNone} />
        </>
      )}
      {organisation.contact && (
        <>
          <h2>{t.contact}</h2>
          <Paragraphs text={organisation.contact} />
        </>
      )}
      <div class="actions">
        <ButtonLink href={request.link(`${place}/leden`)}>{residents ? t.join : t.door}</ButtonLink>
      </div>
    </SitePage>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part) => (
        <p>{part}</p>
      ))}
    </>
  );
}
