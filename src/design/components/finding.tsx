import type { Child, PropsWithChildren } from "hono/jsx";
import { type VerdictName, Verdict } from "./status.tsx";

/** Up to five things that stand out. The first may be wide. */
export function FindingList(props: PropsWithChildren) {
  return <ol class="findings">{props.children}</ol>;
}

export interface FindingProps {
  /** The drawing that shows this sentence and nothing more. */
  readonly drawing: Child;
  /** The sentence; its carrying words in `Mark`. */
  readonly sentence: Child;
  readonly verdict?: { readonly kind: VerdictName; readonly text: Child };
  readonly more?: { readonly href: string; readonly text: Child };
  readonly source?: Child;
  readonly wide?: boolean;
}

/** Drawing, sentence, verdict, one link, source. */
export function Finding(props: FindingProps) {
  return (
    <li class={props.wide ? "finding finding--wide" : "finding"}>
      <div class="finding__text">
        <p class="finding__say">{props.sentence}</p>
        <div class="finding__foot">
          {props.verdict && <Verdict kind={props.verdict.kind}>{props.verdict.text}</Verdict>}
          {props.more && (
            <a class="more" href={props.more.href}>
              {props.more.text}
            </a>
          )}
          {props.source && <p class="source">{props.source}</p>}
        </div>
      </div>
      <div class="finding__drawing">{props.drawing}</div>
    </li>
  );
}

export interface SaidFinding {
  /** None where a figure is told and not judged. */
  readonly kind?: VerdictName | undefined;
  readonly sentence: Child;
  /** How sure, in a soft line. */
  readonly sure?: Child;
}

/** What is different here, in sentences; the head of an area page. */
export function SaidFindings(props: { readonly items: readonly SaidFinding[] }) {
  return (
    <ul class="says">
      {props.items.map((item) => (
        <li>
          {item.kind && (
            <span class={`says__sign verdict--${item.kind}`}>
              <svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <use href={`#s-${item.kind}`} />
              </svg>
            </span>
          )}
          <div>
            <p class="says__say">{item.sentence}</p>
            {item.sure && <p class="says__sure">{item.sure}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
