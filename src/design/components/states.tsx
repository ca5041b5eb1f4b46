import { ButtonLink } from "./button.tsx";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { formatNumber } from "../format.ts";
import { designTexts } from "../text.ts";
import { Sheep, Signpost } from "./drawings.tsx";

export interface EmptyProps {
  /** "Hier is nog niets" */
  readonly title: string;
  /** What would be here. */
  readonly text?: Child;
  /** The one thing to do. */
  readonly action?: { readonly href: string; readonly label: string };
  readonly level?: 1 | 2 | 3;
}

/** Nothing here yet: a sheep, what would be here, one thing to do. */
export function Empty(props: EmptyProps) {
  return <StateCard drawing={<Sheep />} {...props} />;
}

/** "Dit pad loopt dood": a signpost, and under it a search form or other ways back. */
export function NotFound(props: PropsWithChildren<EmptyProps>) {
  return (
    <StateCard drawing={<Signpost />} {...props}>
      {props.children}
    </StateCard>
  );
}

function StateCard(props: PropsWithChildren<EmptyProps & { readonly drawing: Child }>) {
  const Tag = `h${props.level ?? 2}` as "h2";
  return (
    <div class="state">
      {props.drawing}
      <Tag class="state__title">{props.title}</Tag>
      {props.text && <p>{props.text}</p>}
      {props.action && (
        <ButtonLink small href={props.action.href}>
          {props.action.label}
        </ButtonLink>
      )}
      {props.children}
    </div>
  );
}

export interface WorkingProps {
  readonly lang: Lang;
  /** Unique on the page. */
  readonly id: string;
  /** What is being done: "We rekenen het uit". */
  readonly title: string;
  /** How far, of how much; left out when that cannot be known. */
  readonly done?: number;
  readonly of?: number;
  /** "gebieden" */
  readonly unit?: string;
  /** The address that is asked again, without script by the link, with script by itself. */
  readonly again?: string;
}

/** Long work: what is being done, how far it is, and that one may leave. */
export function Working(props: WorkingProps) {
  const t = designTexts(props.lang).working;
  const { done, of } = props;
  const n = (value: number) => formatNumber(value, props.lang);
  const far = done !== undefined && of !== undefined ? `${t.of(n(done), n(of), props.unit ?? "")} ` : "";
  return (
    <div class="working" data-again={props.again}>
      <label class="working__title" for={props.id}>
        {props.title}
      </label>
      <progress id={props.id} max={of} value={done}>
        {far}
      </progress>
      <p class="source" role="status">
        {far}
        {t.leave}
      </p>
      {props.again && (
        <a class="more" href={props.again}>
          {t.again}
        </a>
      )}
    </div>
  );
}
