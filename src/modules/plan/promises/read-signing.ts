import type { FormError } from "#design/components/index.ts";
import type { FormBody } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { isDay } from "../days.ts";
import { numberTyped, type Values } from "../edit/read-goal.ts";
import type { Signing } from "../actions-promises.ts";
import type { PromiseItem, YearAmount } from "./model.ts";
import { promiseTexts } from "./text.ts";

/** Name of the field for the amount of one thing in one year. */
export const amountField = (id: string, year: number): string => `bedrag-${id}-${year}`;

/** What was chosen in the first step. */
export interface Chosen {
  readonly whole: boolean;
  readonly ids: readonly string[];
}

export const readChosen = (form: FormBody): Chosen => ({
  whole: form.text("heel") === "1",
  ids: [...new Set(form.all("initiatief"))].slice(0, 500),
});

/** The largest amount that is taken, in euros. */
const most = 10_000_000_000;

/**
 * Reads the second step. Every mistake names its field; what is read counts only without mistakes.
 * @param years the years asked for each thing; none where the reader may not see its money
 */
export function readSigning(
  form: FormBody,
  lang: Lang,
  asked: { readonly years: (id: string) => readonly number[]; readonly today: string },
): { signing: Signing; errors: FormError[] } {
  const t = promiseTexts(lang).sign;
  const errors: FormError[] = [];
  const text = (name: string, length: number) => form.text(name).trim().slice(0, length);
  const needed = (name: string, length: number) => {
    const value = text(name, length);
    if (!value) errors.push({ id: name, text: t.required });
    return value;
  };
  const amountsOf = (id: string): YearAmount[] =>
    asked.years(id).flatMap((year) => {
      const name = amountField(id, year);
      const typed = text(name, 20).replace(/^€\s*/, "");
      if (!typed) return [];
      const euros = numberTyped(typed, lang);
      if (Number.isInteger(euros) && euros >= 0 && euros <= most) return euros > 0 ? [{ year, euros }] : [];
      errors.push({ id: name, text: t.amountError });
      return [];
    });
  const { whole, ids } = readChosen(form);
  const items = ids.map((id) => ({ id, amounts: amountsOf(id) }));
  const reserve = text("reserve", 600);
  const approvalBy = text("approvalBy", 120);
  const signedFunction = needed("signedFunction", 120);
  const signedName = needed("signedName", 120);
  const signedOn = text("signedOn", 10);
  if (!isDay(signedOn) || signedOn > asked.today) errors.push({ id: "signedOn", text: t.noDay });
  const reason = needed("reason", 300);
  const last = Number(form.text("last"));
  const planVersion = Number(form.text("planVersion"));
  const words = { reserve, approvalBy, signedFunction, signedName, signedOn, reason };
  return { signing: { last, planVersion, whole, items, ...words }, errors };
}

/** What the form shows of a promise that is there. */
export function valuesOfPromise(
  items: readonly PromiseItem[],
  promised: { readonly reserve: string; readonly approvalBy: string },
  lang: Lang,
): Values {
  const say = (euros: number) => new Intl.NumberFormat(lang === "nl" ? "nl-NL" : "en-GB").format(euros);
  const amounts = items.flatMap((item) =>
    item.amounts.map(({ year, euros }) => [amountField(item.id, year), say(euros)] as const),
  );
  return { ...Object.fromEntries(amounts), reserve: promised.reserve, approvalBy: promised.approvalBy };
}
