import { Button, ButtonLink, Lead, Note } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { isSecondPerson } from "../model.ts";
import type { PlacedFact } from "../reading.ts";
import { factTexts } from "../text.ts";
import { factBy, factShown, factsPath } from "./parts.tsx";

export interface ManageFactsProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly facts: readonly PlacedFact[];
  /** Somebody else was first, so nothing was done. */
  readonly conflict?: boolean;
}

/** For the team: report, change, check, take back. What waits for a second person stands first. */
export function ManageFactsPage(props: ManageFactsProps) {
  const { request, region } = props;
  const t = factTexts(request.lang);
  const groups = [
    { title: t.waiting, facts: props.facts.filter(({ fact }) => fact.checkedOn === null) },
    { title: t.checked, facts: props.facts.filter(({ fact }) => fact.checkedOn !== null) },
  ].filter((group) => group.facts.length > 0);
  return (
    <SitePage
      request={request}
      region={region}
      title={t.manage.title}
      description={t.manage.lead}
      here={1}
      noindex
      crumbs={[{ label: t.title, href: request.link(factsPath(region)) }, { label: t.manage.title }]}
    >
      <h1>{t.manage.title}</h1>
      <Lead>{t.manage.lead}</Lead>
      {props.conflict && (
        <Note kind="warn" role="alert" title={t.manage.conflict}>
          {t.manage.conflictText}
        </Note>
      )}
      <p>
        <ButtonLink href={request.link(`${factsPath(region)}/nieuw`)}>{t.manage.add}</ButtonLink>
      </p>
      {groups.map((group) => (
        <section>
          <h2>{group.title}</h2>
          {group.facts.map((one) => (
            <OneFact {...one} request={request} region={region} />
          ))}
        </section>
      ))}
    </SitePage>
  );
}

function OneFact({ fact, area, request, region }: PlacedFact & Pick<ManageFactsProps, "request" | "region">) {
  const { lang } = request;
  const t = factTexts(lang);
  const place = request.link(`${factsPath(region)}/${fact.id}`);
  const mayCheck = isSecondPerson(fact, request.actor.person);
  return (
    <article class="stack">
      <h3>{fact.name}</h3>
      <p>
        <b>{factShown(fact, lang)}</b> · {area} · {fact.population} · {fact.period} ·{" "}
        <a href={fact.link}>{fact.source}</a>
      </p>
      <p>{factBy(fact, lang)}</p>
      {fact.checkedOn === null && !mayCheck && <p>{t.manage.own}</p>}
      <p>
        <a href={`${place}/bewerk`} aria-label={t.manage.editOf(fact.name)}>
          {t.manage.edit}
        </a>
      </p>
      {fact.checkedOn === null && mayCheck && (
        <Act action={`${place}/nakijken`} version={fact.version} label={t.manage.checkOf(fact.name)}>
          {t.manage.check}
        </Act>
      )}
      <Act action={`${place}/intrekken`} version={fact.version} label={t.manage.withdrawOf(fact.name)}>
        {t.manage.withdraw}
      </Act>
    </article>
  );
}

/** A form with one button, for the version that is seen here. */
function Act(props: {
  readonly action: string;
  readonly version: number;
  readonly label: string;
  readonly children?: string;
}) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="version" value={String(props.version)} />
      <Button look="quiet" small label={props.label}>
        {props.children}
      </Button>
    </form>
  );
}
