import type { Child } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { type NeedKind, NeedSign } from "../signs/needs.tsx";
import { designTexts } from "../text.ts";

export interface NeedCardItem {
  readonly kind: NeedKind;
  readonly worked?: boolean;
  readonly title: string;
  readonly text: Child;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** A few needs, told: sign, name, kind, what the figures and the voices say, and the way on. */
export function NeedCards(props: { readonly lang: Lang; readonly items: readonly NeedCardItem[] }) {
  const t = designTexts(props.lang).needs;
  return (
    <ul class="cards need-cards">
      {props.items.map((item) => (
        <li class="card need">
          <NeedSign kind={item.kind} worked={item.worked} />
          <div>
            <h3>{item.title}</h3>
            <p class={`need__kind need__kind--${item.kind}`}>{t.kinds[item.kind]}</p>
          </div>
          <p class="need__text">{item.text}</p>
          <p class="need__links">
            {item.links.map((link) => (
              <a href={link.href}>{link.label}</a>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What the needs signs mean. */
export function NeedKey(props: { readonly lang: Lang }) {
  const t = designTexts(props.lang).needs;
  const kinds: readonly NeedKind[] = ["unanswered", "silent", "unmeasured", "answered", "nothing", "unknown"];
  return (
    <ul class="need-key">
      {kinds.map((kind) => (
        <li>
          <NeedSign kind={kind} />
          <span>
            <b>{t.kinds[kind]}</b> {t.explained[kind]}
          </span>
        </li>
      ))}
      <li>
        <NeedSign kind="nothing" worked />
        <span>
          <b>{t.doubt}</b> {t.doubtExplained}
        </span>
      </li>
    </ul>
  );
}

export interface NeedCell {
  readonly kind: NeedKind;
  readonly worked?: boolean;
  readonly href: string;
}

export interface NeedTheme {
  readonly name: string;
  readonly note?: string;
  /** One cell per area, in the order of the areas. */
  readonly cells: readonly NeedCell[];
}

export interface NeedMatrixProps {
  readonly lang: Lang;
  readonly caption: string;
  readonly areas: readonly string[];
  readonly themes: readonly NeedTheme[];
}

/** Themes against areas: a table on wide screens, the same as foldable lists on a phone, from the same cells. */
export function NeedMatrix(props: NeedMatrixProps) {
  return (
    <>
      <NeedTable {...props} />
      <NeedList {...props} />
    </>
  );
}

/** What a cell says to who cannot see the sign. */
function spoken(theme: NeedTheme, area: string, cell: NeedCell, lang: Lang): string {
  const t = designTexts(lang).needs;
  const worked = cell.worked && cell.kind !== "answered" ? `, ${t.worked}` : "";
  return `${theme.name}, ${area}: ${t.kinds[cell.kind].toLowerCase()}${worked}`;
}

function NeedTable(props: NeedMatrixProps) {
  const { lang } = props;
  return (
    <div
      class="only-wide table-box sheet"
      tabindex={0}
      role="region"
      aria-label={`${props.caption} (${designTexts(lang).tableScroll})`}
    >
      <table class="need-matrix">
        <caption class="vh">{props.caption}</caption>
        <thead>
          <tr>
            <td></td>
            {props.areas.map((area) => (
              <th scope="col">
                <span>{area}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.themes.map((theme) => (
            <tr>
              <th scope="row">
                {theme.name}
                {theme.note && <small>{theme.note}</small>}
              </th>
              {theme.cells.map((cell, place) => (
                <td class={`need-cell${cell.worked ? "" : ` need-cell--${cell.kind}`}`}>
                  <a href={cell.href} aria-label={spoken(theme, props.areas[place] ?? "", cell, lang)}>
                    <NeedSign kind={cell.kind} worked={cell.worked} />
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NeedList(props: NeedMatrixProps) {
  const t = designTexts(props.lang).needs;
  return (
    <div class="only-narrow need-list">
      {props.themes.map((theme) => {
        const open = theme.cells.filter((cell) => cell.kind === "unanswered").length;
        return (
          <details>
            <summary>
              <span>{theme.name}</span>
              {open > 0 && <span class="source">{t.open(String(open))}</span>}
              <span class="need-list__signs">
                {theme.cells.map((cell) => (
                  <NeedSign kind={cell.kind} worked={cell.worked} />
                ))}
              </span>
            </summary>
            <ul>
              {theme.cells.map((cell, place) => (
                <li>
                  <a href={cell.href}>
                    <NeedSign kind={cell.kind} worked={cell.worked} />
                    {props.areas[place]}
                    <span class="source">{t.kinds[cell.kind]}</span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
