import type { Child } from "hono/jsx";
import { DataTable } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { inOnePiece, markup, raw } from "#design/markup.ts";
import type { Area } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import { likeKind } from "../reading.ts";
import { type Portrait, type Trait, traits } from "../similar.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { nameOf } from "./words.ts";

/** Which areas are like this one, and why: the traits with their weights, and the whole list. */
export function SimilarAreas(props: AreaProps) {
  const { stands, similar, municipalities, request } = props;
  const { lang } = request;
  const t = figureTexts(lang).area;
  const many = figureTexts(lang).levelsMany[likeKind(stands.kind)];
  if (!similar) {
    return <p class="source">{t.similarNone}</p>;
  }
  return (
    <section aria-labelledby="lijkt-op">
      <h2 id="lijkt-op">{t.similarTitle(many)}</h2>
      <p>{t.similarIntro}</p>
      <DataTable
        lang={lang}
        caption={t.similarTraits}
        rows={traits.map((trait, at) => ({ trait, at }))}
        columns={[
          { key: "trait", label: t.trait, cell: ({ trait }) => t.traits[trait.id] },
          { key: "weight", label: t.weight, number: true, cell: ({ trait }) => formatNumber(trait.weight, lang) },
          {
            key: "here",
            label: t.traitHere,
            number: true,
            cell: ({ trait, at }) => traitWords(trait, similar.here, at, lang),
          },
          {
            key: "middle",
            label: t.traitMiddle,
            number: true,
            cell: ({ trait, at }) => traitWords(trait, similar.middle, at, lang),
          },
        ]}
      />
      <details class="details-table">
        <summary>{t.similarList(formatNumber(similar.found.length, lang))}</summary>
        <ol>{similar.found.map(({ candidate }) => itemOf(candidate.area, municipalities))}</ol>
      </details>
    </section>
  );
}

const items = new WeakMap<Area, Child>();

/** An area and where it lies, kept as long as the area: every profile of the country writes a hundred of the same few thousand. */
function itemOf(area: Area, municipalities: ReadonlyMap<string, string>): Child {
  const known = items.get(area);
  if (known) return known;
  const municipality = area.kind === "district" && municipalities.get(area.municipalityCode ?? "");
  const item = markup`<li>${[nameOf(area), municipality].filter(Boolean).join(", ")}</li>`;
  const made = raw(inOnePiece(String(item)));
  items.set(area, made);
  return made;
}

/** Density is kept on a log scale; readers see people. */
function traitWords(trait: Trait, portrait: Portrait, at: number, lang: Lang): string {
  const value = portrait[at];
  if (value === null || value === undefined) return "–";
  return trait.id === "density" ? formatNumber(2 ** value, lang) : formatNumber(value, lang, 1);
}
