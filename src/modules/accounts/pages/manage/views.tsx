import { Button, DataTable, Lead, SavedLine, Select, TextInput } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { manageLinks } from "../../manage-links.ts";
import type { HeadReader } from "../../actions-head.ts";
import type { PersonWithGrants } from "../../actions-people.ts";
import { organisationKinds, type Organisation, roles } from "../../model.ts";
import { accountTexts } from "../../text.ts";
import { AccountPage, type Asked, OneButton } from "../frame.tsx";
import { HeadReaders } from "./head-readers.tsx";
import { manageTexts } from "./text.ts";

/** The start of management: the whole house, and each region one may manage. */
export function ManagePage(props: {
  readonly request: Asked;
  readonly regions: readonly Region[];
  /** Who gets the end of the audit's chain; undefined for who does not run the whole house. */
  readonly readers?: readonly HeadReader[];
}) {
  const { request } = props;
  const t = manageTexts(request.lang);
  const link = (path: string, label: string) => (
    <li>
      <a href={request.link(path)}>{label}</a>
    </li>
  );
  return (
    <AccountPage request={request} title={t.title}>
      <Lead>{t.lead}</Lead>
      {props.readers && (
        <>
          <h2>{t.house}</h2>
          <ul>
            {link("/beheer/mensen", t.people)}
            {link("/beheer/lekken", t.breaches)}
          </ul>
          <HeadReaders request={request} readers={props.readers} />
        </>
      )}
      <h2>{t.regions}</h2>
      <ul>{props.regions.map((region) => link(`/${region.id}/beheer`, t.regionTitle(region.content.name)))}</ul>
    </AccountPage>
  );
}

/** The start of management of one region. */
export function RegionManagePage(props: {
  readonly request: Asked;
  readonly region: Region;
  readonly operator: boolean;
  readonly checks: boolean;
}) {
  const { request, region } = props;
  const t = manageTexts(request.lang);
  const parts = [
    ...(props.operator
      ? ([
          ["mensen", t.people],
          ["organisaties", t.organisations],
        ] as const)
      : []),
    ...(props.checks ? ([["herkennen", t.checking]] as const) : []),
    ...(props.operator ? ([["in-gebruik", t.live]] as const) : []),
  ];
  return (
    <AccountPage request={request} region={region} title={t.regionTitle(region.content.name)}>
      <ul>
        {parts.map(([path, label]) => (
          <li>
            <a href={request.link(`/${region.id}/beheer/${path}`)}>{label}</a>
          </li>
        ))}
        {manageLinks(request.actor, region.id).map(({ path, label }) => (
          <li>
            <a href={request.link(`/${region.id}/${path}`)}>{label(request.lang)}</a>
          </li>
        ))}
      </ul>
    </AccountPage>
  );
}

