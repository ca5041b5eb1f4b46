import { formatNumber } from "#design/format.ts";
import type { Area } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { divisionYear } from "../reading.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { nameOf } from "./words.ts";

/** Areas of an older division keep their address; who comes there must know of when they are. */
export function isOld(area: Pick<Area, "divisionYear">): boolean {
  return area.divisionYear < divisionYear;
}

/** What a place of an older division was, in the past and with its year. */
export function introThen(area: Area, where: string | undefined, residents: string | undefined, lang: Lang): string {
  const { levels, area: t } = figureTexts(lang);
  const [level, year] = [levels[area.kind], String(area.divisionYear)];
  if (!residents) return where ? t.past.noResidents(level, where, year) : "";
  return where ? t.past.in(level, where, residents, year) : t.past.alone(level, residents, year);
}

/** Why a place is too small to speak of, of now or of then. */
export function smallSay({ residents, divisionYear: year }: Area, lang: Lang): string {
  const texts = figureTexts(lang).area;
  const t = isOld({ divisionYear: year }) ? texts.past : texts;
  return residents === 0 ? t.nobody : t.smallText(formatNumber(residents ?? 0, lang));
}

/** The way from borders of before to the place as it is now. */
export function Now({ area, now, region, request }: AreaProps) {
  if (!now) return null;
  const { lang } = request;
  const t = figureTexts(lang).area.past;
  const year = String(area.divisionYear);
  return (
    <p>
      {now.itself ? t.now(year) : t.nowIn(year)} <AreaLink area={now.area} region={region} lang={lang} />
      {peopleIn(now.area, lang)}.
    </p>
  );
}

/** The way to the figures of before, where borders moved. */
export function Before({ before, region, request }: AreaProps) {
  if (!before) return null;
  const { lang } = request;
  const said = figureTexts(lang).area.before(String(divisionYear), String(before.area.divisionYear));
  const [from, to] = said.split("#");
  return (
    <p>
      {from}
      <AreaLink area={before.area} region={region} lang={lang} />
      {peopleIn(before.area, lang)}
      {to}
    </p>
  );
}

/** " (645 inwoners)": one name may have held more people, or fewer. */
function peopleIn({ residents }: Pick<Area, "residents">, lang: Lang): string {
  return residents === null ? "" : ` (${figureTexts(lang).area.people(formatNumber(residents, lang))})`;
}

/** "de buurt Buinen"; a district that is told apart by its number says already what it is. */
export function levelAndName(area: Area, lang: Lang): string {
  const name = nameOf(area);
  const t = figureTexts(lang);
  return t.area.theArea(/^wijk \d/i.test(name) ? name : `${t.levels[area.kind]} ${name}`);
}

interface Linked {
  readonly area: Area;
  readonly region: AreaProps["region"];
  readonly lang: Lang;
}

function AreaLink({ area, region, lang }: Linked) {
  return <a href={inLanguage(lang, `/${region.id}/gebied/${area.code.toLowerCase()}`)}>{levelAndName(area, lang)}</a>;
}
