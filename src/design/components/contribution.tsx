import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { designTexts } from "../text.ts";

export interface TextPart {
  readonly text: string;
  /** Given when the words can be tapped: the value that is sent. */
  readonly word?: string;
  readonly chosen?: boolean;
}

export interface ContributionProps {
  /** The author's text, untouched, cut in parts where words can be tapped. */
  readonly parts: readonly TextPart[];
  /** Who, in general terms ("Iemand uit een dorp in Midden-Drenthe"). Never a name. */
  readonly by?: Child;
  /** Name of the checkboxes; `woord` when left out. */
  readonly name?: string;
  /** The language of the text, when it is not the page's. */
  readonly textLang?: string;
}

/** One contribution in its balloon, large, with words to tap. */
export function Contribution(props: ContributionProps) {
  return (
    <div class="said">
      <blockquote lang={props.textLang}>
        <p>
          {props.parts.map((part) =>
            part.word === undefined ? (
              part.text
            ) : (
              <label class="word">
                <input type="checkbox" name={props.name ?? "woord"} value={part.word} checked={part.chosen} />
                {part.text}
              </label>
            ),
          )}
        </p>
      </blockquote>
      {props.by && <p class="said__by">{props.by}</p>}
    </div>
  );
}

export interface SteppingProps {
  readonly lang: Lang;
  readonly at: number;
  readonly of: number;
  /** "nog ongeveer 4 minuten" */
  readonly left?: string;
}

/** Stepping stones: "4 van 15". */
export function Stepping(props: SteppingProps) {
  const { at, of } = props;
  return (
    <div class="stepping">
      <p>
        <b>{designTexts(props.lang).stepOf(String(at), String(of))}</b>{" "}
        {props.left && <span class="soft small">{props.left}</span>}
      </p>
      <div class="stepping__stones" aria-hidden="true">
        {Array.from({ length: of }, (_, place) => (
          <i class={place + 1 < at ? "is-done" : place + 1 === at ? "is-here" : undefined}></i>
        ))}
      </div>
    </div>
  );
}

export interface ScaleProps {
  readonly lang: Lang;
  /** Name of the seven radio buttons. */
  readonly name: string;
  readonly legend: string;
  readonly value?: number;
  readonly error?: string;
  /** Unique on the page; for the error summary. */
  readonly id: string;
}

const steps = [-3, -2, -1, 0, 1, 2, 3] as const;

/** The scale −3…+3: seven radio buttons with their number of signs. The chosen one is filled, has a ✓ and its word below. */
export function Scale(props: ScaleProps) {
  const t = designTexts(props.lang).scale;
  return (
    <fieldset class="score" aria-describedby={props.error ? `${props.id}-error` : undefined}>
      <legend>{props.legend}</legend>
      {props.error && (
        <p class="field__error" id={`${props.id}-error`}>
          {props.error}
        </p>
      )}
      <div class="scale">
        {steps.map((step, place) => (
          <label class={step < 0 ? "is-negative" : step === 0 ? "is-zero" : undefined}>
            <input
              type="radio"
              id={place === 0 ? props.id : undefined}
              name={props.name}
              value={String(step)}
              checked={props.value === step}
              required
              aria-label={`${spoken(step)}, ${t.words[place]}`}
            />
            <ScaleSign step={step} />
            <span aria-hidden="true">{spoken(step)}</span>
          </label>
        ))}
      </div>
      <div class="score__ends" aria-hidden="true">
        <span>{t.words[0]}</span>
        <span>{t.words[6]}</span>
      </div>
      <p class="score__chosen" aria-hidden="true">
        {steps.map((step, place) => (
          <b class={`score__word score__word--${place}`}>{t.words[place]}</b>
        ))}
      </p>
    </fieldset>
  );
}

function spoken(step: number): string {
  if (step === 0) return "0";
  return step < 0 ? `−${-step}` : `+${step}`;
}

/** ◆ for every point below zero, ● above, ○ for zero; stacked from below. */
function ScaleSign(props: { readonly step: number }) {
  const count = Math.abs(props.step);
  const heights = [32, 20, 8].slice(0, count);
  return (
    <svg viewBox="0 0 28 40" aria-hidden="true" focusable="false">
      {props.step === 0 && (
        <circle class="ring" cx="14" cy="32" r="4.2" fill="none" stroke="var(--same)" stroke-width="2.4" />
      )}
      {heights.map((y) =>
        props.step < 0 ? (
          <path d={`M14 ${y - 6}l6 6-6 6-6-6Z`} fill="var(--bad)" />
        ) : (
          <circle cx="14" cy={y} r="5" fill="var(--good)" />
        ),
      )}
    </svg>
  );
}

/** The calm column of a dialogue: question on top, nothing beside it. */
export function Talk(
  props: PropsWithChildren<{ readonly round?: Child; readonly question: string; readonly title?: string }>,
) {
  return (
    <div class="talk">
      {props.title && <h1 class="vh">{props.title}</h1>}
      <p class="talk__question">
        {props.round} <b>{props.question}</b>
      </p>
      {props.children}
    </div>
  );
}
