import { Button, Note } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Initiative } from "../../model.ts";
import type { InitiativeRow } from "../../store.ts";
import type { CopyRow } from "../../store-examples.ts";
import { views, workplanHref } from "../frame.tsx";
import { Dutch } from "../words.tsx";
import { exampleTexts } from "./text.ts";

export type RegionNames = ReadonlyMap<string, string>;

/** For who keeps an initiative: offering it to other regions, and who copied it. */
export function OfferPart(props: {
  readonly lang: Lang;
  readonly region: Region;
  readonly row: InitiativeRow;
  readonly copies: readonly CopyRow[];
  readonly names: RegionNames;
}) {
  const { lang, region, row, copies, names } = props;
  const t = exampleTexts(lang).offer;
  const { offered, visibility } = row.content;
  const canOffer = visibility === "public" && !row.removed;
  return (
    <section aria-labelledby="aanbieden">
      <h2 id="aanbieden">{t.title}</h2>
      <p>{offered ? t.offered(formatDate(offered, lang)) : t.text}</p>
      {!offered && !canOffer && <p>{t.hidden}</p>}
      {(offered || canOffer) && (
        <form method="post" action={workplanHref(lang, region, `/${row.slug}/aanbieden`)}>
          <input type="hidden" name="version" value={String(row.version)} />
          <Button look="quiet" name="doe" value={offered ? "uit" : "aan"}>
            {offered ? t.off : t.on}
          </Button>
        </form>
      )}
      {(offered || copies.length > 0) && (
        <>
          <h3>{t.copies}</h3>
          {copies.length === 0 && <p class="soft">{t.copiesNone}</p>}
          <ul>
            {copies.map((copy) => (
              <li>
                {t.copy(names.get(copy.region) ?? copy.region, formatDate(copy.day, lang))}:{" "}
                {copy.visibility === "public" ? <CopyLink lang={lang} copy={copy} /> : t.draft}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function CopyLink({ lang, copy }: { readonly lang: Lang; readonly copy: Pick<CopyRow, "region" | "id" | "title"> }) {
  return (
    <a href={workplanHref(lang, { id: copy.region }, `/${copy.id}`)}>
      <Dutch lang={lang}>{copy.title}</Dutch>
    </a>
  );
}

/** What the page of an initiative says of other regions: where it came from, that it may be copied, who did. */
export interface Elsewhere {
  readonly names: RegionNames;
  /** Where it was copied from still stands, for everyone to read. */
  readonly originOpen: boolean;
  /** Copies that everyone may read. */
  readonly copies: readonly CopyRow[];
}

/** Both ends of a copy, for everyone. */
export function ElsewherePart(props: {
  readonly lang: Lang;
  readonly region: Region;
  readonly one: Initiative;
  readonly elsewhere: Elsewhere;
}) {
  const { lang, region, one, elsewhere } = props;
  const t = exampleTexts(lang).page;
  const { names, copies, originOpen } = elsewhere;
  const from = one.copiedFrom;
  if (!one.offered && !from && copies.length === 0) return null;
  return (
    <Note>
      {from && (
        <p>
          {t.copied(names.get(from.region) ?? from.region)}{" "}
          {originOpen ? <CopyLink lang={lang} copy={from} /> : <Dutch lang={lang}>{from.title}</Dutch>}
        </p>
      )}
      {one.offered && (
        <p>
          {t.offered} <a href={workplanHref(lang, region, views.examples)}>{t.offeredLink}</a>
        </p>
      )}
      {copies.length > 0 && (
        <>
          <p>{t.copies}</p>
          <ul>
            {copies.map((copy) => (
              <li>
                {names.get(copy.region) ?? copy.region}: <CopyLink lang={lang} copy={copy} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
