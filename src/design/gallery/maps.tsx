import type { Lang } from "#platform/text.ts";
import { BarCell, DataTable } from "../components/index.ts";
import { Ranking } from "../charts/index.ts";
import { formatNumber } from "../format.ts";
import { Choropleth, geography } from "../maps/index.ts";
import { Sample } from "./part.tsx";
import { lonelyAreas, lonelyWithGaps, outlines } from "./samples.ts";

/** Maps with their table, with gaps, and a ranking with margins. */
export function Maps({ lang }: { readonly lang: Lang }) {
  const drawn = geography(outlines);
  const top = Math.max(...lonelyAreas.map((area) => area.value ?? 0));
  const shared = {
    lang,
    geography: drawn,
    numbers: true,
    names: true,
    unit: "van de 100 volwassenen",
    source: "RIVM, GGD en CBS, Gezondheidsmonitor 2020 · schatting · grenzen CBS/Kadaster 2023",
  };
  return (
    <>
      <Sample name="Choropleth · DataTable · BarCell">
        <div class="map-grid">
          <Choropleth
            {...shared}
            id="g-map"
            title="Eenzaamheid per gemeente: het meest in Assen, Meppel en Emmen, het minst in De Wolden."
            areas={lonelyAreas}
            chosen="GM0114"
            tableBeside="g-map-table"
          />
          <DataTable
            lang={lang}
            id="g-map-table"
            caption="Dezelfde cijfers als tabel"
            rows={lonelyAreas}
            isHere={(area) => area.code === "GM0114"}
            columns={[
              {
                key: "name",
                label: "Gemeente",
                cell: (area) => area.name,
                sortHref: "#figures",
              },
              {
                key: "value",
                label: "Eenzaam, van de 100",
                sortHref: "#figures",
                sorted: "descending",
                cell: (area) => (
                  <BarCell text={formatNumber(area.value ?? 0, lang, 1)} share={(area.value ?? 0) / top} />
                ),
              },
            ]}
          />
        </div>
      </Sample>
      <Sample name="Choropleth (too few, another year)">
        <Choropleth
          {...shared}
          id="g-map-gaps"
          title="Eenzaamheid per gemeente. Van Aa en Hunze en Westerveld kunnen we niets zeggen."
          areas={lonelyWithGaps}
          small
        />
      </Sample>
      <Sample name="Ranking">
        <Ranking
          lang={lang}
          id="g-ranking"
          title="Eenzaamheid per gemeente, met marge"
          valueLabel="van de 100"
          benchmark={{ name: "Drenthe", value: 44 }}
          valueSort={{ href: "#figures", sorted: "descending" }}
          rows={[
            ...lonelyAreas.slice(0, 6).map((area, place) => ({
              name: area.name,
              href: "#figures",
              value: area.value,
              low: (area.value ?? 0) - 1.6,
              high: (area.value ?? 0) + 1.6,
              kind: place === 5 ? ("sampled" as const) : ("modelled" as const),
              here: area.code === "GM0114",
            })),
            { name: "Roswinkel", value: null, kind: "modelled" as const, why: "te weinig om iets te zeggen" },
          ]}
        />
      </Sample>
    </>
  );
}
