import { Button, TextInput } from "#design/components/index.ts";
import type { ShownDialogue } from "../store.ts";
import { addressOf, type Asked } from "../pages/frame.tsx";
import { careTexts } from "./text.ts";

/** Somebody in need may say where to reach them: nobody is traced who did not ask. */
export function ContactForm({ request, dialogue }: { readonly request: Asked; readonly dialogue: ShownDialogue }) {
  const t = careTexts(request.lang);
  return (
    <>
      <h2>{t.contactTitle}</h2>
      <p>{t.contactText}</p>
      <form method="post" action={request.link(addressOf(dialogue, "hulp"))}>
        <TextInput lang={request.lang} id="bereik" name="bereik" label={t.contactField} maxlength={200} />
        <Button>{t.contactSend}</Button>
      </form>
    </>
  );
}
