import type { Context } from "#platform/context.ts";
import { everyone, file, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { factorsOf, showCode } from "../../actions-factors.ts";
import { lookAtLink, requestLink, sessionOf, type SignedIn, signOut, useLink } from "../../actions-sign-in.ts";
import { noSessionCookie, sessionCookie, sessionCookieName } from "../../cookie.ts";
import { deviceOf, needsSecondFactor, ownPath } from "../../model.ts";
import { organisationLogins } from "../../store-organisations.ts";
import { signInTexts } from "./text.ts";
import { ConfirmPage, DeadLinkPage, SentPage, SignInPage, SignOutPage, StepPage } from "./views.tsx";

const open = { policy: everyone } as const;
const back = z.object({
  terug: z.string().optional(),
  zaal: z.string().max(20).optional(),
  melding: z.enum(["organisatie", "bekend"]).optional(),
});

/** Sends a signed-in person on: to where they were, or first to the second step. The token goes into the cookie here and nowhere else. */
export function welcome(ctx: Context, request: Pick<PageRequest, "link">, signedIn: SignedIn) {
  const to = request.link(signedIn.returnTo).replace(/^\/en\/en(?=\/|$)/, "/en");
  const step = `${request.link("/inloggen/tweede-stap")}?terug=${encodeURIComponent(to)}`;
  return redirect(signedIn.secondStep ? step : to, { "Set-Cookie": sessionCookie(ctx.config, signedIn.token) });
}

/** Signing in and out by mail, and the second step. */
export function signInPages(router: Router, ctx: Context): void {
  const signInPage = async (
    request: PageRequest<unknown>,
    more: { returnTo: string; hall?: string; typed?: string; error?: string; note?: string },
  ) => <SignInPage request={request} organisations={await organisationLogins(ctx.db)} {...more} />;

  router.page({
    ...open,
    path: "/inloggen",
    cache: "private",
    query: back,
    async handle(request) {
      const t = signInTexts(request.lang);
      const returnTo = ownPath(request.query.terug);
      if (request.actor.kind === "person") return redirect(request.link("/mijn"));
      const note =
        request.query.melding &&
        { organisatie: t.organisationFailed, bekend: t.organisationKnown }[request.query.melding];
      return page(await signInPage(request, { returnTo, note, hall: request.query.zaal }));
    },
  });
  router.form({
    ...open,
    path: "/inloggen",
    async handle(request) {
      const t = signInTexts(request.lang);
      const email = request.form.text("mail");
      const returnTo = ownPath(request.form.text("terug"));
      const hall = request.form.text("zaal");
      const asked = await requestLink(ctx, { email, lang: request.lang, returnTo, hall, network: request.network });
      if (!asked)
        return page(await signInPage(request, { returnTo, hall, typed: email, error: t.emailWrong }), { status: 400 });
      return redirect(`${request.link("/inloggen/verstuurd")}?terug=${encodeURIComponent(returnTo)}`);
    },
  });
  router.page({
    ...open,
    path: "/inloggen/verstuurd",
    cache: "private",
    query: back,
    handle: (request) => page(<SentPage request={request} returnTo={ownPath(request.query.terug)} />),
  });

  router.page({
    ...open,
    path: "/inloggen/:token",
    cache: "private",
    async handle(request) {
      const token = request.params.token ?? "";
      const link = await lookAtLink(ctx, token);
      if (!link) return page(<DeadLinkPage request={request} />, { status: 410 });
      return page(<ConfirmPage request={request} token={token} kind={link.kind} email={link.email} />);
    },
  });
  router.form({
    ...open,
    path: "/inloggen/:token",
    async handle(request) {
      const token = request.params.token ?? "";
      const typed = request.form.text("mail");
      try {
        const from = { device: deviceOf(request.header("user-agent")), email: typed, lang: request.lang };
        const signedIn = await useLink(ctx, token, from);
        if (signedIn !== "address") return welcome(ctx, request, signedIn);
        const error = signInTexts(request.lang).emailWrong;
        const again = <ConfirmPage request={request} token={token} kind="first_operator" typed={typed} error={error} />;
        return page(again, { status: 400 });
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 410) throw error;
        return page(<DeadLinkPage request={request} />, { status: 410 });
      }
    },
  });

  secondStep(router, ctx);
  leaving(router, ctx);
}

function secondStep(router: Router, ctx: Context): void {
  const stepPage = async (request: PageRequest<unknown>, returnTo: string, error?: string) => {
    const found = await sessionOf(ctx, request.cookie(sessionCookieName(ctx.config)));
    if (!found) throw new Refusal("", 401);
    const factors = await factorsOf(ctx, found.person);
    return (
      <StepPage
        request={request}
        returnTo={returnTo}
        hasCodes={factors.codes}
        hasPasskey={factors.passkeys.length > 0}
        needed={needsSecondFactor(found.grants)}
        error={error}
      />
    );
  };
  router.page({
    ...open,
    path: "/inloggen/tweede-stap",
    cache: "private",
    query: back,
    handle: async (request) => page(await stepPage(request, ownPath(request.query.terug))),
  });
  router.form({
    ...open,
    path: "/inloggen/tweede-stap",
    async handle(request) {
      const found = await sessionOf(ctx, request.cookie(sessionCookieName(ctx.config)));
      if (!found) throw new Refusal("", 401);
      const returnTo = ownPath(request.form.text("terug"));
      const token = await showCode(ctx, found, request.form.text("code"));
      if (token) return redirect(returnTo, { "Set-Cookie": sessionCookie(ctx.config, token) });
      return page(await stepPage(request, returnTo, signInTexts(request.lang).stepCodeWrong), { status: 400 });
    },
  });
}

function leaving(router: Router, ctx: Context): void {
  const gone = { "Set-Cookie": noSessionCookie(ctx.config), "Clear-Site-Data": '"cache"' };
  const leave = async (request: PageRequest) => {
    const found = await sessionOf(ctx, request.cookie(sessionCookieName(ctx.config)));
    if (found) await signOut(ctx, { ...request.actor, kind: "person", person: found.person, session: found.session });
  };
  router.page({
    ...open,
    path: "/uitloggen",
    cache: "private",
    handle: (request) => page(<SignOutPage request={request} />),
  });
  router.form({
    ...open,
    path: "/uitloggen",
    async handle(request) {
      await leave(request);
      return redirect(request.link("/uitloggen"), gone);
    },
  });
  router.form({
    ...open,
    path: "/snel-weg",
    async handle(request) {
      await leave(request);
      return redirect(request.link("/weer"), gone);
    },
  });
  router.page({
    ...open,
    path: "/weer",
    cache: "private",
    handle: (request) =>
      file(weather(request.lang), "text/html; charset=utf-8", undefined, {
        headers: { Refresh: "0; url=https://www.knmi.nl/" },
      }),
  });
}

/** What a quick exit leaves on the screen: nothing of Brink. */
function weather(lang: "nl" | "en"): string {
  const t = signInTexts(lang);
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${t.awayTitle}</title></head><body><main><h1>${t.awayTitle}</h1><p><a href="https://www.knmi.nl/" rel="noreferrer">${t.away}</a></p></main></body></html>`;
}
