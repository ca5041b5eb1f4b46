import { writeAudit } from "#platform/audit/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Module } from "#platform/module.ts";
import { addFootLink } from "#modules/regions/index.ts";
import { mailHead } from "./actions-head.ts";
import { actorOf, firstOperatorLink } from "./actions-sign-in.ts";
import { keepErasures } from "./erasures.ts";
import { ownHolder } from "./held.ts";
import { addHolder } from "./holders.ts";
import { sessionCookieName } from "./cookie.ts";
import { factorPages } from "./pages/factors/handlers.tsx";
import { managePages } from "./pages/manage/handlers.tsx";
import { minePages } from "./pages/mine/handlers.tsx";
import { outboxPage } from "./pages/open/outbox.tsx";
import { organisationPages } from "./pages/organisations/handlers.tsx";
import { openPages } from "./pages/open/privacy.tsx";
import { stopHeadPages } from "./pages/open/stop-head.tsx";
import { organisationSignIn } from "./pages/sign-in/organisation.tsx";
import { signInPages } from "./pages/sign-in/handlers.tsx";
import { processing } from "./register.ts";
import { turned } from "./turning.ts";
import { withScope } from "./store-scope.ts";
import { sweep } from "./store-sessions.ts";
import { accountTexts } from "./text.ts";

/** The room of people: sign-in, organisations, roles, own data, privacy. */
export const accounts: Module = {
  name: "accounts",
  processing,
  jobs: (ctx) => ({
    "accounts.sweep": async () => withScope(ctx.db, "house", (trx) => sweep(trx, ctx.clock())),
    "accounts.mail_head": async () => void (await mailHead(ctx)),
  }),
  timers: { "accounts.sweep": "23 * * * *", "accounts.mail_head": "7 5 * * *" },
  async start(ctx) {
    await keepErasures(ctx);
    if (ctx.config.test || ctx.config.role === "worker") return;
    const link = await firstOperatorLink(ctx);
    if (link) process.stderr.write(`Nobody runs this Brink yet. Become its operator (once, within a day): ${link}\n`);
  },
  routes(router, ctx) {
    addHolder(ownHolder);
    router.useActors((request) => actorOf(ctx, request.cookie(sessionCookieName(ctx.config))), {
      signIn: (back, lang) => `${inLanguage(lang, "/inloggen")}?terug=${encodeURIComponent(back)}`,
      refused: ({ actor, method, route }) =>
        ctx.db.transaction().execute((trx) =>
          writeAudit(trx, ctx, {
            actor: actor.person ?? "",
            action: "house.refused",
            outcome: "refused",
            details: { method, route },
          }),
        ),
      renewed: (actor) => turned(ctx, actor),
    });
    addFootLink({ path: "/inloggen", label: (lang) => accountTexts(lang).foot.signIn });
    addFootLink({ path: "/privacy", label: (lang) => accountTexts(lang).foot.privacy });
    addFootLink({ path: "/controle", label: (lang) => accountTexts(lang).foot.control });
    signInPages(router, ctx);
    organisationSignIn(router, ctx);
    factorPages(router, ctx);
    minePages(router, ctx);
    organisationPages(router, ctx);
    managePages(router, ctx);
    openPages(router, ctx);
    stopHeadPages(router, ctx);
    outboxPage(router, ctx);
  },
};
