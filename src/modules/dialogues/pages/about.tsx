import { Button, ButtonLink, KeyFigures, Lead, Note, RadioGroup, SavedLine, Select } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { type Background, type BackgroundName, backgroundNames, backgroundQuestions } from "../model.ts";
import { afterTexts } from "../after/text.ts";
import { ContactForm } from "../care/contact-form.tsx";
import { careTexts } from "../care/text.ts";
import { followTexts } from "../follow/text.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { addressOf, type Asked, DialogueFrame } from "./frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

/** Optional questions about oneself, each with a way not to say. */
export function AboutPage({
  request,
  region,
  dialogue,
  answers,
  areas,
}: Base & { readonly answers: Background; readonly areas: readonly string[] }) {
  const { lang } = request;
  const t = dialogueTexts(lang).about;
  const options = (name: BackgroundName) => [
    ...backgroundQuestions[name].map((value) => ({ value, label: t.choices[value] ?? value })),
    { value: "", label: t.none },
  ];
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      <Lead>{t.why}</Lead>
      <p>{t.how}</p>
      <form method="post" action={request.link(addressOf(dialogue, "over-jou"))}>
        {backgroundNames.map((name) => (
          <RadioGroup
            lang={lang}
            id={name}
            name={name}
            legend={t.legends[name]}
            options={options(name)}
            value={answers[name] ?? ""}
            optional
          />
        ))}
        {areas.length > 0 && (
          <Select
            lang={lang}
            id="area"
            name="area"
            label={t.legends.area}
            value={answers.area ?? ""}
            options={[{ value: "", label: t.none }, ...areas.map((name) => ({ value: name, label: name }))]}
            optional
          />
        )}
        <div class="actions">
          <Button>{t.send}</Button>
          <ButtonLink look="quiet" href={request.link(addressOf(dialogue, "code"))}>
            {t.skip}
          </ButtonLink>
        </div>
      </form>
    </DialogueFrame>
  );
}

/** The code to come back with, and the way on. */
export function CodePage({
  request,
  region,
  dialogue,
  code,
  next,
}: Base & { readonly code: string; readonly next: string | undefined }) {
  const { lang } = request;
  const t = dialogueTexts(lang).code;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <KeyFigures items={[{ value: code, label: t.title }]} />
      <p>{t.hint}</p>
      {!next && <Note>{t.later}</Note>}
      <div class="actions">
        {next && <ButtonLink href={request.link(next)}>{t.next}</ButtonLink>}
        {dialogue.content.grade && (
          <ButtonLink look="quiet" href={request.link(addressOf(dialogue, "cijfer"))}>
            {afterTexts(lang).grade.link}
          </ButtonLink>
        )}
        <ButtonLink look="quiet" href={request.link(addressOf(dialogue, "mijn"))}>
          {t.toMine}
        </ButtonLink>
        <ButtonLink look="quiet" href={request.link(addressOf(dialogue, "volgen"))}>
          {followTexts(lang).link}
        </ButtonLink>
      </div>
    </DialogueFrame>
  );
}

/** Help at once, when somebody's words say that they need it. */
export function HelpPage({
  request,
  region,
  dialogue,
  next,
  asked,
}: Base & { readonly next: string | undefined; readonly asked: boolean }) {
  const { lang } = request;
  const t = dialogueTexts(lang).help;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      <Lead>{next ? t.lead : t.plain}</Lead>
      <dl class="fiche">
        {t.lines.map(([name = "", line]) => (
          <div>
            <dt>{/^[\d ]+$/.test(name) ? <a href={`tel:${name.replaceAll(" ", "")}`}>{name}</a> : name}</dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
      {dialogue.content.help && (
        <>
          <h2>{careTexts(lang).regionHelp}</h2>
          <ul>
            {dialogue.content.help.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      {next && (
        <>
          <p>{t.held}</p>
          <p>{t.nobody}</p>
          {asked ? (
            <SavedLine>{careTexts(lang).contactDone}</SavedLine>
          ) : (
            <ContactForm request={request} dialogue={dialogue} />
          )}
          <ButtonLink look="quiet" href={request.link(next)}>
            {t.goOn}
          </ButtonLink>
        </>
      )}
    </DialogueFrame>
  );
}
