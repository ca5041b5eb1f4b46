import { createHash } from "node:crypto";
import { inSteps } from "@brink/methods/disclosure";
import type { OnScreen } from "../actions.ts";
import { step } from "../../model.ts";

/** So many lines fit on the screen and can be read from the back row. */
export const linesOnScreen = 4;

export interface Asked {
  readonly question: number;
  readonly results: boolean;
  readonly sheet: number;
}

export interface Line {
  readonly number: number;
  readonly text: string;
  readonly lang: string;
  /** Of each hundred who scored, how many stood on each side; left out while people only write. */
  readonly bar?: { readonly plus: number; readonly minus: number };
}

/**
 * What is said to a question, ten at a time and mixed within each ten, so that a line that appears does not point at whoever just typed.
 */
export function saidLines(screen: OnScreen, question: number): Line[] {
  const all = [...screen.texts.values()].filter((one) => one.question === question);
  const shown = all.slice(0, inSteps(all.length, step));
  const mixed = (number: number) => createHash("sha256").update(`screen:${number}`).digest("hex");
  const tens = Array.from({ length: shown.length / step }, (_, at) =>
    shown
      .slice(at * step, (at + 1) * step)
      .toSorted((a, b) => mixed(a.number).localeCompare(mixed(b.number)))
      .map(({ number, body, lang }) => ({ number, text: body, lang })),
  );
  return tens.toReversed().flat();
}

/** The ranking so far; who is ranked was scored by ten people or more. */
export function rankedLines(screen: OnScreen, question: number): Line[] {
  return (screen.outcome?.result?.ranking ?? []).flatMap(({ number, plus, minus }) => {
    const said = screen.texts.get(number);
    return said && said.question === question
      ? [{ number, text: said.body, lang: said.lang, bar: { plus, minus } }]
      : [];
  });
}
