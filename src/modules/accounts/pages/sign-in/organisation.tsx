import type { Context } from "#platform/context.ts";
import { everyone, redirect, type Router, z } from "#platform/http/index.ts";
import { beginOrganisationLogin, endOrganisationLogin } from "../../actions-organisation-login.ts";
import { stateCookie, stateCookieName } from "../../cookie.ts";
import { deviceOf, ownPath } from "../../model.ts";
import { welcome } from "./handlers.tsx";

/** Signing in through one's own organisation (OpenID Connect): there and back. */
export function organisationSignIn(router: Router, ctx: Context): void {
  router.page({
    path: "/inloggen/organisatie/:organisation",
    policy: everyone,
    cache: "private",
    query: z.object({ terug: z.string().optional() }),
    async handle(request) {
      const organisation = request.params.organisation ?? "";
      const begun = await beginOrganisationLogin(ctx, {
        organisation,
        returnTo: ownPath(request.query.terug),
        lang: request.lang,
      });
      return redirect(begun.to, { "Set-Cookie": stateCookie(ctx.config, begun.sealedState) });
    },
  });
  router.page({
    path: "/inloggen/terug/:organisation",
    policy: everyone,
    cache: "private",
    oneLanguage: true,
    query: z.record(z.string(), z.string()),
    async handle(request) {
      const done = await endOrganisationLogin(ctx, request.actor, {
        organisation: request.params.organisation ?? "",
        query: new URLSearchParams(request.query).toString(),
        sealedState: request.cookie(stateCookieName(ctx.config)),
        device: deviceOf(request.header("user-agent")),
      });
      if (done === "known") return redirect("/inloggen?melding=bekend");
      if (done === "failed") return redirect("/inloggen?melding=organisatie");
      return welcome(ctx, request, done);
    },
  });
}
