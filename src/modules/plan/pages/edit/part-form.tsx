import type { PropsWithChildren } from "hono/jsx";
import { Button, ErrorSummary, type FormError, Note } from "#design/components/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Values } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import type { PartRow } from "../../store.ts";
import { PlanFrame, planHref } from "../versions/parts.tsx";
import { DecisionInputs } from "./decision.tsx";
import type { EditPlace } from "./goal.tsx";
import { Conflict, PartHistory, type Versions } from "./goal-form.tsx";

export interface PartFormProps extends EditPlace {
  readonly request: PageRequest;
  readonly title: string;
  /** Address under the plan to which the form goes. */
  readonly address: string;
  readonly values: Values;
  readonly errors: readonly FormError[];
  readonly theirs?: PartRow;
  /** True where it was taken off the plan. */
  readonly removed?: boolean;
  /** Whether the form may take it off. */
  readonly removable?: boolean;
  readonly versions?: Versions;
}

/** A page with one form for one part of the plan: what it says, why it changes, and its history. */
export function PartForm(props: PropsWithChildren<PartFormProps>) {
  const { request, region, values, errors, theirs } = props;
  const { lang } = request;
  const t = editTexts(lang);
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={props.title}
      description={props.title}
      crumbs={[{ label: t.team.title, href: planHref(lang, region, "/team") }, { label: props.title }]}
    >
      <h1>{props.title}</h1>
      {props.removed && <Note title={t.removed}>{t.putBack}</Note>}
      <ErrorSummary lang={lang} errors={errors} />
      {theirs && <Conflict lang={lang} theirs={theirs} />}
      <form method="post" action={planHref(lang, region, props.address)} class="stack">
        <input type="hidden" name="version" value={values.version ?? "0"} />
        {props.children}
        <DecisionInputs lang={lang} adopted={props.adopted} values={values} errors={errors} />
        <p class="cluster">
          <Button>{t.save}</Button>
          {props.removable && !props.removed && (
            <Button look="quiet" name="doe" value="weg">
              {t.remove}
            </Button>
          )}
        </p>
        {props.removable && !props.removed && <p class="soft">{t.removeSay}</p>}
      </form>
      {props.versions && props.versions.length > 0 && <PartHistory lang={lang} versions={props.versions} />}
    </PlanFrame>
  );
}
