import { Button, ButtonLink } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import type { OnScreen } from "../actions.ts";
import type { ShownDialogue } from "../../store.ts";
import { dialogueTexts } from "../../text.ts";
import { Example, type Asked as AskedRequest } from "../../pages/frame.tsx";
import { Square } from "../../pages/qr.tsx";
import { teamAddress } from "../../pages/team/frame.tsx";
import { type Asked, type Line, linesOnScreen } from "./on-screen.ts";

export interface ScreenProps {
  readonly request: AskedRequest;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly screen: OnScreen;
  readonly asked: Asked;
  readonly lines: readonly Line[];
  /** Where the QR code leads. */
  readonly join: string;
  /** The address to type, without "https://". */
  readonly spoken: string;
}

/** The big screen of a hall. Every key of the presenter is a link too; without script the page asks again by itself. */
export function ScreenPage(props: ScreenProps) {
  const { request, region, dialogue } = props;
  const t = dialogueTexts(request.lang).hall;
  return (
    <SitePage
      request={request}
      region={region}
      title={`${t.title}: ${dialogue.content.title}`}
      description={t.title}
      islands={["hall-screen"]}
      bands
      noindex
      head={
        <noscript>
          <meta http-equiv="refresh" content="20" />
        </noscript>
      }
    >
      <div class="hall" data-hall="">
        <Question {...props} />
        <Join {...props} />
        <Keys {...props} />
      </div>
    </SitePage>
  );
}

function Question(props: ScreenProps) {
  const { request, dialogue, screen, asked, lines } = props;
  const t = dialogueTexts(request.lang).hall;
  const { questions } = dialogue.content;
  const voting = lines.some((line) => line.bar);
  const first = asked.sheet * linesOnScreen;
  return (
    <section class="hall__main" aria-labelledby="vraag">
      <p class="hall__tag">
        {questions.length > 1
          ? t.question(String(asked.question + 1), String(questions.length))
          : dialogue.content.title}{" "}
        <Example dialogue={dialogue} request={request} />
      </p>
      <h1 id="vraag">{questions[asked.question]}</h1>
      {asked.results ? (
        <>
          <ol class="hall__lines">
            {lines.slice(first, first + linesOnScreen).map((line) => (
              <li>
                <p lang={line.lang === "xx" ? undefined : line.lang}>“{line.text}”</p>
                {line.bar && <Bar {...line.bar} words={t.bar(String(line.bar.plus), String(line.bar.minus))} />}
              </li>
            ))}
          </ol>
          <p class="hall__soft">
            {lines.length === 0
              ? voting || screen.outcome
                ? t.fewScores
                : t.fewSaid
              : voting
                ? t.provisional
                : t.tens}
          </p>
        </>
      ) : (
        <ol class="hall__steps">
          {t.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** For and against, of each hundred who scored it. The words beside it say the same. */
function Bar({ plus, minus, words }: { readonly plus: number; readonly minus: number; readonly words: string }) {
  return (
    <p class="hall__bar">
      <svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="hall__bar-rest" width="100" height="5" />
        <rect class="hall__bar-plus" width={plus} height="5" />
        <rect class="hall__bar-minus" x={100 - minus} width={minus} height="5" />
      </svg>
      <span>{words}</span>
    </p>
  );
}

function Join({ request, region, dialogue, screen, join, spoken }: ScreenProps) {
  const { lang } = request;
  const t = dialogueTexts(lang).hall;
  const to = (under: string) => request.link(teamAddress(region.id, dialogue.slug, under));
  return (
    <aside class="hall__join" aria-label={t.join}>
      {screen.code ? (
        <>
          <Square text={join} label={t.qr} />
          <p>
            {t.goTo} <b class="hall__address">{spoken}</b>
          </p>
          <p>
            {t.type} <b class="hall__code">{`${screen.code.slice(0, 4)} ${screen.code.slice(4)}`}</b>
          </p>
        </>
      ) : (
        <>
          <p>{screen.open ? t.notOpen : t.over}</p>
          {screen.open && (
            <form method="post" action={to("zaal")}>
              <Button>{t.open}</Button>
            </form>
          )}
        </>
      )}
      <p class="hall__count" role="status">
        {screen.people === 0 ? (
          t.peopleFew
        ) : (
          <>
            {t.moreThan} <b>{formatNumber(screen.people, lang)}</b> {t.people}
          </>
        )}
      </p>
    </aside>
  );
}

function Keys({ request, region, dialogue, screen, asked, lines }: ScreenProps) {
  const t = dialogueTexts(request.lang).hall;
  const base = request.link(teamAddress(region.id, dialogue.slug, "scherm"));
  const to = (change: Partial<Asked>) => {
    const { question, results, sheet } = { ...asked, sheet: 0, ...change };
    return `${base}?vraag=${question + 1}${results ? "&uitslag=1" : ""}${sheet > 0 ? `&blad=${sheet + 1}` : ""}`;
  };
  const last = dialogue.content.questions.length - 1;
  const more = asked.results && (asked.sheet + 1) * linesOnScreen < lines.length;
  const key = (name: string, href: string | false, words: string) =>
    href && (
      <a class="nl-button nl-button--secondary nl-button--small" data-key={name} href={href}>
        <span class="nl-button__label">
          {words} <kbd>{t.keys[name]}</kbd>
        </span>
      </a>
    );
  return (
    <nav class="hall__keys" aria-label={t.presenter}>
      {key("ArrowLeft", asked.question > 0 && to({ question: asked.question - 1 }), t.previous)}
      {key("ArrowRight", asked.question < last && to({ question: asked.question + 1 }), t.next)}
      {key("r", to({ results: !asked.results }), asked.results ? t.hide : t.show)}
      {key("ArrowUp", asked.sheet > 0 && to({ sheet: asked.sheet - 1 }), t.sheetBack)}
      {key("ArrowDown", more && to({ sheet: asked.sheet + 1 }), t.sheetOn)}
      <button class="nl-button nl-button--secondary nl-button--small" type="button" data-full="" hidden>
        <span class="nl-button__label">
          {t.full} <kbd>F</kbd>
        </span>
      </button>
      {screen.code && (
        <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "zaal/dicht"))}>
          <Button look="quiet" small>
            {t.close}
          </Button>
        </form>
      )}
      <ButtonLink look="quiet" small href={request.link(teamAddress(region.id, dialogue.slug))}>
        {t.back}
      </ButtonLink>
    </nav>
  );
}
