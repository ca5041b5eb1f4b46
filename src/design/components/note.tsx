import type { PropsWithChildren } from "hono/jsx";
import { Sign, type SignName } from "../signs/signs.tsx";

/** `info` to know, `good` for saved, `warn` for what changed or needs someone, `error` for what went wrong. */
export type NoteKind = "info" | "good" | "warn" | "error";

const signs: Readonly<Record<NoteKind, SignName>> = { info: "same", good: "good", warn: "warn", error: "warn" };
const alerts: Readonly<Record<NoteKind, string>> = { info: "info", good: "ok", warn: "warning", error: "error" };

export interface NoteProps {
  readonly kind?: NoteKind;
  /** The first words, bold. */
  readonly title?: string;
  /** `status` for what just happened, `alert` for what went wrong; left out, it is part of the page. */
  readonly role?: "status" | "alert";
  readonly id?: string;
}

/** What happened, and what to do. Text goes inside as sentences or paragraphs. */
export function Note(props: PropsWithChildren<NoteProps>) {
  const kind = props.kind ?? "info";
  return (
    <div class={`note note--${kind} utrecht-alert utrecht-alert--${alerts[kind]}`} role={props.role} id={props.id}>
      <Sign name={signs[kind]} class={`note__sign note__sign--${kind}`} />
      <div class="note__text">
        {props.title && <b>{props.title} </b>}
        {props.children}
      </div>
    </div>
  );
}

/** "✓ Bewaard.": a quiet line, no toast. */
export function SavedLine(props: PropsWithChildren<{ readonly sign?: SignName }>) {
  return (
    <p class="saved" role="status">
      <Sign name={props.sign ?? "done"} />
      <span>{props.children}</span>
    </p>
  );
}
