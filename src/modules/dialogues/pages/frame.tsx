import type { PropsWithChildren } from "hono/jsx";
import { ExampleLabel } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Dialogue } from "../model.ts";
import { dialogueTexts } from "../text.ts";

/** What every page of this room asks of a request. */
export type Asked = Pick<PageRequest, "lang" | "path" | "absolute" | "link">;

export interface DialogueFrameProps {
  readonly request: Asked;
  readonly region: Region;
  readonly title: string;
  readonly description?: string;
  readonly dialogue?: Dialogue;
  /** A page for one person: search engines stay out. */
  readonly personal?: boolean;
  readonly bands?: boolean;
  readonly islands?: readonly string[];
  /** A page under the dialogue's own: its name closes the way back. */
  readonly under?: string;
}

/** Address of a dialogue, or of a page under it. */
export const addressOf = (dialogue: Pick<Dialogue, "regionId" | "slug">, under = ""): string =>
  `/${dialogue.regionId}/dialoog/${dialogue.slug}${under && `/${under}`}`;

/** Every page of this room: junction 2, the way back, the label of an example. */
export function DialogueFrame(props: PropsWithChildren<DialogueFrameProps>) {
  const { request, region, dialogue } = props;
  const t = dialogueTexts(request.lang);
  const crumbs = [
    { label: region.content.name, href: request.link(`/${region.id}`) },
    dialogue || props.under
      ? { label: t.list.title, href: request.link(`/${region.id}/dialoog`) }
      : { label: t.list.title },
    ...(dialogue
      ? [
          props.under
            ? { label: dialogue.content.title, href: request.link(addressOf(dialogue)) }
            : { label: dialogue.content.title },
        ]
      : []),
    ...(props.under ? [{ label: props.under }] : []),
  ];
  return (
    <SitePage
      request={request}
      region={region}
      here={2}
      title={props.title}
      description={props.description ?? props.title}
      crumbs={crumbs}
      bands={props.bands}
      islands={props.islands}
      noindex={props.personal || dialogue?.example ? true : undefined}
    >
      {props.children}
    </SitePage>
  );
}

/** "voorbeeld", where a dialogue is made up. */
export function Example({ dialogue, request }: { readonly dialogue: Dialogue; readonly request: Asked }) {
  return dialogue.example ? <ExampleLabel lang={request.lang} /> : null;
}

/** The days between now and then, at least one. */
export const daysUntil = (then: Date, now: Date): number =>
  Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 86_400_000));
