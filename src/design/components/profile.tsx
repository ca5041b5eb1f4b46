import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { type FigureKind, isHollow, Whisker } from "../charts/kinds.tsx";
import { ProfileStrip, type ProfileStripProps } from "../charts/profile-strip.tsx";
import { Spark, type SparkProps } from "../charts/spark.tsx";
import { breakable } from "../format.ts";
import { markup, raw } from "../markup.ts";
import { Sign } from "../signs/signs.tsx";
import { designTexts } from "../text.ts";
import { TooFew, Verdict, type VerdictName } from "./status.tsx";

export interface ProfileTableProps {
  readonly lang: Lang;
  /** Unique on the page: the id of the theme's heading. */
  readonly id: string;
  /** The theme as a question: "Hoe gezond voelen mensen zich?" */
  readonly title: string;
  /** The area of the value column. */
  readonly area: string;
  /** What the strip is a place among ("plek tussen 100 wijken die erop lijken"). */
  readonly among: string;
  /** Above the small lines ("Sinds 2012"). */
  readonly since?: string;
  /** In none of the rows one side is better: the ends say less and more. */
  readonly neutral?: boolean;
  /** No row has a strip: its column has no ends. */
  readonly bare?: boolean;
}

/** One theme of an area profile: a table whose rows reflow on a phone. Roles are said, because the rows are laid out as a grid. */
export function ProfileTable(props: PropsWithChildren<ProfileTableProps>) {
  const t = designTexts(props.lang).profile;
  return (
    <section class="theme" aria-labelledby={props.id}>
      <h3 class="theme-head" id={props.id}>
        {props.title}
      </h3>
      <table class="profile" role="table" aria-labelledby={props.id}>
        <thead role="rowgroup">
          <tr class="profile__row profile__head" role="row">
            <th role="columnheader" scope="col">
              {t.what}
            </th>
            <th role="columnheader" scope="col" class="profile__value">
              {headOf(props.area, t.here)}
            </th>
            <th role="columnheader" scope="col" class="profile__ends">
              {!props.bare && <span aria-hidden="true">← {props.neutral ? t.fewer : t.unfavourable}</span>}
              <span class="vh">{props.among}</span>
              {!props.bare && <span aria-hidden="true">{props.neutral ? t.more : t.favourable} →</span>}
            </th>
            <th role="columnheader" scope="col">
              {t.inWords}
            </th>
            <th role="columnheader" scope="col">
              {props.since ?? t.overTime}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">{props.children}</tbody>
      </table>
    </section>
  );
}

/** Letters of the longest part that fit above the numbers. */
const widestHead = 11;

/** The name above the numbers, or "Hier" where it would break in the middle of a word. */
function headOf(area: string, here: string): string {
  const longest = Math.max(...area.split(/[\s\-/]/).map((part) => part.length));
  return longest > widestHead ? here : breakable(area);
}

export interface ProfileRowProps {
  readonly lang: Lang;
  readonly name: string;
  readonly href?: string;
  /** Population, source and year in a small line. */
  readonly about?: Child;
  /** The value as people read it; left out where nothing can be said. */
  readonly value?: string;
  /** "69 tot 72", or the unit. */
  readonly margin?: Child;
  readonly strip?: ProfileStripProps;
  readonly verdict?: { readonly kind: VerdictName; readonly text: Child };
  /** "dan 85 van de 100 wijken" */
  readonly words?: Child;
  readonly trend?: Omit<SparkProps, "lang">;
  /** In place of a trend ("Geteld, 2024"). */
  readonly trendWords?: Child;
  /** Why nothing can be said; the row keeps its place. */
  readonly tooFew?: Child;
  /** In place of "te weinig om iets te zeggen", where that is not why. */
  readonly tooFewTitle?: string;
}

/**
 * Name, value and margin, place among others, words, line over time. The number itself never has a colour. Written as text, which escapes
 * as elements do: a page has ninety.
 */
