import { Button, ButtonLink } from "./button.tsx";
import type { Lang } from "#platform/text.ts";
import { designTexts } from "../text.ts";

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself, which comes last. */
  readonly href?: string;
}

/** The way back: region › … › this page. */
export function Breadcrumb(props: { readonly lang: Lang; readonly items: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={designTexts(props.lang).breadcrumb}>
      <ol>
        {props.items.map((item) =>
          item.href ? (
            <li>
              <a href={item.href}>{item.label}</a>
            </li>
          ) : (
            <li aria-current="page">{item.label}</li>
          ),
        )}
      </ol>
    </nav>
  );
}

export interface PaginationProps {
  readonly lang: Lang;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page by its number. */
  readonly href: (page: number) => string;
}

/** Previous, where you are, next. Nothing when there is one page. */
export function Pagination(props: PaginationProps) {
  const { lang, page, pages, href } = props;
  if (pages <= 1) return null;
  const t = designTexts(lang);
  return (
    <nav class="pagination" aria-label={t.pages}>
      {page > 1 && (
        <ButtonLink look="quiet" small href={href(page - 1)} rel="prev">
          {t.previous}
        </ButtonLink>
      )}
      <p aria-current="page">{t.pageOf(String(page), String(pages))}</p>
      {page < pages && (
        <ButtonLink look="quiet" small href={href(page + 1)} rel="next">
          {t.next}
        </ButtonLink>
      )}
    </nav>
  );
}

export interface SearchFormProps {
  readonly lang: Lang;
  /** Unique on the page. */
  readonly id: string;
  readonly action: string;
  /** The question above the field. */
  readonly label: string;
  /** Name of the field in the address; `q` when left out. */
  readonly name?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** One question with one field. Works without script as an ordinary GET form. */
export function SearchForm(props: SearchFormProps) {
  const hintId = props.hint ? `${props.id}-hint` : undefined;
  return (
    <form class="find" action={props.action} role="search" aria-label={props.label}>
      <label class="find__label" for={props.id}>
        {props.label}
      </label>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="find__row">
        <input
          id={props.id}
          name={props.name ?? "q"}
          type="search"
          value={props.value}
          placeholder={props.placeholder}
          autocomplete="off"
          aria-describedby={hintId}
        />
        <Button>{designTexts(props.lang).search}</Button>
      </div>
      {props.hint && (
        <p class="find__hint" id={hintId}>
          {props.hint}
        </p>
      )}
    </form>
  );
}
