/** Languages of the interface. Dutch is the source; English stands beside it. */
export type Lang = "nl" | "en";

export const langs: readonly Lang[] = ["nl", "en"];

/** The shape of a text file with every sentence widened to `string`, so that English may differ from Dutch in words only. */
export type TextsLike<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer E)[]
      ? readonly TextsLike<E>[]
      : { readonly [K in keyof T]: TextsLike<T[K]> };

/**
 * Joins the two text files of a room.
 * @example const texts = bothLanguages(nl, en); texts("en").title
 */
export function bothLanguages<T>(nl: T, en: TextsLike<T>): (lang: Lang) => TextsLike<T> {
  return (lang) => (lang === "en" ? en : (nl as unknown as TextsLike<T>));
}
