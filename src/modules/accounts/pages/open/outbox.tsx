import type { Context } from "#platform/context.ts";
import { developmentOnly, page, type Router } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { AccountPage } from "../frame.tsx";
import { openTexts } from "./text.ts";

/** Letters that nobody sends because there is no SMTP_URL: for whoever builds. Does not exist in production. */
export function outboxPage(router: Router, ctx: Context): void {
  if (ctx.config.production) return;
  router.page({
    path: "/ontwikkel/post",
    policy: developmentOnly,
    cache: "private",
    async handle(request) {
      const t = openTexts(request.lang).outbox;
      const letters = await readOutbox(ctx.db, ctx.keys);
      return page(
        <AccountPage request={request} title={t.title}>
          <p>{letters.length === 0 ? t.empty : t.lead}</p>
          {letters.map((letter) => (
            <article class="card">
              <h2>{letter.to}</h2>
              {letter.text.split("\n\n").map((line) => (
                <p>{/^https?:\/\/\S+$/.test(line) ? <a href={line.replace(ctx.config.url, "")}>{t.open}</a> : line}</p>
              ))}
            </article>
          ))}
        </AccountPage>,
      );
    },
  });
}