export function ProfileRow(props: ProfileRowProps) {
  const { lang, value = "", margin, strip, verdict, words } = props;
  if (props.tooFew !== undefined) {
    const few = TooFew({ lang, why: props.tooFew, title: props.tooFewTitle });
    return markup`<tr class="profile__row profile__row--few" role="row">${nameCell(props)}<td class="profile__few" role="cell" colspan="4">${few}</td></tr>`;
  }
  const long = value.length > 5 && raw(' class="is-long"');
  const place = strip && ProfileStrip(strip);
  const said = [
    verdict && Verdict({ kind: verdict.kind, children: verdict.text }),
    words && markup`<span class="profile__among">${words}</span>`,
  ];
  return markup`<tr class="profile__row" role="row">${nameCell(props)}<td class="profile__value" role="cell"><b${long}>${value}</b>${margin && markup`<small>${margin}</small>`}</td><td class="profile__strip" role="cell">${place}</td><td class="profile__words" role="cell">${said}</td><td class="profile__trend" role="cell">${courseOf(props)}</td></tr>`;
}

function nameCell({ name, href, about }: ProfileRowProps) {
  const words = breakable(name);
  const link = href ? markup`<a href="${href}">${words}</a>` : words;
  return markup`<th class="profile__name" role="rowheader" scope="row">${link}${about && markup`<small>${about}</small>`}</th>`;
}

function courseOf({ lang, trend, trendWords }: ProfileRowProps) {
  if (trend) return Spark({ lang, ...trend });
  return trendWords && markup`<span class="source">${trendWords}</span>`;
}

/** A way in which the area itself is drawn: by what kind of figure, and whether that has a margin. */
export interface ProfileMark {
  readonly kind: FigureKind;
  readonly margin: boolean;
}

export interface ProfileLegendProps {
  readonly lang: Lang;
  readonly area: string;
  /** What the small triangle stands for; left out where no row has one. */
  readonly region?: string;
  /** The ways that stand on this page, in the order in which they are explained. A way that is not there is not explained. */
  readonly marks: readonly ProfileMark[];
  /** The verdicts that stand on this page. */
  readonly verdicts: ReadonlySet<string>;
}

const verdicts = ["good", "same", "bad", "other"] as const;

/** How a row is read: stands above the first theme. */
export function ProfileLegend(props: ProfileLegendProps) {
  const t = designTexts(props.lang).profile;
  return (
    <ul class="chart-legend" aria-label={t.legend}>
      <li>
        <svg width="74" height="24" viewBox="0 0 74 24" aria-hidden="true" focusable="false">
          <rect x="20" y="6" width="34" height="14" fill="var(--line)" />
          <path
            d="M4 20v-9M9 20v-11M15 20v-10M22 20v-12M27 20v-9M32 20v-13M42 20v-11M47 20v-10M53 20v-12M60 20v-9M68 20v-10"
            stroke="var(--blade)"
            stroke-width="1.5"
          />
          <path d="M0 20.5h74" stroke="var(--ink)" stroke-width="1.5" />
          <path d="M37 5v15" stroke="var(--ink)" stroke-width="2.5" />
        </svg>
        {t.blades}
      </li>
      {props.marks.map((mark) => (
        <li>
          <svg
            width={mark.margin ? 52 : 18}
            height="20"
            viewBox={mark.margin ? "0 0 52 20" : "17 0 18 20"}
            aria-hidden="true"
            focusable="false"
          >
            {mark.margin && <Whisker x1={4} x2={48} y={10} kind={mark.kind} colour="var(--ink)" />}
            <circle
              cx="26"
              cy="10"
              r="6.5"
              fill={isHollow(mark.kind) ? "var(--card)" : "var(--ink)"}
              stroke="var(--ink)"
              stroke-width="3"
            />
          </svg>
          {t.mark(props.area, t.kinds[mark.kind], mark.margin)}
        </li>
      ))}
      {verdicts
        .filter((kind) => props.verdicts.has(kind))
        .map((kind) => (
          <li class={`verdict--${kind}`}>
            <Sign name={kind} />
            <span class="chart-legend__word">{t.verdicts[kind]}</span>
          </li>
        ))}
      {props.region && (
        <li>
          <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true" focusable="false">
            <path d="M8 2l5 9H3Z" fill="var(--card)" stroke="var(--ink)" stroke-width="1.7" />
          </svg>
          {props.region}
        </li>
      )}
    </ul>
  );
}
