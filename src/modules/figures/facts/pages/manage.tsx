import { Button, ButtonLink, Lead, Note } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { type FactReturn, isSecondPerson, isWaiting } from "../model.ts";
import type { PlacedFact } from "../reading.ts";
import { factTexts } from "../text.ts";
import { FactLine, factBy, factsPath, ReturnLines } from "./parts.tsx";

export interface ManageFactsProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly facts: readonly PlacedFact[];
  /** Why figures were sent back, by figure, the newest first. */
  readonly returns: ReadonlyMap<string, readonly FactReturn[]>;
  /** Somebody else was first, so nothing was done. */
  readonly conflict?: boolean;
}

/** For the team: report, change, check, send back, take back. What was sent back stands first, then what waits for a second person. */
export function ManageFactsPage(props: ManageFactsProps) {
  const { request, region } = props;
  const t = factTexts(request.lang);
  const groups = [
    { title: t.manage.returned, intro: t.manage.returnedIntro, facts: props.facts.filter(({ fact }) => fact.returned) },
    { title: t.waiting, facts: props.facts.filter(({ fact }) => isWaiting(fact)) },
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
          {group.intro && <p>{group.intro}</p>}
          {group.facts.map((one) => (
            <OneFact {...one} returns={props.returns.get(one.fact.id) ?? []} request={request} region={region} />
          ))}
        </section>
      ))}
    </SitePage>
  );
}

type OneFactProps = PlacedFact &
  Pick<ManageFactsProps, "request" | "region"> & { readonly returns: readonly FactReturn[] };

function OneFact({ fact, area, request, region, returns }: OneFactProps) {
  const { lang } = request;
  const t = factTexts(lang);
  const place = request.link(`${factsPath(region)}/${fact.id}`);
  const mayCheck = isWaiting(fact) && isSecondPerson(fact, request.actor.person);
  return (
    <article class="stack">
      <h3>{fact.name}</h3>
      <FactLine fact={fact} area={area} lang={lang} />
      <p>{factBy(fact, lang)}</p>
      <ReturnLines version={fact.version} returns={returns} lang={lang} />
      {isWaiting(fact) && !mayCheck && <p>{t.manage.own}</p>}
      <p>
        <a href={`${place}/bewerk`} aria-label={t.manage.editOf(fact.name)}>
          {t.manage.edit}
        </a>
      </p>
      {mayCheck && (
        <Act action={`${place}/nakijken`} version={fact.version} label={t.manage.checkOf(fact.name)}>
          {t.manage.check}
        </Act>
      )}
      {mayCheck && (
        <p>
          <ButtonLink href={`${place}/terugsturen`} look="quiet" small label={t.manage.returnOf(fact.name)}>
            {t.manage.return}
          </ButtonLink>
        </p>
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
