import type { Child } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { type Junction, JunctionDisc, junctionName } from "./route.tsx";

export interface ThreadItem {
  readonly junction: Junction;
  /** What kind of thing, when the junction's own name will not do ("Cijfer", "Stem"). */
  readonly kind?: string;
  /** The thing itself: the figure with its number, the quote, the decision in a sentence. */
  readonly title: Child;
  readonly href?: string;
  /** One line of evidence, or what will happen, when, and whose turn it is. */
  readonly text?: Child;
  /** `here` fills the disc; `todo` dashes it: it does not exist yet. */
  readonly state?: "here" | "todo";
}

export interface ThreadProps {
  readonly lang: Lang;
  readonly items: readonly ThreadItem[];
  /** Side by side on wide screens; at most five. */
  readonly across?: boolean;
}

/** The thread from a figure to something that helps. Junctions may be skipped, never reordered. */
export function Thread(props: ThreadProps) {
  return (
    <ol class={props.across ? "thread thread--across" : "thread"}>
      {props.items.map((item) => (
        <li>
          <JunctionDisc number={item.junction} state={item.state} />
          <div class="thread__body">
            <span class="thread__kind">{item.kind ?? junctionName(item.junction, props.lang)}</span>
            <ThreadTitle item={item} />
            {item.text && <p>{item.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function ThreadTitle(props: { readonly item: ThreadItem }) {
  const { item } = props;
  const look = item.state === "here" ? "thread__title thread__title--here" : "thread__title";
  if (!item.href) return <b class={look}>{item.title}</b>;
  return (
    <a class={look} href={item.href} aria-current={item.state === "here" ? "page" : undefined}>
      {item.title}
    </a>
  );
}

/** The thread in a box of its own beside a page: "Waar dit vandaan komt". */
export function ThreadBox(props: Omit<ThreadProps, "across"> & { readonly id: string; readonly title: string }) {
  return (
    <aside class="thread-box" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <Thread lang={props.lang} items={props.items} />
    </aside>
  );
}

export interface LooseEnd {
  readonly count: number;
  readonly text: string;
  readonly href: string;
}

/** What is not finished, on top and in yellow. Ends with zero disappear; without any, so does the whole. */
export function LooseEnds(props: { readonly id: string; readonly title: string; readonly items: readonly LooseEnd[] }) {
  const open = props.items.filter((item) => item.count > 0);
  if (open.length === 0) return null;
  return (
    <section class="loose" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <ul>
        {open.map((item) => (
          <li>
            <a href={item.href}>
              <b>{item.count}</b> <span>{item.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
