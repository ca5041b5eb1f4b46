import type { Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import type { PromiseOn } from "../../promises/for-later-rooms.ts";
import { promiseTexts } from "../../promises/text.ts";
import { planHref } from "../versions/parts.tsx";
import { StandingPill } from "./words.tsx";

/** On the page of what was promised: who promised it, and whether that still holds. Nothing where nobody did. */
export function PromisedBy(props: {
  readonly lang: Lang;
  readonly region: Pick<Region, "id">;
  readonly promises: readonly PromiseOn[];
}) {
  const { lang, region, promises } = props;
  if (promises.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="beloofd">
      <h2 id="beloofd">{promiseTexts(lang).promisedBy}</h2>
      <ul class="link-list">
        {promises.map((one) => (
          <li>
            <a href={planHref(lang, region, `/beloften/${one.organisation}`)}>
              <span lang={lang === "nl" ? undefined : "nl"}>{one.name}</span>
            </a>
            <StandingPill lang={lang} standing={one.standing} />
          </li>
        ))}
      </ul>
    </section>
  );
}
