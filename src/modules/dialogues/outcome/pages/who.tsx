import { Representation } from "#design/charts/index.ts";
import { DataTable, MissingPeople, Section, TooFew } from "#design/components/index.ts";
import { formatNumber, formatSigned, listed } from "#design/format.ts";
import { backgroundQuestions } from "../../model.ts";
import { inSteps } from "@brink/methods/disclosure";
import { reach } from "@brink/methods/representativeness";
import { moreTexts } from "./more/text.ts";
import type { Perspective, WhoReport } from "../compute.ts";
import type { Parts } from "./page.tsx";
import { outcomeTexts } from "./text.ts";
import { PartialTable, WeightedPart } from "./weighted.tsx";

/** Residents, professionals, managers and board members side by side. */
export function PerspectivesSection(props: Parts) {
  const { request, result } = props;
  const t = outcomeTexts(request.lang);
  const readable = result.perspectives.filter(({ number }) => props.texts.has(number));
  if (readable.length === 0) {
    return (
      <Section id="brillen" title={t.perspectives} ground>
        <TooFew lang={request.lang} why={t.perspectivesNone} />
      </Section>
    );
  }
  const most = readable.slice(0, 5);
  const least = readable.slice(5).slice(-5).toReversed();
  return (
    <Section id="brillen" title={t.perspectives} intro={t.perspectivesIntro} ground>
      <div class="stack--wide">
        <div class="stack">
          <h3>{t.most}</h3>
          <Means {...props} rows={most} caption={t.most} />
        </div>
        {least.length > 0 && (
          <div class="stack">
            <h3>{t.least}</h3>
            <Means {...props} rows={least} caption={t.least} />
          </div>
        )}
      </div>
    </Section>
  );
}

function Means({ request, result, texts, rows, caption }: Parts & { rows: readonly Perspective[]; caption: string }) {
  const { lang } = request;
  const t = outcomeTexts(lang);
  const told = (role: string) => rows.some((row) => typeof row.means[role] === "number");
  const roles = backgroundQuestions.role.filter((role) => role in result.roles && told(role));
  return (
    <DataTable
      lang={lang}
      caption={caption}
      captionHidden
      rows={rows}
      columns={[
        { key: "text", label: t.text, cell: (row: Perspective) => texts.get(row.number)!.body },
        ...roles.map((role) => ({
          key: role,
          label: t.roles[role] ?? role,
          number: true,
          cell: (row: Perspective) => {
            const mean = row.means[role];
            return mean === null || mean === undefined ? "–" : formatSigned(mean, lang);
          },
        })),
      ]}
    />
  );
}

/** Who took part beside who lives here, whom to invite still, and how sure we are who they are. */
export function WhoSection(props: Parts) {
  const { request, result, standing } = props;
  const { lang } = request;
  const t = outcomeTexts(lang);
  const { population } = standing.dialogue.content;
  const levels = Object.entries(result.assurance);
  return (
    <Section id="wie" title={t.who} intro={t.whoIntro(formatNumber(result.people, lang))}>
      <div class="stack--wide">
        {result.who.length === 0 || !population ? (
          <TooFew lang={lang} why={t.whoNoneWhy} />
        ) : (
          <>
            <p>{missingSentence(props)}</p>
            <p class="source">{reachSentences(props)}</p>
            <div class="who">
              <div class="stack">
                {result.who.map((variable) => (
                  <Variable {...props} variable={variable} />
                ))}
              </div>
              <Missing {...props} />
            </div>
            <div class="prose">
              <WeightedPart {...props} />
            </div>
          </>
        )}
        {levels.length > 0 && (
          <div class="prose">
            <h3>{t.assurance}</h3>
            <ul>
              {levels.map(([level, count]) => (
                <li>{t.assuranceItem(formatNumber(count, lang), t.assuranceLine[level] ?? level)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  );
}

const nameOf = (names: readonly string[], words: Readonly<Record<string, string>>) =>
  names.map((name) => words[name] ?? name).join(" + ");

/** How many of the people who live there took part, and how many of the letters brought somebody; counts in tens. */
function reachSentences({ request, result, standing, letters }: Parts): string {
  const { lang } = request;
  const t = moreTexts(lang);
  const n = (value: number, digits = 0) => formatNumber(value, lang, digits);
  const ages = Object.values(standing.dialogue.content.population?.age ?? {});
  const population = ages.reduce((sum, count) => sum + count, 0);
  // An open call reaches everybody who lives there: response is then the same as participation, and says so.
  const all = reach(population, population, result.people);
  const [made, used] = [letters.made, inSteps(letters.used)];
  const sent = reach(population, Math.min(made, population), used);
  return [
    all && t.reachAll(n(10_000 * all.participation, 1), n(population)),
    made >= 100 && used > 0 && sent?.response ? t.reachLetters(n(made), n(100 * sent.response)) : undefined,
    t.coverage,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Which groups took part less, in one sentence. */
export function missingSentence({ request, result }: Parts): string {
  const t = outcomeTexts(request.lang);
  const under = result.who.flatMap(({ groups }) =>
    groups
      .filter(({ representation }) => representation?.standing === "under")
      .map(({ names }) => nameOf(names, t.groups)),
  );
  return under.length > 0 ? t.whoSentence(listed(under, request.lang)) : t.whoEven;
}

function Variable({ request, standing, variable }: Parts & { readonly variable: WhoReport }) {
  const { lang } = request;
  const t = outcomeTexts(lang);
  const population = standing.dialogue.content.population!;
  const { indicator, diversity } = variable;
  const n = (value: number) => formatNumber(value, lang, 2);
  const title = t.whoTitle[variable.name] ?? variable.name;
  return (
    <>
      <h3>{title}</h3>
      <Representation
        lang={lang}
        id={`wie-${variable.name}`}
        title={title}
        population={population.name}
        source={t.whoSource(population.source, String(population.year), population.name)}
        rows={variable.groups.flatMap(({ names, representation: of }) =>
          of
            ? [
                {
                  name: nameOf(names, t.groups),
                  shareHere: of.participants.share * 100,
                  sharePopulation: of.population * 100,
                  ratio: of.ratio,
                  low: of.lower,
                  high: of.upper,
                },
              ]
            : [],
        )}
      />
      {indicator && <p class="source">{t.indicator(n(indicator.r), n(indicator.cv))}</p>}
      {diversity.participants && diversity.population && (
        <p class="source">{t.diversity(n(diversity.participants.blau), n(diversity.population.blau))}</p>
      )}
      <PartialTable request={request} variable={variable} />
    </>
  );
}

/** Nobody to invite in tens of thousands: beyond this the number says nothing. */
const mostToInvite = 2_000;

function Missing({ request, result }: Parts) {
  const t = outcomeTexts(request.lang);
  const items = result.who.flatMap(({ name, groups }) =>
    groups
      .filter(
        ({ representation, toReach }) =>
          representation?.standing === "under" && toReach !== null && toReach > 0 && toReach < mostToInvite,
      )
      .map(({ names, toReach }) => ({
        count: toReach!,
        text: t.missingItem[name as "age" | "gender"](nameOf(names, t.groups)),
      })),
  );
  return items.length > 0 ? <MissingPeople title={t.missing} items={items} note={t.missingNote} /> : null;
}
