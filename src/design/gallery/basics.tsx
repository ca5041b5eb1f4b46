import type { Lang } from "#platform/text.ts";
import {
  BrinkMark,
  Button,
  ButtonLink,
  Chips,
  Compare,
  DataBadge,
  ExampleLabel,
  JunctionDisc,
  KeyFigures,
  Lead,
  Mark,
  MoreLink,
  Note,
  Pagination,
  Pill,
  RouteExplained,
  RouteStrip,
  SavedLine,
  SourceLine,
  ThemeIcon,
  TooFew,
  Verdict,
} from "../components/index.ts";
import { categoryColour, CategoryMark, categoryDash, type Category } from "../charts/index.ts";
import { designTexts } from "../text.ts";
import { Part, Sample } from "./part.tsx";

const regionNames = { drenthe: "Drenthe", drechtsteden: "Drechtsteden", zoetermeer: "Zoetermeer" } as const;

/** Three regions by day and in the evening. */
export function Regions(props: { readonly lang: Lang }) {
  const t = designTexts(props.lang).gallery;
  return (
    <Part id="regions" title={t.regions}>
      <div class="gallery__sample">
        {(["light", "dark"] as const).map((theme) => (
          <div class="gallery__themes">
            <h3>{theme === "light" ? t.day : t.evening}</h3>
            {Object.entries(regionNames).map(([slug, name]) => (
              <RegionSample slug={slug} name={name} theme={theme} lang={props.lang} />
            ))}
          </div>
        ))}
      </div>
    </Part>
  );
}

function RegionSample(props: { slug: string; name: string; theme: "light" | "dark"; lang: Lang }) {
  return (
    <div class="gallery__theme" data-region={props.slug} data-theme={props.theme}>
      <span class="brand">
        <BrinkMark />
        <span>
          Brink <small>{props.name}</small>
        </span>
      </span>
      <a href="#regions">Een link</a>
      <Button type="button" small>
        Doe mee
      </Button>
      <Button type="button" look="quiet" small>
        Later
      </Button>
      <JunctionDisc number={3} />
      <JunctionDisc number={4} state="here" />
      <JunctionDisc number={5} state="todo" />
      <Pill sign="running">Loopt</Pill>
      <Verdict kind="good">gunstiger</Verdict>
      <Verdict kind="bad">ongunstiger</Verdict>
    </div>
  );
}

/** Colours with their second cue, type, signs. */
export function Ground(props: { readonly lang: Lang }) {
  const t = designTexts(props.lang).gallery;
  return (
    <Part id="ground" title={t.colourAndType}>
      <Sample name="--seq-1 … --seq-5">
        <Swatches names={["seq-1", "seq-2", "seq-3", "seq-4", "seq-5"]} />
      </Sample>
      <Sample name="--div-n3 … --div-p3">
        <Swatches names={["div-n3", "div-n2", "div-n1", "div-0", "div-p1", "div-p2", "div-p3"]} />
      </Sample>
      <Sample name="--cat-1 … --cat-6">
        <ul class="chart-legend">
          {([1, 2, 3, 4, 5, 6] as const).map((category) => (
            <CategorySample category={category} />
          ))}
        </ul>
      </Sample>
      <Sample name="type">
        <p class="type-3xl">Samen gezonder, 33 tot 54</p>
        <p class="type-2xl">Kop van een deel, 26 tot 36</p>
        <p class="type-xl">
          Een bevinding in één zin: <Mark>55 van de 100.</Mark>
        </p>
        <Lead>Een inleiding van één of twee zinnen, 19 tot 22.</Lead>
        <p>
          Leestekst, 18. Bovenwettelijke ziektekostenverzekeringsmaatschappijen horen hier niet thuis. Toch breekt een
          lang woord netjes af.
        </p>
        <p class="source">Bron en bijschrift, 14. Nooit kleiner.</p>
      </Sample>
      <Sample name="ThemeIcon">
        <p class="cluster">
          {(
            ["network", "social", "environment", "innovation", "workforce", "access", "health", "learning"] as const
          ).map((name) => (
            <ThemeIcon name={name} />
          ))}
        </p>
      </Sample>
    </Part>
  );
}

