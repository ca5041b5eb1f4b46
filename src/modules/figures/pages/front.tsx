import { OneInN, PeopleOf100, TwoBars } from "#design/charts/index.ts";
import { Finding, FindingList, Mark, Section } from "#design/components/index.ts";
import { oneIn } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Line } from "../reading.ts";
import type { StandsOut } from "../speak.ts";
import { figureTexts } from "../text.ts";
import { peopleOf100, publicId, sentenceOf, shown } from "./words.ts";

export interface FrontProps {
  readonly lang: Lang;
  readonly region: Region;
  readonly found: readonly { readonly line: Line; readonly result: StandsOut }[];
  /** True when more elderly people live here than in the country. */
  readonly older: boolean;
}

/** What stands out in a region: up to two strengths and three concerns, each with a drawing of its own kind. */
export function StandsOutSection({ lang, region, found, older }: FrontProps) {
  const t = figureTexts(lang);
  const count = t.counts[found.length] ?? String(found.length);
  const title = found.length > 0 ? t.front.title(count) : t.front.none;
  return (
    <Section id="opvalt" title={title} intro={found.length > 0 ? t.front.intro(region.content.name) : t.front.noneText}>
      <FindingList>
        {found.map(({ line, result }, place) => (
          <OneFinding lang={lang} region={region} line={line} side={result.side} place={place} older={older} />
        ))}
      </FindingList>
      <p class="cluster">
        <a class="more" href={inLanguage(lang, `/${region.id}/regiobeeld`)}>
          {t.front.all}
        </a>
        <a href={inLanguage(lang, "/over-de-cijfers#wat-opvalt")}>{t.front.rule}</a>
      </p>
    </Section>
  );
}

/** ", 50090NED"; nothing for a table without a public id. */
function tableOf(tableId: string): string {
  const id = publicId(tableId);
  return id ? `, ${id}` : "";
}

function OneFinding(props: {
  lang: Lang;
  region: Region;
  line: Line;
  side: StandsOut["side"];
  place: number;
  older: boolean;
}) {
  const { lang, region, line, side, place } = props;
  const t = figureTexts(lang);
  const { indicator, newest } = line;
  const value = newest.value ?? 0;
  const whole = line.whole?.value ?? 0;
  const said = sentenceOf(value, indicator, region.content.name, lang, { age: line.age });
  const there = indicator.unit === "percent" ? peopleOf100(whole, lang) : shown(whole, indicator, lang);
  const whom = line.age === "all" ? indicator.of[lang] : t.ages[line.age];
  const elsewhere = indicator.unit === "percent" ? t.front.elsewhere : t.front.elsewhereRate;
  // Within an age group most of age is taken out; elsewhere it is not.
  const age =
    props.older && indicator.ageMatters && (line.age === "all" || line.age === "18+") ? ` ${t.front.older}` : "";
  return (
    <Finding
      wide={place === 0}
      drawing={<Drawing lang={lang} line={line} region={region} place={place} />}
      sentence={
        <>
          {said.before}
          <Mark>{said.carrying}</Mark>
          {said.after} {elsewhere(there, String(newest.year))}
        </>
      }
      verdict={{ kind: side === "strength" ? "good" : "bad", text: side === "strength" ? t.front.good : t.front.bad }}
      more={{
        href: inLanguage(
          lang,
          `/${region.id}/regiobeeld/${indicator.id}${line.age === "all" ? "" : `?leeftijd=${encodeURIComponent(line.age)}`}`,
        ),
        text: t.front.more(t.levels[region.municipalities.length > 1 ? "municipality" : "district"]),
      }}
      source={`${newest.table.startsWith("50") ? "RIVM, GGD'en en CBS" : "CBS"}${tableOf(newest.table)}, ${newest.year} · ${whom} · ${t.kinds[indicator.kind]}.${age}`}
    />
  );
}

/** Never five times the same chart: people of 100 first, then one in n where it fits, then bars. */
function Drawing({ lang, line, region, place }: { lang: Lang; line: Line; region: Region; place: number }) {
  const t = figureTexts(lang);
  const { indicator, newest } = line;
  const value = newest.value ?? 0;
  const whole = line.whole?.value ?? 0;
  const id = `beeld-${indicator.id}-${line.age.replace("+", "")}`;
  const title = `${indicator.name[lang]}: ${region.content.name} ${shown(value, indicator, lang)}, ${t.front.whole} ${shown(whole, indicator, lang)}`;
  const common = { lang, id, title };
  const fractions = [oneIn(value, lang), oneIn(whole, lang)];
  if (indicator.unit === "percent" && place === 0) {
    return (
      <PeopleOf100 {...common} value={value} name={region.content.name} other={{ value: whole, name: t.front.whole }} />
    );
  }
  if (
    indicator.unit === "percent" &&
    place % 2 === 1 &&
    fractions[0] &&
    fractions[1] &&
    fractions[0].n !== fractions[1].n
  ) {
    return (
      <OneInN
        {...common}
        rows={[
          { name: region.content.name, n: fractions[0].n, value },
          { name: t.front.whole, n: fractions[1].n, value: whole },
        ]}
      />
    );
  }
  return (
    <TwoBars
      {...common}
      rows={[
        { name: region.content.name, value, text: shown(value, indicator, lang) },
        { name: t.front.whole, value: whole, text: shown(whole, indicator, lang) },
      ]}
    />
  );
}
