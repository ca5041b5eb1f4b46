import type { Lang } from "#platform/text.ts";
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Contribution,
  ErrorSummary,
  FilterForm,
  RadioGroup,
  Scale,
  SearchForm,
  Select,
  Stepping,
  Talk,
  TextArea,
  TextInput,
} from "../components/index.ts";
import { designTexts } from "../text.ts";
import { Part, Sample } from "./part.tsx";

/** Fields as they begin, after a refusal, and with what does not fit. */
export function Forms(props: { readonly lang: Lang }) {
  const { lang } = props;
  return (
    <Part id="forms" title={designTexts(lang).gallery.forms}>
      <Sample name="ErrorSummary · TextInput">
        <form action="#forms">
          <ErrorSummary lang={lang} focus={false} errors={[{ id: "g-mail", text: "Vul je e-mailadres in" }]} />
          <TextInput
            lang={lang}
            id="g-mail"
            name="mail"
            type="email"
            label="E-mailadres"
            hint="We sturen alleen een link om in te loggen."
            error="In een e-mailadres staat een @"
            value="jan.voorbeeld"
            autocomplete="email"
          />
          <TextInput lang={lang} id="g-name" name="naam" label="Hoe noemen we je?" optional />
          <TextInput lang={lang} id="g-off" name="uit" label="Kan nu niet" value="Emmen" disabled />
          <TextArea
            lang={lang}
            id="g-why"
            name="reden"
            label="Waarom vind je dat?"
            optional
            value={'Een busje, "thuis ophalen" <b>'}
          />
          <Select
            lang={lang}
            id="g-where"
            name="gemeente"
            label="Waar woon je?"
            empty="Kies een gemeente"
            value="GM0114"
            options={[
              { value: "GM0106", label: "Assen" },
              { value: "GM0114", label: "Emmen" },
              { value: "GM0118", label: "Hoogeveen, en alle dorpen die daar al heel lang bij horen" },
            ]}
          />
          <RadioGroup
            lang={lang}
            id="g-age"
            name="leeftijd"
            legend="Hoe oud ben je?"
            value="45"
            optional
            options={[
              { value: "16", label: "16 tot 25 jaar" },
              { value: "45", label: "45 tot 65 jaar", hint: "Dit kiezen de meeste mensen." },
              { value: "99", label: "Dat zeg ik liever niet" },
            ]}
          />
          <CheckboxGroup
            lang={lang}
            id="g-about"
            name="over"
            legend="Waar gaat het over?"
            error="Kies er één of meer"
            values={[]}
            options={[
              { value: "a", label: "Vervoer", count: "12" },
              { value: "b", label: "Arbeidsongeschiktheidsverzekering", count: "3" },
            ]}
          />
          <Checkbox id="g-agree" name="akkoord" label="Ik wil bericht als hier iets mee gebeurt" checked />
          <div class="actions">
            <Button>Verstuur</Button>
            <Button look="quiet" name="terug" value="1" formnovalidate>
              Terug
            </Button>
          </div>
        </form>
      </Sample>
      <Sample name="SearchForm">
        <SearchForm
          lang={lang}
          id="g-search"
          action="#forms"
          label="Hoe gaat het in jouw wijk of dorp?"
          placeholder="Zoals Angelslo"
          hint="Een naam of een postcode."
        />
      </Sample>
      <Sample name="FilterForm">
        <FilterForm action="#forms" summary="Filter, 7 van 53" button="Laat zien">
          <CheckboxGroup
            lang={lang}
            id="g-state"
            name="stand"
            legend="Hoe staat het ervoor?"
            values={["loopt"]}
            options={[
              { value: "loopt", label: "Loopt", count: "31" },
              { value: "klaar", label: "Klaar", count: "4" },
            ]}
          />
        </FilterForm>
      </Sample>
      <Sample name="Talk · Stepping · Contribution · Scale">
        <form action="#forms">
          <Talk round="Ronde 2 van het gesprek" question="Hoe kom jij bij de zorg, ook ’s avonds en zonder auto?">
            <Stepping lang={lang} at={4} of={15} left="nog ongeveer 4 minuten" />
            <Contribution
              parts={[
                { text: "Een " },
                { text: "busje met vrijwilligers", word: "busje met vrijwilligers", chosen: true },
                { text: " dat je " },
                { text: "thuis ophaalt", word: "thuis ophaalt" },
                { text: ". Nu vraag ik het aan de buren, en " },
                { text: "dat doe ik niet graag", word: "dat doe ik niet graag" },
                { text: "." },
              ]}
              by="Iemand uit een dorp in Midden-Drenthe"
            />
            <Scale lang={lang} id="g-score" name="score" legend="Hoe belangrijk vind jij dit?" value={2} />
            <div class="actions">
              <Button>Volgende</Button>
              <Button look="quiet" name="over" value="1" formnovalidate>
                Sla over
              </Button>
            </div>
          </Talk>
        </form>
      </Sample>
    </Part>
  );
}
