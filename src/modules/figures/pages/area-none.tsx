import type { Child } from "hono/jsx";
import { TooFew } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Area, AreaKind } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Drawer } from "../model.ts";
import type { Told } from "../profile.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { isTooSmall } from "./area-different.tsx";
import { whyMissing } from "./words.ts";

/**
 * Rows without a figure that are said together: all of a drawer that is empty here, and those of a place where hardly anybody lives. Elsewhere
 * a row keeps its place.
 */
export function foldedOf(own: readonly Told[], area: Pick<Area, "residents">): readonly Told[] {
  const missing = own.filter((one) => one.line.newest.value === null || (one.few && !hasCounts(one)));
  return missing.length === own.length || isTooSmall(area) ? missing : [];
}

/** True where the people behind a share were counted, and may be shown in its place. */
export function hasCounts({ line: { newest } }: Told): boolean {
  return newest.numerator !== null && newest.denominator !== null;
}

/** Why a row has no figure, in one sentence. */
export function whyNone({ few, line }: Told, lang: Lang): string {
  return few ? figureTexts(lang).missing.few : whyMissing(line.newest, lang);
}

/** A drawer of which nothing is known here. */
export function DrawerSection({ drawer, lang, none }: { drawer: Drawer; lang: Lang; none: Child }) {
  return (
    <section class="theme" aria-labelledby={drawer}>
      <h3 class="theme-head" id={drawer}>
        {figureTexts(lang).drawers[drawer].name}
      </h3>
      {none}
    </section>
  );
}

/** So many names stand in the open; a longer list unfolds. */
const fewNames = 3;

interface NoneKnownProps extends Pick<AreaProps, "region" | "area" | "request"> {
  readonly missing: readonly Told[];
}

/** What is not known here: why, once for each reason, and which figures they are. */
export function NoneKnown({ missing, region, area, request: { lang } }: NoneKnownProps) {
  const t = figureTexts(lang).area;
  const names = (own: readonly Told[]) => (
    <ul class="link-list">
      {own.map(({ line: { indicator } }) => (
        <li>
          <a href={inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}${levelQuery(area.kind)}`)}>
            {indicator.name[lang]}
          </a>
        </li>
      ))}
    </ul>
  );
  const reasons = Map.groupBy(missing, (one) => whyNone(one, lang));
  return (
    <>
      {[...reasons].map(([why, own]) => (
        <div class="stack">
          <TooFew
            lang={lang}
            why={why}
            title={own[0]!.few || own[0]!.line.newest.status === "secret" ? undefined : t.noFigure}
          />
          {own.length > fewNames ? (
            <details class="details-table">
              <summary>{t.noFigures(formatNumber(own.length, lang))}</summary>
              {names(own)}
            </details>
          ) : (
            names(own)
          )}
        </div>
      ))}
    </>
  );
}

/** What makes the page of an indicator open on the level of an area. */
export function levelQuery(kind: AreaKind): string {
  return kind === "region" || kind === "municipality" || kind === "country" ? "" : `?niveau=${kind}`;
}
