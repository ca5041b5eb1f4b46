import { Button, ButtonLink, Checkbox, ErrorSummary, Lead, SavedLine, TextInput } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { DraftsEnd } from "./drafts.tsx";
import { addressOf, type Asked, DialogueFrame } from "./frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

/** Coming back with a code. */
export function ReturnPage({
  request,
  region,
  dialogue,
  error,
  note,
}: Base & { readonly error?: string; readonly note?: string }) {
  const { lang } = request;
  const t = dialogueTexts(lang);
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={t.mine.enter}
      under={t.mine.title}
      personal
      islands={["drafts"]}
    >
      <DraftsEnd />
      <h1>{t.mine.enter}</h1>
      {note && <SavedLine>{note}</SavedLine>}
      <ErrorSummary lang={lang} errors={error ? [{ id: "code", text: error }] : []} />
      <Lead>{t.mine.enterLead}</Lead>
      <form method="post" action={request.link(addressOf(dialogue, "mijn"))}>
        <TextInput
          lang={lang}
          id="code"
          name="code"
          label={t.mine.code}
          hint={t.join.codeHint.split(".")[0]}
          error={error}
          autocomplete="off"
          short
        />
        <Checkbox id="eigen" name="eigen" label={t.join.own} hint={t.join.ownHint} />
        <div class="actions">
          <Button>{t.mine.open}</Button>
        </div>
      </form>
    </DialogueFrame>
  );
}

/** Sure? Says what goes. */
export function StopPage({ request, region, dialogue }: Base) {
  const t = dialogueTexts(request.lang).mine;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.stopTitle} under={t.title} personal>
      <h1>{t.stopTitle}</h1>
      <Lead>{t.stopText}</Lead>
      <form method="post" action={request.link(addressOf(dialogue, "stop"))}>
        <div class="actions">
          <Button>{t.stopButton}</Button>
          <ButtonLink look="quiet" href={request.link(addressOf(dialogue, "mijn"))}>
            {t.stopNo}
          </ButtonLink>
        </div>
      </form>
    </DialogueFrame>
  );
}

/** Everything is gone. */
export function GonePage({ request, region, dialogue }: Base) {
  const t = dialogueTexts(request.lang);
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={t.mine.gone}
      under={t.mine.title}
      personal
      islands={["drafts"]}
    >
      <DraftsEnd />
      <h1>{t.mine.gone}</h1>
      <Lead>{t.mine.goneText}</Lead>
      <ButtonLink look="quiet" href={request.link(`/${region.id}/dialoog`)}>
        {t.list.title}
      </ButtonLink>
    </DialogueFrame>
  );
}
