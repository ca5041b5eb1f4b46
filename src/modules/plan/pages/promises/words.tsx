import { Pill } from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Promised, Standing } from "../../promises/model.ts";
import type { ShownPromise } from "../../promises/shown.ts";
import { promiseTexts } from "../../promises/text.ts";

const looks = {
  asked: { look: "none", sign: "todo" },
  signed: { look: "good", sign: "done" },
  waiting: { look: "warn", sign: "warn" },
  refused: { look: "warn", sign: "warn" },
  behind: { look: "plain", sign: "todo" },
  withdrawn: { look: "none", sign: "other" },
  ended: { look: "none", sign: "other" },
} as const;

/** How an organisation stands, with its sign. */
export function StandingPill({ lang, standing }: { readonly lang: Lang; readonly standing: Standing }) {
  return <Pill {...looks[standing]}>{promiseTexts(lang).standing[standing]}</Pill>;
}

/** For what: "Het hele plan, 3 initiatieven". */
export function whatWords(promised: Promised, shown: ShownPromise, lang: Lang): string {
  const t = promiseTexts(lang);
  const parts = [
    ...(promised.whole ? [t.whole] : []),
    ...(shown.items.length > 0 ? [t.things(formatNumber(shown.items.length, lang))] : []),
    ...(shown.hidden > 0 ? [t.hidden(formatNumber(shown.hidden, lang))] : []),
  ];
  return parts.join(", ") || t.nothing;
}

/** Whose approval, and whether it came. */
export function approvalWords(promised: Promised, lang: Lang): string {
  const t = promiseTexts(lang);
  const { approvalBy: by, approvalState: state, approvalOn: on } = promised;
  if (state === "none") return t.noApproval;
  if (state === "waiting") return t.waitingFor(by);
  const day = on ? formatDate(on, lang) : "";
  return state === "given" ? t.given(by, day) : t.refused(by, day);
}

/** Who signed: function, name and day. */
export function signedWords(promised: Promised, lang: Lang): string {
  const t = promiseTexts(lang).one;
  if (!promised.signedOn) return "";
  const words = t.by(promised.signedFunction, promised.signedName, formatDate(promised.signedOn, lang));
  return promised.way === "paper" ? `${words}, ${t.onPaper}` : words;
}

/** What one row tells. */
export function eventWords(promised: Promised, lang: Lang): string {
  const t = promiseTexts(lang).events;
  if (promised.kind !== "approval") return t[promised.kind];
  return promised.approvalState === "refused" ? t.refused(promised.approvalBy) : t.given(promised.approvalBy);
}
