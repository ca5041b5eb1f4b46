import type { Lang } from "#platform/text.ts";
import {
  Finding,
  FindingList,
  Mark,
  ProfileLegend,
  ProfileRow,
  ProfileTable,
  SaidFindings,
} from "../components/index.ts";
import { Meadow, OneInN, PeopleOf100, TrendChart, TwoBars } from "../charts/index.ts";
import { designTexts } from "../text.ts";
import { Maps } from "./maps.tsx";
import { Part, Sample } from "./part.tsx";
import { spreadOf } from "./samples.ts";

/** What stands out, area profile, tables and maps. */
export function Figures(props: { readonly lang: Lang }) {
  return (
    <Part id="figures" title={designTexts(props.lang).gallery.figures}>
      <Findings {...props} />
      <Profile {...props} />
      <Maps {...props} />
    </Part>
  );
}

function Findings({ lang }: { readonly lang: Lang }) {
  return (
    <Sample name="FindingList · Finding">
      <FindingList>
        <Finding
          wide
          sentence={
            <>
              Meer dan de helft van de volwassenen heeft overgewicht: <Mark>55 van de 100.</Mark>
            </>
          }
          verdict={{ kind: "bad", text: "Ongunstiger dan Nederland" }}
          more={{ href: "#figures", text: "Bekijk per gemeente" }}
          source="RIVM, GGD en CBS, Gezondheidsmonitor 2020 · volwassenen van 18 jaar en ouder · schatting"
          drawing={
            <PeopleOf100
              lang={lang}
              id="g-people"
              title="Van elke 100 volwassenen in Drenthe hebben er 55 overgewicht. In Nederland zijn dat er 51."
              name="Drenthe"
              value={55.1}
              other={{ name: "Nederland", value: 50.8 }}
            />
          }
        />
        <Finding
          sentence={
            <>
              Eén op de vier Drenten is <Mark>65 jaar of ouder.</Mark> In Nederland is dat één op de vijf.
            </>
          }
          verdict={{ kind: "other", text: "Ouder dan Nederland" }}
          source="CBS, 1 januari 2024 · geteld"
          drawing={
            <OneInN
              lang={lang}
              id="g-onein"
              title="Drenthe: één op de vier is 65 jaar of ouder. Nederland: één op de vijf."
              rows={[
                { name: "Drenthe", n: 4, value: 24.9 },
                { name: "Nederland", n: 5, value: 20.5 },
              ]}
            />
          }
        />
        <Finding
          sentence={
            <>
              Drenten zetten zich vaker in: <Mark>28 van de 100</Mark> doen vrijwilligerswerk.
            </>
          }
          verdict={{ kind: "good", text: "Gunstiger dan Nederland" }}
          more={{ href: "#figures", text: "Vrijwilligers per gemeente" }}
          source="Gezondheidsmonitor 2020 · schatting"
          drawing={
            <TwoBars
              lang={lang}
              id="g-bars"
              title="Vrijwilligerswerk. Drenthe 28,3 procent, Nederland 24,6 procent."
              rows={[
                { name: "Drenthe", value: 28.3, text: "28,3 %" },
                { name: "Nederland", value: 24.6, text: "24,6 %" },
              ]}
            />
          }
        />
        <Finding
          sentence={
            <>
              Minder mensen zijn eenzaam dan in heel Nederland. Maar het <Mark>groeit wel: van 36 naar 44.</Mark>
            </>
          }
          verdict={{ kind: "good", text: "Gunstiger dan Nederland" }}
          source="Gezondheidsmonitor 2012, 2016 en 2020 · schatting"
          drawing={
            <TrendChart
              lang={lang}
              id="g-trend"
              title="Eenzaam. Drenthe: 36, 41 en 44 van de 100 in 2012, 2016 en 2020. Nederland: 40, 43 en 47."
              series={[
                { name: "Drenthe", main: true, points: points([36.1, 41.3, 44]) },
                { name: "Nederland", points: points([39.6, 43.4, 47]) },
              ]}
            />
          }
        />
        <Finding
          sentence={
            <>
              Tussen wijken is het verschil groot. In de ene wijk voelen <Mark>71 van de 100</Mark> mensen zich gezond.
            </>
          }
          verdict={{ kind: "warn", text: "Groot verschil" }}
          source="Elke spriet is een wijk met meer dan 500 inwoners (132) · schatting"
          drawing={
            <Meadow
              lang={lang}
              id="g-meadow"
              title="132 wijken in Drenthe naast elkaar, van 71 tot 90 procent. Drenthe als geheel: 79 procent."
              whole={{ name: "Drenthe", value: 79 }}
              areas={spreadOf(132, 79.5, 6.4).map((value, place) => ({ name: meadowName(place), value }))}
            />
          }
        />
      </FindingList>
    </Sample>
  );
}

