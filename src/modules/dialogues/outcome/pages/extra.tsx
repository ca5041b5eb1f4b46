import { topicsOf } from "@brink/methods/texts";
import { DataTable, Section } from "#design/components/index.ts";
import { formatNumber, formatSigned } from "#design/format.ts";
import type { OpinionMap } from "../map.ts";
import { wordParts } from "../../words.ts";
import type { Parts } from "./page.tsx";
import { moreTexts } from "./more/text.ts";
import { outcomeTexts } from "./text.ts";

/** How many subjects, words and reasons stand on the page. */
const mostShown = 8;

/** Subjects as the team named them, and words that come back in what people wrote. */
export function ThemesSection(props: Parts) {
  const { request, result, standing, texts } = props;
  const { lang } = request;
  const t = moreTexts(lang);
  const votes = standing.dialogue.form === "statements";
  const ranked = result.ranking.filter(({ number }) => texts.has(number));
  const themes = standing.dialogue.content.themes.flatMap(({ id, name }) => {
    const rows = ranked.filter(({ number }) => texts.get(number)!.theme === id);
    const all = rows.reduce((sum, row) => sum + row.votes, 0);
    if (all === 0) return [];
    const mean = rows.reduce((sum, row) => sum + row.votes * (votes ? row.plus : row.mean), 0) / all;
    return [{ name, count: rows.length, mean }];
  });
  const topics = topicsOf(
    [...texts.values()].map(({ body }) => body),
    3,
    mostShown,
  );
  if (themes.length === 0 && topics.length === 0) return null;
  return (
    <Section id="onderwerpen" title={t.themes} intro={t.themesIntro}>
      <div class="prose">
        {themes.length > 0 && (
          <DataTable
            lang={lang}
            caption={t.themes}
            captionHidden
            rows={themes.toSorted((a, b) => b.mean - a.mean)}
            columns={[
              { key: "theme", label: t.theme, cell: (row) => row.name },
              { key: "count", label: t.contributions, number: true, cell: (row) => formatNumber(row.count, lang) },
              {
                key: "mean",
                label: votes ? t.ofHundred : t.mean,
                number: true,
                cell: (row) => (votes ? formatNumber(row.mean, lang) : formatSigned(row.mean, lang)),
              },
            ]}
          />
        )}
        {topics.length > 0 && (
          <>
            <h3>{t.topics}</h3>
            <p class="source">{t.topicsIntro}</p>
            <ul>
              {topics.map(({ word, texts: places, alongside }) => (
                <li>{t.topic(word, formatNumber(places.length, lang), alongside.join(", "))}</li>
              ))}
            </ul>
          </>
        )}
        <Words {...props} />
      </div>
    </Section>
  );
}

/** Stretches of words that ten or more people marked. */
function Words({ request, result, texts }: Parts) {
  const t = moreTexts(request.lang);
  const marked = result.words
    .toSorted((a, b) => b.people - a.people || a.number - b.number || a.mark - b.mark)
    .flatMap(({ number, mark, people }) => {
      const body = texts.get(number)?.body;
      const words = body && wordParts(body).find((part) => part.mark === mark)?.text;
      return words ? [{ words, people }] : [];
    });
  if (marked.length === 0) return null;
  return (
    <>
      <h3>{t.words}</h3>
      <p class="source">{t.wordsIntro}</p>
      <ul>
        {marked.slice(0, mostShown).map(({ words, people }) => (
          <li>
            <b>{words}</b>: {t.word(formatNumber(people, request.lang))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why people think so, at what divides most: only reasons that a moderator let through. */
export function ReasonsSection({ request, reasons, quote }: Parts) {
  const t = moreTexts(request.lang);
  const told = reasons.flatMap(({ number, rows }) => {
    const words = quote(number);
    return words && rows.length > 0 ? [{ words, rows }] : [];
  });
  if (told.length === 0) return null;
  return (
    <Section id="waarom" title={t.reasons} intro={t.reasonsIntro}>
      <div class="prose">
        {told.map(({ words, rows }) => (
          <>
            <h3>{words}</h3>
            <ul>
              {rows.map(({ value, reason }) => (
                <li>
                  <b>{value > 0 ? t.plus : t.minus}:</b> {reason}
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </Section>
  );
}

/** What eyes see on the map, in words: which groups are near, which are far, and who stands alone. */
export function MapInWords({ request, map }: Parts & { readonly map: OpinionMap }) {
  const { lang } = request;
  const t = moreTexts(lang);
  const letter = (group: number) => "ABCDEF"[group]!;
  const line = (tell: typeof t.near, one: OpinionMap["distances"][number]) =>
    tell(letter(one.groups[0]), letter(one.groups[1]), formatNumber(one.apart, lang));
  const [nearest] = map.distances;
  const furthest = map.distances.length > 1 ? map.distances.at(-1) : undefined;
  const alone = map.people.filter(([, , group]) => group < 0).length;
  return (
    <div class="prose">
      <h3>{t.inWords}</h3>
      <ul>
        {map.groups.map((group, at) => (
          <li>{`${outcomeTexts(lang).group(letter(at))}: ${outcomeTexts(lang).size(formatNumber(group.count, lang))}.`}</li>
        ))}
        {nearest && <li>{line(furthest ? t.near : t.apart, nearest)}</li>}
        {furthest && <li>{line(t.far, furthest)}</li>}
        {alone >= 10 && <li>{t.alone(formatNumber(5 * Math.round(alone / 5), lang))}</li>}
      </ul>
    </div>
  );
}
