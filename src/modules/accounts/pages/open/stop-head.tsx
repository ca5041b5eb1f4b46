import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, type Router } from "#platform/http/index.ts";
import { SitePage } from "#modules/regions/index.ts";
import { stopHeadLetters } from "../../actions-head.ts";
import { isUuid } from "../../actions-mine.ts";
import { OneButton } from "../frame.tsx";
import { openTexts } from "./text.ts";

const path = "/controle/stop/:reader";

/** Stops the daily letter with the head: a link in each letter leads here, and a button does it, so that no mail scanner stops it. */
export function stopHeadPages(router: Router, ctx: Context): void {
  router.page({
    path,
    policy: everyone,
    cache: "private",
    handle: (request) => page(<StopPage request={request} stopped={false} />),
  });
  router.form({
    path,
    policy: everyone,
    async handle(request) {
      const id = request.params.reader ?? "";
      if (isUuid(id)) await stopHeadLetters(ctx, id);
      return page(<StopPage request={request} stopped />);
    },
  });
}

function StopPage({ request, stopped }: { readonly request: PageRequest; readonly stopped: boolean }) {
  const t = openTexts(request.lang).stopHead;
  return (
    <SitePage request={request} title={t.title} description={t.title} noindex>
      <h1>{t.title}</h1>
      <p>{stopped ? t.stopped : t.lead}</p>
      {!stopped && (
        <OneButton action={request.link(`/controle/stop/${request.params.reader ?? ""}`)} look="primary">
          {t.button}
        </OneButton>
      )}
    </SitePage>
  );
}
