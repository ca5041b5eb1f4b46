import type { Lang } from "#platform/text.ts";
import { NeedCards, NeedKey, NeedMatrix, type NeedKind } from "../components/index.ts";
import { Sample } from "./part.tsx";

/** Needs, told and in a matrix. */
export function Needs({ lang }: { readonly lang: Lang }) {
  const kinds: readonly NeedKind[] = ["unanswered", "silent", "unmeasured", "answered", "nothing", "unknown"];
  const areas = ["Aa en Hunze", "Assen", "Borger-Odoorn", "Emmen", "Hoogeveen", "Midden-Drenthe"];
  const row = (start: number) =>
    areas.map((_, place) => ({
      kind: kinds[(place * 5 + start) % 6]!,
      worked: (place + start) % 3 === 0 && (place * 5 + start) % 6 !== 0,
      href: "#plans",
    }));
  return (
    <>
      <Sample name="NeedCards">
        <NeedCards
          lang={lang}
          items={[
            {
              kind: "unanswered",
              title: "Eenzaamheid in Emmen",
              text: "46 van de 100 mensen voelen zich eenzaam. Er is nog geen initiatief.",
              links: [
                { href: "#plans", label: "Naar het cijfer" },
                { href: "#plans", label: "Naar de stemmen" },
              ],
            },
            {
              kind: "silent",
              title: "Gewicht in Borger-Odoorn",
              text: "58 van de 100 mensen hebben overgewicht. Bijna niemand begint er zelf over.",
              links: [{ href: "#plans", label: "Begin een gesprek" }],
            },
            {
              kind: "unmeasured",
              title: "Vervoer in Midden-Drenthe",
              text: "Veel mensen komen ’s avonds niet bij de huisartsenpost. Daar is nog geen cijfer over.",
              links: [{ href: "#plans", label: "Vraag om een cijfer" }],
            },
          ]}
        />
      </Sample>
      <Sample name="NeedKey · NeedMatrix">
        <NeedKey lang={lang} />
        <NeedMatrix
          lang={lang}
          caption="Behoeften per thema en gemeente"
          areas={areas}
          themes={[
            { name: "Eenzaamheid", cells: row(0) },
            { name: "Gewicht", cells: row(4) },
            { name: "Vervoer naar zorg", note: "nog geen cijfer", cells: row(2) },
          ]}
        />
      </Sample>
    </>
  );
}