function meadowName(place: number): string {
  if (place === 0) return "Emmen-Centrum";
  return place === 131 ? "Eelderwolde" : `Wijk ${place + 1}`;
}

function points(values: readonly number[]) {
  return values.map((value, place) => ({ x: 2012 + place * 4, value, kind: "modelled" as const }));
}

function Profile({ lang }: { readonly lang: Lang }) {
  const values = spreadOf(100, 75.7, 6);
  return (
    <Sample name="SaidFindings · ProfileLegend · ProfileTable · ProfileRow">
      <SaidFindings
        items={[
          {
            kind: "bad",
            sentence: (
              <>
                Meer mensen voelen zich eenzaam dan in de meeste wijken die erop lijken: <Mark>55 van de 100.</Mark>
              </>
            ),
            sure: "Redelijk zeker. Het is een schatting.",
          },
          {
            kind: "few",
            sentence: "Hoe oud mensen hier worden, kunnen we niet zeggen.",
            sure: "Daarvoor wonen er te weinig mensen.",
          },
        ]}
      />
      <ProfileLegend
        lang={lang}
        area="Angelslo"
        region="Drenthe"
        verdicts={new Set(["good", "same", "bad", "other"])}
        marks={[
          { kind: "counted", margin: true },
          { kind: "counted", margin: false },
          { kind: "modelled", margin: true },
          { kind: "modelled", margin: false },
        ]}
      />
      <ProfileTable
        lang={lang}
        id="g-theme"
        title="Hoe gezond voelen mensen zich?"
        area="Angelslo"
        among="plek tussen 100 wijken die erop lijken"
        since="Sinds 2012"
      >
        <ProfileRow
          lang={lang}
          name="Voelt zich gezond"
          href="#figures"
          about="van de 100 volwassenen · RIVM 2020"
          value="71"
          margin="69 tot 72"
          strip={{
            title: "Voelt zich gezond: 70,9. Beter dan 15 van de 100 vergelijkbare wijken.",
            values,
            value: 70.9,
            low: 69,
            high: 72.4,
            region: 79,
            direction: "up",
            kind: "modelled",
            verdict: "bad",
          }}
          verdict={{ kind: "bad", text: "Ongunstiger" }}
          words="dan 85 van de 100 wijken"
          trend={{ title: "2012: 66,2 · 2016: 65,1 · 2020: 70,9", points: points([66.2, 65.1, 70.9]) }}
        />
        <ProfileRow
          lang={lang}
          name="Geeft mantelzorg"
          about="van de 100 volwassenen · niet beter of slechter"
          value="12"
          margin="11 tot 14"
          strip={{
            title: "Geeft mantelzorg: 12,4. Minder dan in 91 van de 100 wijken.",
            values: spreadOf(100, 14.6, 3),
            value: 12.4,
            low: 11,
            high: 14,
            direction: "none",
            kind: "modelled",
            verdict: "other",
          }}
          verdict={{ kind: "other", text: "Minder dan elders" }}
          words="minder dan in 91 van de 100 wijken"
          trendWords="Voor het eerst gemeten"
        />
        <ProfileRow
          lang={lang}
          name="Afstand tot de huisarts"
          about="over de weg · CBS 2024"
          value="1,1"
          margin="kilometer"
          strip={{
            title: "Afstand tot de huisarts: 1,1 kilometer. In het midden van 100 wijken.",
            values: spreadOf(100, 1.2, 1),
            value: 1.1,
            region: 1.9,
            direction: "down",
            kind: "counted",
            verdict: "same",
          }}
          verdict={{ kind: "same", text: "In het midden" }}
          trendWords="Geteld, 2024"
        />
        <ProfileRow
          lang={lang}
          name="Levensverwachting"
          about="jaren bij de geboorte"
          tooFew="In drie jaar overleden hier te weinig mensen. Voor heel Emmen kan het wel."
        />
      </ProfileTable>
    </Sample>
  );
}
