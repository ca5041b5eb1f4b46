import type { Context } from "#platform/context.ts";
import { everyone, file, page, type PageRequest, redirect, type Router, signedIn } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { Refusal } from "#platform/refusal.ts";
import {
  beginCodes,
  codesToConfirm,
  confirmCodes,
  dropCodes,
  factorsOf,
  renewRecoveryCodes,
} from "../../actions-factors.ts";
import {
  askNewPasskey,
  askPasskey,
  dropPasskey,
  keepPasskey,
  type PasskeyQuestion,
  usePasskey,
} from "../../actions-passkeys.ts";
import { sessionCookie } from "../../cookie.ts";
import { deviceOf, limits, ownPath } from "../../model.ts";
import { mayChangeFactors } from "../../policy.ts";
import { welcome } from "../sign-in/handlers.tsx";
import { factorTexts } from "./text.ts";
import { FactorsPage, RecoveryPage } from "./views.tsx";

const json = (question: PasskeyQuestion) => file(JSON.stringify(question), "application/json");

/** Setting up and changing what protects an account, and signing in with a passkey. */
export function factorPages(router: Router, ctx: Context): void {
  const own = { policy: signedIn } as const;
  const here = "/mijn/tweede-stap";
  const overview = async (request: PageRequest<unknown>, error?: string) => {
    const person = request.actor.person!;
    const factors = await factorsOf(ctx, person);
    const mayChange = mayChangeFactors(request.actor, factors.codes || factors.passkeys.length > 0);
    const setUp = mayChange ? await codesToConfirm(ctx, person) : undefined;
    const device = deviceOf(request.header("user-agent"));
    return (
      <FactorsPage
        request={request}
        factors={factors}
        setUp={setUp}
        error={error}
        device={device}
        mayChange={mayChange}
      />
    );
  };

  router.page({ ...own, path: here, cache: "private", handle: async (request) => page(await overview(request)) });
  router.form({
    ...own,
    path: `${here}/begin`,
    async handle(request) {
      await beginCodes(ctx, request.actor);
      return redirect(request.link(here));
    },
  });
  router.form({
    ...own,
    path: here,
    async handle(request) {
      const made = await confirmCodes(
        ctx,
        request.actor,
        request.form.text("code"),
        deviceOf(request.header("user-agent")),
      );
      if (!made) return page(await overview(request, factorTexts(request.lang).codeWrong), { status: 400 });
      return page(<RecoveryPage request={request} codes={made.recoveryCodes} />, {
        headers: { "Set-Cookie": sessionCookie(ctx.config, made.token) },
      });
    },
  });
  router.form({
    ...own,
    path: `${here}/herstel`,
    handle: async (request) =>
      page(<RecoveryPage request={request} codes={await renewRecoveryCodes(ctx, request.actor)} />),
  });
  router.form({
    ...own,
    path: `${here}/uit`,
    async handle(request) {
      await dropCodes(ctx, request.actor);
      return redirect(request.link(here));
    },
  });
  passkeys(router, ctx);
}

function passkeys(router: Router, ctx: Context): void {
  const own = { policy: signedIn } as const;
  const here = "/mijn/tweede-stap";
  const given = (request: PageRequest) => ({
    handle: request.form.text("handvat"),
    answer: request.form.text("antwoord"),
    name: request.form.text("naam"),
    device: deviceOf(request.header("user-agent")),
  });
  router.form({
    ...own,
    path: `${here}/sleutel/begin`,
    handle: async (request) => json(await askNewPasskey(ctx, request.actor)),
  });
  router.form({
    ...own,
    path: `${here}/sleutel`,
    async handle(request) {
      const kept = await keepPasskey(ctx, request.actor, given(request));
      if (!kept) throw new Refusal(factorTexts(request.lang).passkeyFailed);
      return redirect(request.link(here), { "Set-Cookie": sessionCookie(ctx.config, kept.token) });
    },
  });
  router.form({
    ...own,
    path: `${here}/sleutel/weg`,
    async handle(request) {
      await dropPasskey(ctx, request.actor, request.form.text("sleutel"));
      return redirect(request.link(here));
    },
  });
  router.form({
    policy: everyone,
    path: "/inloggen/sleutel/begin",
    async handle(request) {
      const asked = await spend(ctx.db, ctx, {
        name: "passkey by network",
        key: request.network,
        ...limits.linkPerNetwork,
      });
      if (!asked.allowed) throw new Refusal("", 429);
      return json(await askPasskey(ctx));
    },
  });
  router.form({
    policy: everyone,
    path: "/inloggen/sleutel",
    async handle(request) {
      const signed = await usePasskey(ctx, { ...given(request), returnTo: ownPath(request.form.text("terug")) });
      if (!signed) throw new Refusal(factorTexts(request.lang).passkeyFailed);
      return welcome(ctx, request, signed);
    },
  });
}
