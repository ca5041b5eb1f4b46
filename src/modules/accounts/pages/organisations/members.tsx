import {
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  Lead,
  SavedLine,
  Select,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { functions, isOfResidents, type Member, type MemberFunction, type Organisation } from "../../model.ts";
import { accountTexts } from "../../text.ts";
import { AccountPage, type Asked, OneButton } from "../frame.tsx";
import { organisationTexts } from "./text.ts";

export interface MembersProps {
  readonly request: Asked;
  readonly region: Region;
  readonly organisation: Organisation;
  /** What the visitor is here. */
  readonly own?: { readonly function: MemberFunction; readonly state: "asked" | "member" };
  readonly leads: boolean;
  /** A board member who has not shown the second step. */
  readonly stepFirst: boolean;
  readonly error?: string;
  readonly saved?: boolean;
}

const at = (props: Pick<MembersProps, "request" | "organisation">, path: string) =>
  props.request.link(`/${props.organisation.region}/organisatie/${props.organisation.slug}/${path}`);

/** The door for members and board: join, leave, and lead. */
export function MembersPage(props: MembersProps) {
  const { request, region, organisation, own } = props;
  const t = organisationTexts(request.lang);
  const words = accountTexts(request.lang);
  return (
    <AccountPage
      request={request}
      region={region}
      title={t.title(organisation.name)}
      crumbs={[
        { label: organisation.name, href: request.link(`/${region.id}/organisatie/${organisation.slug}`) },
        { label: t.door },
      ]}
    >
      {props.saved && <SavedLine>{t.saved}</SavedLine>}
      <ErrorSummary lang={request.lang} errors={props.error ? [{ id: "bestuur", text: props.error }] : []} />
      {!own && isOfResidents(organisation.kind) && (
        <>
          <Lead>{t.joinLead}</Lead>
          <OneButton action={at(props, "lid-worden")} look="primary">
            {t.join}
          </OneButton>
        </>
      )}
      {own && <Lead>{own.state === "asked" ? t.asked : t.isMember(words.functions[own.function])}</Lead>}
      {own && <OneButton action={at(props, "weg")}>{t.leave}</OneButton>}
      {props.stepFirst && (
        <>
          <p>{t.boardStep}</p>
          <ButtonLink href={`${request.link("/inloggen/tweede-stap")}?terug=${encodeURIComponent(at(props, "leden"))}`}>
            {t.boardStepLink}
          </ButtonLink>
        </>
      )}
      {props.leads && <Leading {...props} />}
    </AccountPage>
  );
}

function Leading(props: MembersProps) {
  const { request, organisation } = props;
  const t = organisationTexts(request.lang);
  const { lang } = request;
  return (
    <>
      <h2 id="bestuur" tabindex={-1}>
        {t.board}
      </h2>
      <p>{t.boardLead}</p>
      <ButtonLink href={at(props, "ledenlijst")}>{t.memberList}</ButtonLink>
      <h2>{t.invite}</h2>
      <form method="post" action={at(props, "uitnodigen")} novalidate>
        <TextInput lang={lang} id="mail" name="mail" type="email" label={t.email} maxlength={254} />
        <FunctionSelect {...props} id="functie" value="member" />
        <div class="actions">
          <Button look="quiet">{t.inviteSend}</Button>
        </div>
      </form>
      <h2>{t.write}</h2>
      <form method="post" action={at(props, "schrijven")} novalidate>
        <TextArea
          lang={lang}
          id="over"
          name="over"
          label={t.writeAbout}
          hint={t.writeAboutHint}
          value={organisation.about}
          maxlength={4000}
          rows={5}
          optional
        />
        {isOfResidents(organisation.kind) && (
          <TextArea
            lang={lang}
            id="achterban"
            name="achterban"
            label={t.writeConstituency}
            hint={t.writeConstituencyHint}
            value={organisation.constituency}
            maxlength={4000}
            rows={4}
            optional
          />
        )}
        <TextArea
          lang={lang}
          id="contact"
          name="contact"
          label={t.writeContact}
          value={organisation.contact}
          maxlength={500}
          rows={2}
          optional
        />
        <div class="actions">
          <Button>{t.save}</Button>
        </div>
      </form>
    </>
  );
}

function FunctionSelect(props: Pick<MembersProps, "request"> & { readonly id: string; readonly value: string }) {
  const words = accountTexts(props.request.lang).functions;
  const t = organisationTexts(props.request.lang);
  return (
    <Select
      lang={props.request.lang}
      id={props.id}
      name="functie"
      label={t.role}
      value={props.value}
      options={functions.map((value) => ({ value, label: words[value] }))}
      short
    />
  );
}

/** The list of members, for the board: admit, give functions, remove. */
export function MemberListPage(
  props: Pick<MembersProps, "request" | "region" | "organisation"> & { readonly members: readonly Member[] },
) {
  const { request, organisation, members } = props;
  const { lang } = request;
  const t = organisationTexts(lang);
  const words = accountTexts(lang).functions;
  const named = (member: Member) => member.name ?? `${t.noName}, ${member.email}`;
  return (
    <AccountPage
      request={request}
      region={props.region}
      title={t.membersTitle(organisation.name)}
      crumbs={[{ label: t.title(organisation.name), href: at(props, "leden") }, { label: t.memberList }]}
    >
      <DataTable
        lang={lang}
        caption={t.memberList}
        captionHidden
        rows={members}
        columns={[
          { key: "name", label: t.name, cell: (member) => member.name ?? t.noName },
          { key: "email", label: t.email, cell: (member) => member.email },
          {
            key: "role",
            label: t.role,
            cell: (member) => (member.state === "asked" ? t.states.asked : words[member.function]),
          },
          { key: "since", label: t.since, cell: (member) => formatDate(member.since, lang) },
        ]}
      />
      <h2>{t.act}</h2>
      {members.map((member) => (
        <details class="fold">
          <summary>{named(member)}</summary>
          {member.state === "asked" ? (
            <OneButton
              action={at(props, "toelaten")}
              hidden={{ wie: member.person }}
              label={t.who(t.admit, named(member))}
              look="primary"
            >
              {t.admit}
            </OneButton>
          ) : (
            <>
              <form method="post" action={at(props, "functie")}>
                <input type="hidden" name="wie" value={member.person} />
                <FunctionSelect request={request} id={`f-${member.person}`} value={member.function} />
                <Button look="quiet" small label={t.setLabel(named(member))}>
                  {t.set}
                </Button>
              </form>
              <OneButton
                action={at(props, "ken-ik")}
                hidden={{ wie: member.person }}
                label={t.who(t.vouch, named(member))}
              >
                {t.vouch}
              </OneButton>
            </>
          )}
          <OneButton
            action={at(props, "verwijderen")}
            hidden={{ wie: member.person }}
            label={t.who(t.remove, named(member))}
          >
            {t.remove}
          </OneButton>
        </details>
      ))}
    </AccountPage>
  );
}
