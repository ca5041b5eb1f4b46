import type { Region } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Indicator } from "../model.ts";
import { figureTexts } from "../text.ts";

/** What is about the same thing as an indicator, with its newest year; without one it is not loaded. */
export interface Alike {
  readonly indicator: Indicator;
  readonly year: number | undefined;
}

interface AlikeProps {
  readonly alike: readonly Alike[];
  readonly region: Region;
  readonly request: Pick<PageRequest, "lang">;
}

/** Other pages about the same thing, with what is not loaded told apart. */
export function AlikeLinks({ alike, region, request }: AlikeProps) {
  const t = figureTexts(request.lang).indicator;
  return (
    <>
      {alike.map(({ indicator, year }, at) => (
        <>
          {at > 0 && ", "}
          <a href={inLanguage(request.lang, `/${region.id}/regiobeeld/${indicator.id}`)}>
            {indicator.name[request.lang]}
          </a>{" "}
          ({year === undefined ? t.alikeNone : String(year)})
        </>
      ))}
    </>
  );
}
