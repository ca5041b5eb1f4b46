import { Button, ErrorSummary, Lead, TextInput } from "#design/components/index.ts";
import { SitePage } from "#modules/regions/index.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../../pages/frame.tsx";

/** Where somebody in a hall types the code on the screen. */
export function EnterHallPage({ request, wrong }: { readonly request: Asked; readonly wrong: string | undefined }) {
  const { lang } = request;
  const t = dialogueTexts(lang).hall.enter;
  const error = wrong === undefined ? undefined : t.wrong;
  return (
    <SitePage request={request} title={t.title} description={t.lead} noindex>
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} errors={error ? [{ id: "code", text: error }] : []} />
      <Lead>{t.lead}</Lead>
      <form method="get" action={request.link("/zaal")}>
        <TextInput
          lang={lang}
          id="code"
          name="code"
          label={t.code}
          hint={t.hint}
          value={wrong}
          error={error}
          autocomplete="off"
          short
        />
        <Button>{t.go}</Button>
      </form>
    </SitePage>
  );
}
