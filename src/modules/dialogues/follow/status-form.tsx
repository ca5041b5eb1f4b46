import { Button, TextArea } from "#design/components/index.ts";
import type { Asked } from "../pages/frame.tsx";
import { followTexts } from "./text.ts";

/** What happened later with an answered idea; everyone it touches hears it. */
export function StatusForm({
  request,
  number,
  by,
  action,
}: {
  request: Asked;
  number: number;
  by: string;
  action: string;
}) {
  const { lang } = request;
  const t = followTexts(lang).news;
  return (
    <details>
      <summary>{t.title}</summary>
      <form method="post" action={action}>
        <input type="hidden" name="nummer" value={String(number)} />
        <input type="hidden" name="wie" value={by} />
        <TextArea lang={lang} id={`nieuws-${number}`} name="tekst" label={t.text} hint={t.hint} maxlength={2000} />
        <Button small>{t.send}</Button>
      </form>
    </details>
  );
}
