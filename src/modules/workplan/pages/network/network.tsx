import { Chips, type Column, DataTable, Empty } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { filterHref, noFilters } from "../../filters.ts";
import { drawnPart, type Network, networkOf, type Party, type Tie } from "../../network.ts";
import type { Workplan } from "../../reading.ts";
import { Frame, ViewHead, type ViewRequest, views, workplanHref } from "../frame.tsx";
import { Dutch } from "../words.tsx";
import { NetworkDrawing } from "./drawing.tsx";
import type { NetworkQuery } from "./handlers.tsx";
import { networkTexts } from "./text.ts";

/** How many parties fit in a drawing that a phone can show. */
const mostDrawn = 12;
const mostListed = 100;
const mostTitles = 3;

interface Props {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly query: NetworkQuery;
}

interface Shown extends Pick<Props, "plan"> {
  readonly lang: Lang;
  readonly network: Network;
  readonly focus: Party | undefined;
  /** Address of this page with another party, or none. */
  readonly href: (party?: string) => string;
}

/** Who works with whom on what, drawn and as a table; of one challenge or all, around one party or all. */
export function NetworkPage({ request, plan, query }: Props) {
  const { lang } = request;
  const t = networkTexts(lang);
  const { region } = plan;
  const challenge = region.content.challenges.find((one) => one.id === query.opgave);
  const alive = plan.initiatives.filter((one) => one.status !== "stopped" && one.status !== "done");
  const network = networkOf(alive.filter((one) => !challenge || one.challenge === challenge.id));
  const focus = network.parties.find((party) => party.key === query.partij.trim().toLowerCase());
  const address = (opgave: string, partij: string) => {
    const chosen = new URLSearchParams({ ...(opgave && { opgave }), ...(partij && { partij }) }).toString();
    return workplanHref(lang, region, `${views.network}${chosen && `?${chosen}`}`);
  };
  const shown: Shown = { plan, lang, network, focus, href: (party = "") => address(challenge?.id ?? "", party) };
  const counts = t.lead(formatNumber(network.parties.length, lang), formatNumber(network.ties.length, lang));
  const lead = network.ties.length > 0 ? `${finding(shown)} ${counts}` : t.aloneText;
  return (
    <Frame request={request} region={region} title={t.title} description={lead} crumbs={[{ label: t.title }]}>
      <ViewHead lang={lang} region={region} view="network" title={t.title} lead={lead} />
      <Chips
        label={t.filter}
        showLabel
        items={[
          { label: t.everything, href: address("", focus?.name ?? ""), chosen: !challenge },
          ...region.content.challenges.map((one) => ({
            label: one.name[lang],
            href: address(one.id, focus?.name ?? ""),
            chosen: one === challenge,
          })),
        ]}
      />
      {network.ties.length === 0 ? <Empty title={t.alone} text={t.aloneText} /> : <Drawn {...shown} />}
      {focus && <Focus {...shown} focus={focus} />}
      <Parties {...shown} />
    </Frame>
  );
}

function Drawn(shown: Shown) {
  const { plan, lang, network, focus } = shown;
  const t = networkTexts(lang);
  const drawn = drawnPart(network, mostDrawn, focus?.key);
  if (drawn.ties.length === 0) return null;
  const columns: Column<Tie>[] = [
    { key: "a", label: t.who, cell: (tie) => <PartyLink {...shown} party={tie.a} /> },
    { key: "b", label: t.withWhom, cell: (tie) => <PartyLink {...shown} party={tie.b} /> },
    { key: "n", label: t.times, number: true, cell: (tie) => formatNumber(tie.initiatives.length, lang) },
    { key: "what", label: t.onWhat, cell: (tie) => <Titles plan={plan} lang={lang} ids={tie.initiatives} /> },
  ];
  return (
    <>
      <NetworkDrawing lang={lang} title={finding(shown)} drawn={drawn} focus={focus?.key ?? ""} columns={columns} />
      <p class="small soft">
        {focus
          ? t.drawnFocus(focus.name)
          : drawn.parties.length < network.parties.length &&
            t.drawn(formatNumber(drawn.parties.length, lang), formatNumber(network.parties.length, lang))}
      </p>
    </>
  );
}

function finding({ lang, network, focus }: Shown): string {
  const t = networkTexts(lang);
  if (focus) return t.ofFocus(focus.name, formatNumber(focus.partners, lang));
  const strongest = network.ties[0]!;
  const [a, b] = [strongest.a.name, strongest.b.name];
  const n = strongest.initiatives.length;
  return n === 1 ? t.strongestOne(a, b) : t.strongest(a, b, formatNumber(n, lang));
}

/** With whom one party works, and on what: every initiative by its name. */
function Focus({ plan, lang, network, focus, href }: Shown & { readonly focus: Party }) {
  const t = networkTexts(lang);
  const own = network.ties.filter((tie) => tie.a === focus || tie.b === focus);
  return (
    <section aria-labelledby="partij">
      <h2 id="partij">
        <Dutch lang={lang}>{t.focusHead(focus.name)}</Dutch>
      </h2>
      {own.length === 0 && <p>{t.focusNone(focus.name)}</p>}
      {own.slice(0, mostListed).map((tie) => (
        <>
          <h3>
            <PartyLink lang={lang} href={href} party={tie.a === focus ? tie.b : tie.a} />
          </h3>
          <Titles plan={plan} lang={lang} ids={tie.initiatives} most={20} />
        </>
      ))}
      <p>
        <a href={filterHref(workplanHref(lang, plan.region), { ...noFilters, party: focus.name })}>
          {t.list(focus.name)}
        </a>
      </p>
      <p>
        <a href={href()}>{t.allFocus}</a>
      </p>
    </section>
  );
}

function Parties({ lang, network, focus, href }: Shown) {
  const t = networkTexts(lang);
  if (network.parties.length === 0) return null;
  const shown = network.parties.slice(0, mostListed);
  const n = (count: number) => formatNumber(count, lang);
  return (
    <section aria-labelledby="partijen">
      <h2 id="partijen">{t.parties}</h2>
      <p>{t.partiesText}</p>
      <DataTable
        lang={lang}
        caption={t.parties}
        captionHidden
        rows={shown}
        isHere={(party) => party === focus}
        columns={[
          { key: "name", label: t.who, cell: (party) => <PartyLink lang={lang} href={href} party={party} /> },
          { key: "n", label: t.initiatives, number: true, cell: (party) => n(party.initiatives.length) },
          { key: "partners", label: t.partners, number: true, cell: (party) => n(party.partners) },
        ]}
      />
      {shown.length < network.parties.length && <p class="small soft">{t.most(n(shown.length))}</p>}
    </section>
  );
}

function PartyLink({ lang, href, party }: Pick<Shown, "lang" | "href"> & { readonly party: Party }) {
  return (
    <a href={href(party.name)}>
      <Dutch lang={lang}>{party.name}</Dutch>
    </a>
  );
}

function Titles(props: { plan: Workplan; lang: Lang; ids: readonly string[]; most?: number }) {
  const { plan, lang, ids, most = mostTitles } = props;
  const t = networkTexts(lang);
  const rest = ids.length - most;
  return (
    <ul>
      {ids.slice(0, most).map((id) => (
        <li>
          <a href={workplanHref(lang, plan.region, `/${id}`)}>
            <Dutch lang={lang}>{plan.byId.get(id)?.title}</Dutch>
          </a>
        </li>
      ))}
      {rest > 0 && <li>{t.more(formatNumber(rest, lang))}</li>}
    </ul>
  );
}