/** Who holds a role, and giving and taking one: in a region, or in the whole house. */
export function PeoplePage(props: {
  readonly request: Asked;
  readonly region?: Region;
  readonly people: readonly PersonWithGrants[];
  /** Address of the forms: `/beheer/mensen` or that of the region. */
  readonly place: string;
}) {
  const { request, region } = props;
  const { lang } = request;
  const t = manageTexts(lang);
  const words = accountTexts(lang).roles;
  const rows = props.people.flatMap(({ person, grants }) => grants.map((grant) => ({ person, grant })));
  return (
    <AccountPage request={request} region={region} title={t.peopleTitle(region?.content.name ?? t.everywhere)}>
      <p>{t.peopleLead}</p>
      {rows.length === 0 && <p>{t.peopleNone}</p>}
      {rows.length > 0 && (
        <DataTable
          lang={lang}
          caption={t.people}
          captionHidden
          rows={rows}
          columns={[
            {
              key: "person",
              label: t.person,
              cell: ({ person }) => [person.name, person.email].filter(Boolean).join(", "),
            },
            { key: "role", label: t.role, cell: ({ grant }) => words[grant.role] },
            { key: "where", label: t.where, cell: ({ grant }) => grant.region ?? t.everywhere },
            { key: "since", label: t.since, cell: ({ grant }) => formatDate(grant.grantedAt, lang) },
            {
              key: "take",
              label: t.take,
              cell: ({ person, grant }) => (
                <OneButton
                  action={request.link(`${props.place}/neem`)}
                  hidden={{ rol: grant.id }}
                  label={t.takeLabel(words[grant.role], person.email)}
                >
                  {t.take}
                </OneButton>
              ),
            },
          ]}
        />
      )}
      <h2>{t.give}</h2>
      <form method="post" action={request.link(props.place)} novalidate>
        <TextInput lang={lang} id="mail" name="mail" type="email" label={t.email} hint={t.giveHint} maxlength={254} />
        <Select
          lang={lang}
          id="rol"
          name="rol"
          label={t.role}
          hint={t.step}
          options={roles.map((value) => ({ value, label: words[value] }))}
        />
        <div class="actions">
          <Button>{t.giveButton}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

/** Organisations of a region and their way to sign in. */
export function OrganisationsManagePage(props: {
  readonly request: Asked;
  readonly region: Region;
  readonly organisations: readonly Organisation[];
  readonly origin: string;
  readonly saved?: boolean;
}) {
  const { request, region, organisations } = props;
  const { lang } = request;
  const t = manageTexts(lang);
  const kinds = accountTexts(lang).kinds;
  const place = request.link(`/${region.id}/beheer/organisaties`);
  return (
    <AccountPage request={request} region={region} title={t.organisationsTitle(region.content.name)}>
      {props.saved && <SavedLine>{t.saved}</SavedLine>}
      {organisations.length === 0 && <p>{t.organisationsNone}</p>}
      <ul>
        {organisations.map((one) => (
          <li>
            <a href={request.link(`/${region.id}/organisatie/${one.slug}/leden`)}>{one.name}</a> ({kinds[one.kind]})
          </li>
        ))}
      </ul>
      <h2>{t.organisationAdd}</h2>
      <form method="post" action={place} novalidate>
        <TextInput lang={lang} id="naam" name="naam" label={t.organisationName} maxlength={120} />
        <Select
          lang={lang}
          id="soort"
          name="soort"
          label={t.organisationKind}
          empty={t.organisationKindEmpty}
          options={organisationKinds.map((value) => ({ value, label: kinds[value] }))}
        />
        <TextInput
          lang={lang}
          id="gebied"
          name="gebied"
          label={t.organisationArea}
          hint={t.organisationAreaHint}
          maxlength={60}
          optional
        />
        <div class="actions">
          <Button>{t.organisationButton}</Button>
        </div>
      </form>
      {organisations.length > 0 && (
        <>
          <h2>{t.login}</h2>
          <p>{t.loginLead}</p>
          <p>{t.loginBack(`${props.origin}/inloggen/terug/…`)}</p>
          <form method="post" action={`${place}/inloggen`} novalidate>
            <Select
              lang={lang}
              id="organisatie"
              name="organisatie"
              label={t.loginWhich}
              empty={t.loginWhichEmpty}
              options={organisations.map((one) => ({ value: one.id, label: one.name }))}
            />
            <TextInput lang={lang} id="dienst" name="dienst" type="url" label={t.loginIssuer} maxlength={300} />
            <TextInput lang={lang} id="client" name="client" label={t.loginClient} maxlength={200} />
            <TextInput
              lang={lang}
              id="client-geheim"
              name="client_secret"
              type="password"
              label={t.loginSecret}
              hint={t.loginSecretHint}
              autocomplete="off"
              maxlength={300}
            />
            <div class="actions">
              <Button look="quiet">{t.loginButton}</Button>
            </div>
          </form>
        </>
      )}
    </AccountPage>
  );
}
