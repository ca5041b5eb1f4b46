import { Button, TextInput } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Contribution } from "../model.ts";
import type { Near } from "./alike-work.ts";
import { careTexts } from "./text.ts";

/** Contributions in one screen that resemble each other, straight or through another one. */
export interface AlikeSet {
  /** In the order of their numbers; two or more. */
  readonly numbers: readonly number[];
  /** Under which the others can be laid: what can be read already, else the first. */
  readonly target: number;
}

/** The set that each waiting contribution stands in; who resembles nothing that waits here stands in none. */
export function alikeSets(
  items: readonly Pick<Contribution, "number">[],
  near: ReadonlyMap<number, Near>,
): ReadonlyMap<number, AlikeSet> {
  const setOf = new Map(items.map(({ number }) => [number, new Set([number])]));
  for (const { number } of items) {
    const [own, other] = [setOf.get(number)!, setOf.get(near.get(number)?.waiting?.number ?? 0)];
    if (!other || own === other) continue;
    for (const one of other) setOf.set(one, own.add(one));
  }
  const found = new Map<number, AlikeSet>();
  for (const set of new Set(setOf.values())) {
    if (set.size < 2) continue;
    const numbers = [...set].toSorted((a, b) => a - b);
    const there = numbers.flatMap((number) => near.get(number)?.shown?.number ?? [])[0];
    for (const number of numbers) found.set(number, { numbers, target: there ?? numbers[0]! });
  }
  return found;
}

/** What a waiting contribution resembles, in one sentence each. */
export function nearWords(lang: Lang, near: Near | undefined): string {
  const t = careTexts(lang);
  const told = [
    near?.shown && `${t.alike(String(near.shown.number))}: “${near.shown.body}”`,
    near?.waiting && `${t.alikeWaiting(String(near.waiting.number))}: “${near.waiting.body}”`,
  ];
  return told.filter((words) => words !== undefined).join(" ");
}

/** Picks everything that is alike, for one act or to merge. */
export function ChooseAlike({ lang, set, to }: { lang: Lang; set: AlikeSet; to: (under: string) => string }) {
  const words = careTexts(lang).chooseAlike(formatNumber(set.numbers.length, lang));
  return <a href={to(`lezen?lijkt=${set.numbers[0]}#kies-${set.numbers[0]}`)}>{words}</a>;
}

interface MergeProps {
  readonly lang: Lang;
  readonly items: readonly Contribution[];
  readonly target: string | undefined;
  readonly error: string | undefined;
  readonly action: string;
}

/** Lays what was ticked under one number. The versions on this screen go along: nothing is shown that nobody read. */
export function MergeFields({ lang, items, target, error, action }: MergeProps) {
  const t = careTexts(lang);
  return (
    <>
      {items.map((one) => (
        <input type="hidden" name="gelezen" value={`${one.number}.${one.version}`} />
      ))}
      <TextInput
        lang={lang}
        id="bij"
        name="bij"
        type="number"
        min={1}
        label={t.merge}
        hint={t.mergeHint}
        value={target}
        error={error}
        optional
        short
      />
      <Button look="quiet" formaction={action}>
        {t.mergeGo}
      </Button>
    </>
  );
}
