import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import type { PageLinks } from "../theme/assets.ts";
import { breakable } from "../format.ts";
import { designTexts } from "../text.ts";
import { Landscape, ThemeIcon, themeIconNamed } from "./drawings.tsx";
import { JunctionDisc, junctionName, junctions } from "./route.tsx";

export interface HeroProps {
  readonly links: PageLinks;
  /** "De Drentse droom" */
  readonly label?: string;
  readonly title: Child;
  readonly lead?: Child;
  /** Name of the drawing in `links.art`; without one the hero is a band of sky. */
  readonly art?: string;
  /** What is drawn. */
  readonly artLabel?: string;
}

/** The dream, one sentence below it, one question with one field as children; the landscape under the text, never behind it. */
export function Hero(props: PropsWithChildren<HeroProps>) {
  return (
    <section class="hero">
      <div class="wrap hero__text">
        {props.label && <p class="hero__label">{props.label}</p>}
        <h1>{props.title}</h1>
        {props.lead && <p class="lead hero__lead">{props.lead}</p>}
        {props.children}
      </div>
      {props.art && <Landscape links={props.links} name={props.art} label={props.artLabel ?? ""} />}
    </section>
  );
}

export interface AmbitionItem {
  readonly title: string;
  readonly href: string;
  readonly text?: Child;
  /** "11 initiatieven · 3 doelen" */
  readonly meta?: Child;
  /** Name of a drawing, as `ThemeIconName` or as a pack says it; an unknown name gives none. */
  readonly icon?: string;
}

/** What a region works on: cards one can pick up. */
export function AmbitionCards(props: { readonly items: readonly AmbitionItem[] }) {
  return (
    <ul class="cards">
      {props.items.map((item) => (
        <AmbitionCard {...item} />
      ))}
    </ul>
  );
}

function AmbitionCard(props: AmbitionItem) {
  const icon = themeIconNamed(props.icon);
  return (
    <li class={icon ? "card card--link card--icon" : "card card--link"}>
      {icon && <ThemeIcon name={icon} />}
      <h3>
        <a href={props.href}>{breakable(props.title)}</a>
      </h3>
      {props.text && <p>{props.text}</p>}
      {props.meta && <p class="source">{props.meta}</p>}
    </li>
  );
}

/** The route explained on the front page: eight junctions and what each asks. */
export function RouteExplained(props: { readonly lang: Lang }) {
  const words = designTexts(props.lang).routeWords;
  return (
    <div class="path-box">
      <svg class="path-wave" viewBox="0 0 800 88" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M50 24C85 24 115 64 150 64S215 24 250 24s65 40 100 40 65-40 100-40 65 40 100 40 65-40 100-40 65 40 100 40" />
      </svg>
      <ol class="path">
        {junctions.map((junction) => (
          <li>
            <JunctionDisc number={junction} />
            <b>{junctionName(junction, props.lang)}</b>
            <span class="path__text">{words[junction]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
