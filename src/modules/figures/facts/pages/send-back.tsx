import { Button, ErrorSummary, Lead, Note, TextArea } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { type FactFault, isSecondPerson, isWaiting, longestReason } from "../model.ts";
import type { PlacedFact } from "../reading.ts";
import { factTexts } from "../text.ts";
import { FactLine, factBy, factsPath } from "./parts.tsx";

export interface SendBackProps {
  readonly request: PageRequest;
  readonly region: Region;
  /** The figure as it is stored now. */
  readonly placed: PlacedFact;
  /** The reason as it was typed. */
  readonly typed: string;
  readonly fault?: FactFault;
  /** Somebody else was first, so nothing was done. */
  readonly late?: boolean;
}

/** Where a second person says that a figure is not right, and why. What was typed stays, whatever was wrong. */
export function SendBackPage(props: SendBackProps) {
  const { request, region, placed, fault } = props;
  const { lang } = request;
  const all = factTexts(lang);
  const t = all.sendBack;
  const open = isWaiting(placed.fact) && isSecondPerson(placed.fact, request.actor.person);
  const manage = request.link(`${factsPath(region)}/beheer`);
  const errors = fault && open ? [{ id: "reden", text: `${t.reason} ${all.form.faults[fault]}` }] : [];
  return (
    <SitePage
      request={request}
      region={region}
      title={t.title}
      description={t.lead}
      here={1}
      noindex
      crumbs={[
        { label: all.title, href: request.link(factsPath(region)) },
        { label: all.manage.title, href: manage },
        { label: t.title },
      ]}
    >
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} errors={errors} />
      {props.late && (
        <Note kind="warn" role="alert" title={t.conflict}>
          {open ? t.again : t.closed}
        </Note>
      )}
      {!open && props.typed && <blockquote>{props.typed}</blockquote>}
      {open && !props.late && <Lead>{t.lead}</Lead>}
      <h2>{placed.fact.name}</h2>
      <FactLine {...placed} lang={lang} />
      <p>{factBy(placed.fact, lang)}</p>
      {open && <ReasonForm {...props} />}
      <p>
        <a href={manage}>{t.back}</a>
      </p>
    </SitePage>
  );
}

function ReasonForm({ request, region, placed, typed, fault }: SendBackProps) {
  const { lang } = request;
  const all = factTexts(lang);
  const t = all.sendBack;
  const action = request.link(`${factsPath(region)}/${placed.fact.id}/terugsturen`);
  return (
    <form method="post" action={action} class="stack">
      <input type="hidden" name="version" value={String(placed.fact.version)} />
      <TextArea
        lang={lang}
        id="reden"
        name="reden"
        label={t.reason}
        hint={t.hint}
        value={typed}
        error={fault && all.form.faults[fault]}
        maxlength={longestReason}
      />
      <p>
        <Button>{t.send}</Button>
      </p>
    </form>
  );
}
