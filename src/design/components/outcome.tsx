import { ButtonLink } from "./button.tsx";
import type { Child } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { GroupBars, type GroupShare } from "../charts/bars.tsx";
import { type Category, CategoryMark } from "../charts/kinds.tsx";
import { formatNumber, listed } from "../format.ts";
import { designTexts } from "../text.ts";

export interface CommonGroundItem {
  /** Unique on the page. */
  readonly id: string;
  /** The contribution in quotation marks, or a sentence. */
  readonly text: Child;
  readonly groups: readonly GroupShare[];
}

/** What all groups agree on: the sentence, and one bar per group. */
export function CommonGround(props: { readonly lang: Lang; readonly items: readonly CommonGroundItem[] }) {
  const t = designTexts(props.lang).outcome;
  const words = (group: GroupShare) => t.agree(group.letter, formatNumber(group.share, props.lang));
  return (
    <ul class="agree">
      {props.items.map((item) => (
        <li class="card">
          <p class="agree__text">{item.text}</p>
          <GroupBars
            lang={props.lang}
            id={item.id}
            title={listed(item.groups.map(words), props.lang)}
            groups={item.groups}
            unit={t.agreeUnit}
          />
        </li>
      ))}
    </ul>
  );
}

export interface GroupCard {
  readonly category: Category;
  readonly letter: string;
  readonly name: string;
  /** "148 mensen" */
  readonly size: string;
  /** What sets them apart, in short sentences. */
  readonly views: readonly Child[];
}

/** The groups in words, with their shape and line. */
export function GroupCards(props: { readonly groups: readonly GroupCard[] }) {
  return (
    <ul class="groups">
      {props.groups.map((group) => (
        <li class={`group group--${group.category}`}>
          <h3>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
              <CategoryMark category={group.category} x={10} y={10} r={8} />
            </svg>
            {group.letter} · {group.name}
          </h3>
          <p class="small soft">{group.size}</p>
          <ul>
            {group.views.map((view) => (
              <li>{view}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

export interface MissingPeopleProps {
  readonly title: string;
  readonly items: readonly { readonly count: number; readonly text: string }[];
  readonly note?: Child;
  readonly action?: { readonly href: string; readonly label: string };
}

/** Whom to invite still, in whole persons. */
export function MissingPeople(props: MissingPeopleProps) {
  return (
    <div class="card missing">
      <h3>{props.title}</h3>
      <ul>
        {props.items.map((item) => (
          <li>
            <b>{item.count}</b> <span>{item.text}</span>
          </li>
        ))}
      </ul>
      {props.note && <p class="source">{props.note}</p>}
      {props.action && <ButtonLink href={props.action.href}>{props.action.label}</ButtonLink>}
    </div>
  );
}
