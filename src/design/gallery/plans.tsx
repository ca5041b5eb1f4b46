import type { Lang } from "#platform/text.ts";
import {
  AmbitionCards,
  Fiche,
  InitiativeGroup,
  InitiativeLine,
  Invitation,
  LooseEnds,
  MoneyBar,
  NewsLine,
  NewsList,
  Pill,
  StepList,
  ThemeIcon,
  Thread,
  ThreadBox,
  TimelineLegend,
} from "../components/index.ts";
import { MoneyBars } from "../charts/index.ts";
import { designTexts } from "../text.ts";
import { Needs } from "./needs.tsx";
import { Part, Sample } from "./part.tsx";

/** From needs to what helps: cards, agenda, initiative, thread. */
export function Plans(props: { readonly lang: Lang }) {
  return (
    <Part id="plans" title={designTexts(props.lang).gallery.plans}>
      <Now {...props} />
      <Needs {...props} />
      <Agenda {...props} />
      <Initiative {...props} />
    </Part>
  );
}

function Now({ lang }: { readonly lang: Lang }) {
  return (
    <>
      <Sample name="Invitation · NewsList">
        <div class="now">
          <Invitation
            tag="Gesprek open, nog 9 dagen"
            title="Hoe kom jij bij de zorg, ook ’s avonds en zonder auto?"
            text="286 mensen gaven al antwoord. Het kost je vijf minuten. Een account hoeft niet."
            steps={{ at: 3, of: 6, words: "Stap 3 van 6: weeg wat anderen zeiden" }}
            href="#plans"
            button="Doe mee"
          />
          <NewsList>
            <NewsLine lang={lang} junction={7} date="2026-05-12" href="#plans">
              In Angelslo ging de derde huiskamer open.
            </NewsLine>
            <NewsLine lang={lang} junction={4} date="2026-05-07" href="#plans">
              De Regiotafel koos: eerst plekken om elkaar te ontmoeten.
            </NewsLine>
          </NewsList>
        </div>
      </Sample>
      <Sample name="AmbitionCards">
        <AmbitionCards
          items={[
            {
              title: "Netwerkaanpak",
              href: "#plans",
              icon: "network",
              text: "Wie veel zorg nodig heeft, krijgt één team.",
              meta: "11 initiatieven · 3 doelen",
            },
            {
              title: "Sterke sociale basis",
              href: "#plans",
              icon: "social",
              text: "We kennen elkaar en helpen elkaar.",
              meta: "12 initiatieven · 2 doelen",
            },
            {
              title: "Toekomstbestendige arbeidsmarkt",
              href: "#plans",
              icon: "workforce",
              text: "Drenthe is een fijne plek om in de zorg te werken.",
            },
          ]}
        />
      </Sample>
    </>
  );
}

function Agenda({ lang }: { readonly lang: Lang }) {
  const time = { lang, years: [2024, 2028] as const, today: "2026-05-19" };
  return (
    <>
      <Sample name="LooseEnds">
        <LooseEnds
          id="g-loose"
          title="Losse eindjes"
          items={[
            { count: 3, text: "doelen waar nog niemand aan werkt", href: "#plans" },
            { count: 5, text: "initiatieven zonder rond geld", href: "#plans" },
            { count: 0, text: "mijlpalen te laat", href: "#plans" },
            { count: 2, text: "gebieden met veel nood en geen initiatief", href: "#plans" },
          ]}
        />
      </Sample>
      <Sample name="InitiativeGroup · InitiativeLine · TimelineLegend">
        <InitiativeGroup
          title="Sterke sociale basis"
          icon={<ThemeIcon name="social" />}
          count="2 van 12"
          years={time.years}
        >
          <InitiativeLine
            title="Huiskamer in de wijk"
            href="#plans"
            what="Een plek waar je elke dag kunt binnenlopen. Zonder afspraak."
            status={<Pill sign="running">Loopt</Pill>}
            facts={["Emmen, Assen, Coevorden", "€ 300.000 van € 420.000"]}
            timeline={{
              ...time,
              from: "2025-01-01",
              to: "2027-06-30",
              milestones: [
                { date: "2025-04-01", state: "reached" },
                { date: "2025-11-10", state: "reached" },
                { date: "2026-11-20", state: "coming" },
                { date: "2027-06-15", state: "coming" },
              ],
            }}
          />
          <InitiativeLine
            title="Samen eten, vaste dag"
            href="#plans"
            what="Jong en oud eten samen in het dorpshuis."
            status={
              <Pill look="warn" sign="warn">
                Loopt achter
              </Pill>
            }
            facts={["Hoogeveen", "€ 18.000 nog zoeken"]}
            timeline={{
              ...time,
              from: "2025-03-01",
              to: "2026-10-31",
              milestones: [
                { date: "2025-05-20", state: "reached" },
                { date: "2026-02-05", state: "late" },
                { date: "2026-10-15", state: "coming" },
              ],
            }}
          />
        </InitiativeGroup>
        <TimelineLegend lang={lang} />
      </Sample>
    </>
  );
}

