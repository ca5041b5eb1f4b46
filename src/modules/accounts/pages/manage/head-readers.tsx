import { Button, TextInput } from "#design/components/index.ts";
import type { HeadReader } from "../../actions-head.ts";
import { type Asked, OneButton } from "../frame.tsx";
import { manageTexts } from "./text.ts";

/** Who gets the end of the audit's chain every day, with adding and removing one. */
export function HeadReaders({
  request,
  readers,
}: {
  readonly request: Asked;
  readonly readers: readonly HeadReader[];
}) {
  const { lang } = request;
  const t = manageTexts(lang);
  return (
    <section>
      <h2>{t.headReaders}</h2>
      <p>{t.headReadersLead}</p>
      {readers.length === 0 && <p>{t.headReadersNone}</p>}
      <ul>
        {readers.map((one) => (
          <li>
            {one.email}{" "}
            <OneButton
              action={request.link("/beheer/stand/weg")}
              hidden={{ wie: one.id }}
              label={t.headReadersDropLabel(one.email)}
            >
              {t.headReadersDrop}
            </OneButton>
          </li>
        ))}
      </ul>
      <form method="post" action={request.link("/beheer/stand")} novalidate>
        <TextInput lang={lang} id="mail" name="mail" type="email" label={t.email} maxlength={254} />
        <div class="actions">
          <Button>{t.headReadersAdd}</Button>
        </div>
      </form>
    </section>
  );
}
