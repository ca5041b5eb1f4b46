import type { ErrorView, ErrorWords } from "#platform/http/errors.tsx";
import { inLanguage } from "#platform/http/index.ts";
import { NotFound } from "./components/index.ts";
import { Page } from "./layout.tsx";
import { pageLinks } from "./published.ts";
import { designTexts } from "./text.ts";

/** An error in the house style: what happened, what was kept, what to do now. It needs no database, so it also works when that is gone. */
export function ErrorPage(view: ErrorView & ErrorWords) {
  const home = inLanguage(view.lang, "/");
  return (
    <Page lang={view.lang} title={view.title} links={pageLinks()} home={home} noindex>
      <NotFound
        level={1}
        title={view.title}
        text={`${view.what} ${view.now}`}
        action={{ href: home, label: designTexts(view.lang).toStart }}
      >
        {view.typed.length > 0 && (
          <section class="typed" aria-labelledby="typed">
            <h2 id="typed">{view.typedTitle}</h2>
            <dl>
              {view.typed.map((field) => (
                <div>
                  <dt>{field.name}</dt>
                  <dd>
                    <pre class="typed__text">{field.value}</pre>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {view.status >= 500 && (
          <p class="source">
            {view.requestWord}: <code>{view.requestId}</code>
          </p>
        )}
      </NotFound>
    </Page>
  );
}