function Initiative({ lang }: { readonly lang: Lang }) {
  return (
    <>
      <Sample name="Fiche · MoneyBar · StepList · ThreadBox">
        <div class="columns">
          <Fiche
            questions={[
              { term: "Wat is het?", text: "Drie huiskamers, elke dag open van tien tot vier." },
              {
                term: "Van welk geld?",
                text: (
                  <MoneyBar
                    lang={lang}
                    id="g-money"
                    needed={420_000}
                    granted={300_000}
                    paid={180_000}
                    spent={151_000}
                  />
                ),
              },
              {
                term: "Wanneer?",
                text: (
                  <StepList
                    items={[
                      {
                        sign: "good",
                        tone: "good",
                        when: "maart 2025",
                        title: "Drie plekken gevonden",
                        note: "Angelslo, Assen-Oost en Coevorden",
                      },
                      { sign: "todo", when: "november 2026", title: "Meten of het helpt" },
                    ]}
                  />
                ),
              },
              {
                term: "Wat is ervoor nodig?",
                text: (
                  <StepList
                    items={[
                      {
                        sign: "done",
                        tone: "good",
                        title: "Ruimte met gewone ingang",
                        note: "Geregeld · woningcorporatie",
                      },
                      {
                        sign: "warn",
                        tone: "warn",
                        title: "Geld voor 2027",
                        note: "Nog niet geregeld · gemeente, vóór 1 oktober",
                      },
                    ]}
                  />
                ),
              },
            ]}
          />
          <ThreadBox
            lang={lang}
            id="g-thread"
            title="Waar dit vandaan komt"
            items={[
              {
                junction: 1,
                kind: "Cijfer",
                title: "55 van de 100 mensen in Angelslo voelen zich eenzaam",
                href: "#plans",
                text: "RIVM 2020, schatting.",
              },
              {
                junction: 2,
                kind: "Stem",
                title: "“Een plek waar je zomaar kunt binnenlopen.”",
                href: "#plans",
                text: "Hoogst gewogen van 638 bijdragen.",
              },
              { junction: 7, title: "Huiskamer in de wijk", state: "here", text: "Hier ben je nu." },
              { junction: 8, title: "Nog niet bekend", state: "todo", text: "In november meten we." },
            ]}
          />
        </div>
      </Sample>
      <Sample name="MoneyBars">
        <MoneyBars
          lang={lang}
          id="g-money-years"
          title="Geld per jaar. Voor 2027 zoeken we nog 80.000 euro."
          rows={[
            { name: "2025", needed: 120_000, granted: 120_000, paid: 120_000, spent: 113_000 },
            { name: "2026", needed: 160_000, granted: 120_000, paid: 60_000, spent: 38_000 },
            { name: "2027", needed: 140_000, granted: 60_000, paid: 0, spent: 0 },
          ]}
        />
      </Sample>
      <Sample name="Thread (across)">
        <Thread
          lang={lang}
          across
          items={[
            { junction: 2, title: "Dit gesprek", state: "here", text: "Klaar op 3 mei" },
            {
              junction: 3,
              title: "Eenzaamheid in Emmen",
              href: "#plans",
              text: "Cijfers en stemmen wijzen dezelfde kant op",
            },
            { junction: 4, title: "Eerst plekken om elkaar te ontmoeten", href: "#plans", text: "Regiotafel, 7 mei" },
            { junction: 7, title: "Huiskamer in de wijk", href: "#plans" },
            { junction: 8, title: "Nog niet bekend", state: "todo", text: "Wie meedeed, krijgt bericht." },
          ]}
        />
      </Sample>
    </>
  );
}
