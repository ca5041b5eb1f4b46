import type { Lang } from "#platform/text.ts";
import { Empty, NotFound, SearchForm, Working } from "../components/index.ts";
import { designTexts } from "../text.ts";
import { Part, Sample } from "./part.tsx";

/** Nothing yet, dead end, long work, long words. */
export function States(props: { readonly lang: Lang }) {
  const { lang } = props;
  return (
    <Part id="states" title={designTexts(lang).gallery.statesTitle}>
      <Sample name="Empty · NotFound · Working">
        <div class="gallery__three">
          <Empty
            level={3}
            title="Hier is nog niets"
            text="Er is nog geen initiatief in Roswinkel. Heb jij een idee?"
            action={{ href: "#states", label: "Begin er een" }}
          />
          <NotFound level={3} title="Dit pad loopt dood" text="We vinden geen “Angelso”. Bedoel je Angelslo?">
            <SearchForm lang={lang} id="g-lost" action="#states" label="Zoek een wijk of dorp" />
          </NotFound>
          <div class="state">
            <Working lang={lang} id="g-working" title="We rekenen het uit" done={412} of={660} unit="gebieden" />
          </div>
        </div>
      </Sample>
    </Part>
  );
}
