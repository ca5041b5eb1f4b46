import type { Lang } from "#platform/text.ts";
import { CommonGround, GroupCards, MissingPeople, RankList, RankRow } from "../components/index.ts";
import {
  binned,
  Funnel,
  type FunnelLimit,
  type FunnelPlace,
  Histogram,
  OpinionLandscape,
  Representation,
  TrendChart,
} from "../charts/index.ts";
import { designTexts } from "../text.ts";
import { Part, Sample } from "./part.tsx";
import { people, spreadOf } from "./samples.ts";

const groups = [
  { category: 1 as const, letter: "A", name: "Buurtmensen", count: 148 },
  { category: 2 as const, letter: "B", name: "Onderweg", count: 121 },
  { category: 3 as const, letter: "C", name: "Liever klein", count: 96 },
];

/** The other drawings: over time, spread, chance, opinions, who took part. */
export function Drawings(props: { readonly lang: Lang }) {
  return (
    <Part id="drawings" title={designTexts(props.lang).gallery.drawings}>
      <div class="gallery__three">
        <OverTime {...props} />
        <Spread {...props} />
        <Chance {...props} />
      </div>
      <Outcome {...props} />
    </Part>
  );
}

function OverTime({ lang }: { readonly lang: Lang }) {
  return (
    <Sample name="TrendChart">
      <TrendChart
        lang={lang}
        id="g-trend-2"
        title="Voelt zich gezond. De lijn is gebroken in 2020, want toen veranderden de grenzen."
        digits={0}
        fromZero={false}
        breaks={[{ x: 2019, label: "nieuwe grenzen" }]}
        series={[
          {
            name: "Borger-Odoorn",
            main: true,
            points: [
              { x: 2012, value: 77, low: 75, high: 79, kind: "sampled" },
              { x: 2014, value: 76, low: 74, high: 78, kind: "sampled" },
              { x: 2016, value: null, kind: "sampled" },
              { x: 2018, value: 74, low: 72, high: 76, kind: "sampled" },
              { x: 2020, value: 79, low: 77, high: 81, kind: "modelled", breakBefore: true },
              { x: 2024, value: 78, low: 76, high: 80, kind: "modelled" },
            ],
          },
          {
            name: "Drenthe",
            category: 2,
            points: [2012, 2014, 2016, 2018, 2020, 2024].map((x, place) => ({
              x,
              value: [78, 78, 77, 76, 78, 77][place]!,
              kind: "counted",
            })),
          },
        ]}
        source="Gezondheidsmonitor · gevraagd tot 2018, daarna geschat"
      />
    </Sample>
  );
}

function Spread({ lang }: { readonly lang: Lang }) {
  return (
    <Sample name="Histogram">
      <Histogram
        lang={lang}
        id="g-histogram"
        title="De meeste wijken liggen tussen 74 en 84. Angelslo ligt daaronder."
        unit="Wijken"
        bins={binned(spreadOf(132, 79, 7), 14)}
        marks={[
          { value: 71, name: "Angelslo 71", main: true },
          { value: 79, name: "Drenthe 79" },
        ]}
        source="Gezondheidsmonitor 2020 · schatting · 132 wijken"
      />
    </Sample>
  );
}

function Chance({ lang }: { readonly lang: Lang }) {
  const limits: FunnelLimit[] = [200, 400, 800, 1_600, 3_200, 6_400, 12_800].map((size) => {
    const error = Math.sqrt((45 * 55) / size);
    return {
      size,
      lower2: 45 - 1.96 * error,
      upper2: 45 + 1.96 * error,
      lower3: 45 - 3.09 * error,
      upper3: 45 + 3.09 * error,
    };
  });
  const points = spreadOf(26, 45, 7).map((value, place) => {
    const size = Math.round(260 * 1.15 ** ((place * 11) % 25));
    const error = Math.sqrt((45 * 55) / size);
    const shown = place % 13 === 2 ? value + Math.sign(value - 45) * 2 : 45 + (value - 45) * Math.min(error / 3, 1);
    const far = Math.abs(shown - 45) / error;
    const at: FunnelPlace = far > 3.09 ? "outside3" : far > 1.96 ? "outside2" : "inside";
    return { name: `Wijk ${place + 1}`, size, value: shown, place: at, here: place === 4 };
  });
  return (
    <Sample name="Funnel">
      <Funnel
        lang={lang}
        id="g-funnel"
        title="De meeste verschillen tussen wijken kunnen toeval zijn. Een paar wijken vallen echt op."
        points={points}
        limits={limits}
        average={45}
        averageName="Drenthe 45"
        sizeUnit="Mensen"
        source="Voorbeeld · geteld"
      />
    </Sample>
  );
}

