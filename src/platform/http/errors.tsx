import { withoutBsn } from "../bsn.ts";
import type { Child } from "hono/jsx";
import type { Lang } from "../text.ts";
import { bothLanguages } from "../text.ts";
import type { FormBody } from "./request.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

const texts = bothLanguages(nl, en);

/** What an error page must say: what happened, what was kept, what to do now. */
export interface ErrorView {
  readonly lang: Lang;
  readonly path: string;
  readonly status: number;
  readonly requestId: string;
  /** A refusal's own sentence, when it was written for people. */
  readonly sentence?: string;
  readonly form?: FormBody;
}

/** Draws an error page; `design` gives the real one, `main.ts` joins them. */
export type ErrorPage = (view: ErrorView & ErrorWords) => Child;

export interface ErrorWords {
  readonly title: string;
  readonly what: string;
  readonly now: string;
  readonly typedTitle: string;
  readonly typed: readonly { readonly name: string; readonly value: string }[];
  readonly requestWord: string;
}

/** The words for a status, in the visitor's language, with everything they typed. */
export function errorWords(view: ErrorView): ErrorWords {
  const t = texts(view.lang);
  const words = t.errors[statusKey(view.status)];
  return {
    title: words.title,
    what: view.sentence ?? words.what,
    now: words.now,
    typedTitle: t.typedTitle,
    typed: typedFields(view.form),
    requestWord: t.requestWord,
  };
}

type StatusKey = keyof typeof nl.errors;

function statusKey(status: number): StatusKey {
  const key = `s${status}` as StatusKey;
  if (key in nl.errors) return key;
  return status >= 500 ? "s500" : "s400";
}

/** Fields worth giving back: what a person typed, not our own hidden fields (they begin with an underscore), no secrets and no citizen service number. */
function typedFields(form: FormBody | undefined): { name: string; value: string }[] {
  if (!form) return [];
  return [...form.entries()]
    .filter(
      ([name, values]) => !/^_|token|code|password|secret/i.test(name) && values.some((value) => value.trim() !== ""),
    )
    .map(([name, values]) => ({ name, value: withoutBsn(values.join("\n")) }));
}
