import type { Lang } from "#platform/text.ts";
import { designTexts } from "../text.ts";

/** The eight junctions of the one thread. The number is the same everywhere and no region changes it. */
export type Junction = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const junctions: readonly Junction[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** The name of a junction, such as "Cijfers" for 1. */
export function junctionName(junction: Junction, lang: Lang): string {
  return designTexts(lang).route[junction];
}

/** The numbered disc. `here` fills it; `todo` dashes it: what does not exist yet. */
export function JunctionDisc(props: { readonly number: Junction; readonly state?: "here" | "todo" }) {
  const state = props.state ? ` junction--${props.state}` : "";
  return <span class={`junction${state}`}>{props.number}</span>;
}

export interface RouteProps {
  readonly lang: Lang;
  /** The junction this page belongs to. */
  readonly here?: Junction;
  /** Where each junction leads. One without an address is shown, not linked. */
  readonly hrefs?: Readonly<Partial<Record<Junction, string>>>;
  /** Name of the strip where a page has two. */
  readonly label?: string;
}

/** The strip under the top: where am I on the thread. On a phone numbers only, with the name of here. */
export function RouteStrip(props: RouteProps) {
  const t = designTexts(props.lang);
  return (
    <nav class="route" aria-label={props.label ?? t.routeLabel}>
      <div class="wrap">
        <ol>
          {junctions.map((junction) => (
            <li>
              <Stop
                junction={junction}
                name={t.route[junction]}
                href={props.hrefs?.[junction]}
                here={props.here === junction}
              />
            </li>
          ))}
        </ol>
      </div>
    </nav>
  );
}

function Stop(props: { junction: Junction; name: string; href: string | undefined; here: boolean }) {
  const inside = (
    <>
      <span class="junction">{props.junction}</span> <span class="route__name">{props.name}</span>
    </>
  );
  const current = props.here ? "step" : undefined;
  if (!props.href) {
    return (
      <span class="route__stop" aria-current={current}>
        {inside}
      </span>
    );
  }
  return (
    <a class="route__stop" href={props.href} aria-current={current}>
      {inside}
    </a>
  );
}