function Swatches(props: { readonly names: readonly string[] }) {
  return (
    <ul class="swatches">
      {props.names.map((name) => (
        <li>
          <svg aria-hidden="true" focusable="false">
            <rect width="100%" height="100%" fill={`var(--${name})`} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function CategorySample(props: { readonly category: Category }) {
  const { category } = props;
  return (
    <li>
      <svg width="64" height="20" viewBox="0 0 64 20" aria-hidden="true" focusable="false">
        <path
          d="M0 10H64"
          stroke={categoryColour(category)}
          stroke-width="3"
          stroke-dasharray={categoryDash(category)}
        />
        <CategoryMark category={category} x={32} y={10} r={7} />
      </svg>
      cat-{category}
    </li>
  );
}

/** Verdicts, pills, buttons, chips, notes, the route. */
export function SmallParts(props: { readonly lang: Lang }) {
  const { lang } = props;
  const t = designTexts(lang).gallery;
  return (
    <Part id="small" title={t.smallParts}>
      <Sample name="Verdict">
        <p class="cluster">
          <Verdict kind="good">gunstiger</Verdict>
          <Verdict kind="bad">ongunstiger</Verdict>
          <Verdict kind="same">ongeveer gelijk</Verdict>
          <Verdict kind="other">anders, niet beter of slechter</Verdict>
          <Verdict kind="few">te weinig om iets te zeggen</Verdict>
          <Verdict kind="warn">let op</Verdict>
          <Verdict kind="better">wordt beter</Verdict>
          <Verdict kind="worse">wordt minder goed</Verdict>
          <Verdict kind="steady">blijft gelijk</Verdict>
        </p>
      </Sample>
      <Sample name="Pill · ExampleLabel · DataBadge">
        <p class="cluster">
          <Pill sign="running">Loopt</Pill>
          <Pill look="none" sign="todo">
            In voorbereiding
          </Pill>
          <Pill look="warn" sign="warn">
            Loopt achter
          </Pill>
          <Pill look="good" sign="done">
            Klaar
          </Pill>
          <ExampleLabel lang={lang} />
          <DataBadge value="GM0106">GM0106</DataBadge>
          <DataBadge>schatting</DataBadge>
        </p>
      </Sample>
      <Sample name="Button · ButtonLink · MoreLink">
        <p class="cluster">
          <Button type="button">Doe mee</Button>
          <Button type="button" look="quiet">
            Sla over
          </Button>
          <Button type="button" small>
            Klein
          </Button>
          <Button type="button" disabled>
            Kan nu niet
          </Button>
          <span class="gallery__focus">
            <Button type="button">Met focus</Button>
          </span>
          <ButtonLink href="#small">Ga verder</ButtonLink>
          <ButtonLink href="#small" look="quiet" small download="cijfers.csv">
            Download CSV
          </ButtonLink>
          <MoreLink href="#small">Lees verder</MoreLink>
        </p>
        <p class="source">{t.states}</p>
      </Sample>
      <Sample name="Compare · Chips">
        <Compare
          label="Vergelijk met"
          items={[
            { label: "Wijken die erop lijken", href: "#small", chosen: true },
            { label: "Emmen", href: "#small" },
            { label: "Drenthe", href: "#small" },
            { label: "Nederland", href: "#small" },
          ]}
          who={
            <>
              Dit zijn de 100 wijken die het meest op Angelslo lijken. <a href="#small">Bekijk welke</a>
            </>
          }
        />
        <Chips
          label="Manier van kijken"
          items={[
            { label: "Lijst", href: "#small", chosen: true },
            { label: "Kaart", href: "#small" },
          ]}
        />
      </Sample>
      <Sample name="Note · SavedLine · TooFew">
        <div class="stack">
          <Note kind="good" title="Bewaard.">
            Je antwoord telt mee.
          </Note>
          <Note kind="warn" title="Een cijfer is verbeterd.">
            Dit besluit rust op een cijfer van 3 juni. <a href="#small">Bekijk het verschil</a>
          </Note>
          <Note title="Schatting.">Dit cijfer komt uit een model. We toetsen het verschil niet.</Note>
          <Note kind="error" title="Er ging iets mis bij ons.">
            Je antwoord is bewaard. Probeer het zo nog eens.
          </Note>
          <Note title="Je bent even zonder internet.">We bewaren je antwoord op dit toestel.</Note>
          <SavedLine>
            Bewaard. Je kunt later verder met je code <b>heide-27</b>.
          </SavedLine>
          <SavedLine sign="lock">Niemand ziet wie je bent.</SavedLine>
          <TooFew lang={lang} why="Hier wonen maar 30 mensen. Voor heel Emmen kan het wel." />
        </div>
      </Sample>
      <Sample name="RouteStrip · JunctionDisc">
        <RouteStrip
          lang={lang}
          label="RouteStrip"
          here={2}
          hrefs={{ 1: "#small", 2: "#small", 3: "#small", 4: "#small" }}
        />
        <RouteExplained lang={lang} />
      </Sample>
      <Sample name="KeyFigures · SourceLine · Pagination">
        <KeyFigures
          items={[
            { value: "412", label: "mensen deden mee" },
            { value: "638", label: "bijdragen" },
            { value: "9 van de 10", label: "vaak genoeg gelezen" },
          ]}
        />
        <SourceLine
          source="RIVM, GGD en CBS, Gezondheidsmonitor"
          period="2020"
          population="volwassenen van 18 jaar en ouder"
          kind="schatting"
        />
        <Pagination lang={lang} page={2} pages={7} href={() => "#small"} />
      </Sample>
    </Part>
  );
}
