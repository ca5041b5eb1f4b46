import type { PropsWithChildren } from "hono/jsx";

/** `primary` for the one act of a page, `quiet` beside it, `sun` on a dark card. */
export type ButtonLook = "primary" | "quiet" | "sun";

export interface ButtonProps {
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** `submit` when left out: buttons of Brink send a form. */
  readonly type?: "submit" | "button" | "reset";
  readonly name?: string;
  readonly value?: string;
  readonly disabled?: boolean;
  readonly form?: string;
  readonly formaction?: string;
  /** Skips the browser's own checks, for "back" and "skip". */
  readonly formnovalidate?: boolean;
  /** More about the act for who cannot see what stands around it. */
  readonly label?: string;
}

/** A button says the act: "Doe mee", "Volgende", "Sla over". */
export function Button(props: PropsWithChildren<ButtonProps>) {
  return (
    <button
      class={buttonClass(props.look, props.small, props.disabled)}
      type={props.type ?? "submit"}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      form={props.form}
      formaction={props.formaction}
      formnovalidate={props.formnovalidate}
      aria-label={props.label}
    >
      <span class="nl-button__label">{props.children}</span>
    </button>
  );
}

export interface ButtonLinkProps {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Offers the file for saving under this name. */
  readonly download?: string | boolean;
  readonly label?: string;
  readonly rel?: "prev" | "next" | "nofollow";
}

/** A link that looks like a button, for going somewhere to act. */
export function ButtonLink(props: PropsWithChildren<ButtonLinkProps>) {
  return (
    <a
      class={buttonClass(props.look, props.small)}
      href={props.href}
      download={props.download === true ? "" : props.download || undefined}
      aria-label={props.label}
      rel={props.rel}
    >
      <span class="nl-button__label">{props.children}</span>
    </a>
  );
}

/** "Lees verder →": the way on, in words that say where to. */
export function MoreLink(props: PropsWithChildren<{ readonly href: string }>) {
  return (
    <a class="more" href={props.href}>
      {props.children}
    </a>
  );
}

function buttonClass(look: ButtonLook = "primary", small = false, disabled = false): string {
  const base = look === "quiet" ? "nl-button nl-button--secondary" : "nl-button nl-button--primary";
  return [base, look === "sun" && "nl-button--sun", small && "nl-button--small", disabled && "nl-button--disabled"]
    .filter(Boolean)
    .join(" ");
}