function Outcome({ lang }: { readonly lang: Lang }) {
  return (
    <>
      <Sample name="CommonGround · GroupBars">
        <CommonGround
          lang={lang}
          items={[
            {
              id: "g-agree",
              text: "“Een plek in elk dorp waar je zomaar kunt binnenlopen.”",
              groups: groups.map((group, place) => ({ ...group, share: [94, 86, 88][place]! })),
            },
          ]}
        />
      </Sample>
      <Sample name="RankList · RankRow">
        <RankList>
          <RankRow
            lang={lang}
            places={[1, 2]}
            text="Een plek in elk dorp waar je zomaar kunt binnenlopen."
            meta="287 keer gewogen"
            mean={2.3}
            low={2.2}
            high={2.4}
          />
          <RankRow
            lang={lang}
            places={[3, 5]}
            text="De bus ook ’s avonds laten rijden."
            meta="Mensen zijn het niet eens"
            mean={1.6}
            low={1.4}
            high={1.8}
          />
          <RankRow
            lang={lang}
            places={[7, 7]}
            text="Een app die laat zien wie er wil wandelen."
            mean={0.1}
            low={-0.1}
            high={0.3}
          />
          <RankRow
            lang={lang}
            places={[8, 8]}
            text="Een telefoonlijn met een keuzemenu."
            mean={-1.2}
            low={-1.5}
            high={-0.9}
          />
        </RankList>
      </Sample>
      <Sample name="OpinionLandscape · GroupCards">
        <div class="scape-grid">
          <OpinionLandscape
            lang={lang}
            id="g-landscape"
            title="Drie groepen die anders kijken: Buurtmensen, Onderweg en Liever klein."
            groups={groups}
            people={people}
          />
          <GroupCards
            groups={groups.map((group, place) => ({
              ...group,
              size: `${group.count} mensen`,
              views: [
                ["Zien elkaar graag vaak", "Vinden een app niet nodig"],
                ["Willen ’s avonds weg kunnen", "Zien wel iets in een app"],
                ["Een vertrouwd gezicht is genoeg", "Willen geen grote groepen"],
              ][place]!,
            }))}
          />
        </div>
      </Sample>
      <Sample name="Representation · MissingPeople">
        <div class="who">
          <Representation
            lang={lang}
            id="g-who"
            title="Jongeren en mannen deden te weinig mee. 45-plussers deden vaker mee."
            population="Drenthe"
            rows={[
              {
                name: "16 tot 25",
                count: 20,
                shareHere: 5.6,
                sharePopulation: 12.1,
                ratio: 0.46,
                low: 0.31,
                high: 0.68,
              },
              {
                name: "25 tot 45",
                count: 70,
                shareHere: 17.2,
                sharePopulation: 24.5,
                ratio: 0.7,
                low: 0.57,
                high: 0.86,
              },
              {
                name: "45 tot 65",
                count: 170,
                shareHere: 37.1,
                sharePopulation: 35.6,
                ratio: 1.04,
                low: 0.93,
                high: 1.17,
              },
              {
                name: "65 en ouder",
                count: 140,
                shareHere: 35.4,
                sharePopulation: 27.8,
                ratio: 1.27,
                low: 1.11,
                high: 1.44,
              },
            ]}
            source="Aandeel in het gesprek, gedeeld door aandeel in Drenthe. Bevolking: CBS 2020."
          />
          <MissingPeople
            title="Nodig deze mensen nog uit"
            items={[
              { count: 30, text: "jongeren van 16 tot 25 jaar" },
              { count: 40, text: "mensen van 25 tot 45 jaar" },
            ]}
            note="Met zoveel mensen erbij lijkt de groep op Drenthe."
            action={{ href: "#drawings", label: "Maak een uitnodiging" }}
          />
        </div>
      </Sample>
    </>
  );
}
