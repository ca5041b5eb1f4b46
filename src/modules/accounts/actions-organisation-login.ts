import * as oidc from "openid-client";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage } from "#platform/http/index.ts";
import { isMailAddress } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { writeAudit } from "#platform/audit/index.ts";
import { raise } from "./actions-people.ts";
import { openSession, personWithEmail, type SignedIn } from "./actions-sign-in.ts";
import { normaliseEmail } from "./model.ts";
import { mayRegisterOrganisation } from "./policy.ts";
import { Reason } from "./reasons.ts";
import {
  addIdentity,
  identityOf,
  type LoginRow,
  organisationById,
  organisationLogins,
  setOrganisationLogin,
} from "./store-organisations.ts";
import { addGrant, addProof, personByEmail, personById, type PersonRow } from "./store-people.ts";
import { type AnyDb, withScope } from "./store-scope.ts";
import { lookupHash, lookupHashes, openText, sealText } from "./vault.ts";

/** What must be known again when the visitor comes back from the organisation; sealed in a cookie of ten minutes. */
interface State {
  readonly organisation: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly lang: Lang;
  readonly until: number;
}

const callback = (ctx: Context, organisation: string) => `${ctx.config.url}/inloggen/terug/${organisation}`;

/** The organisation's provider, discovered once per process and address. Plain http only outside production, for tests. */
const providers = new Map<string, Promise<oidc.Configuration>>();

function providerOf(ctx: Context, login: LoginRow): Promise<oidc.Configuration> {
  const key = `${login.issuer} ${login.clientId} ${login.clientSecretSealed}`;
  const known = providers.get(key);
  if (known) return known;
  const secret = openText(ctx, "client secret", login.clientSecretSealed);
  const execute = ctx.config.production ? [] : [oidc.allowInsecureRequests];
  const found = oidc.discovery(new URL(login.issuer), login.clientId, secret, undefined, { execute, timeout: 10 });
  found.catch(() => providers.delete(key));
  providers.set(key, found);
  return found;
}

async function loginOf(ctx: Context, organisation: string): Promise<LoginRow> {
  const login = (await organisationLogins(ctx.db)).find((one) => one.organisation === organisation);
  if (!login) throw new Refusal("", 404);
  return login;
}

/** Where to send the visitor, and the state that comes back with them. Code flow with PKCE, state and nonce. @throws Refusal 404 */
export async function beginOrganisationLogin(
  ctx: Context,
  asked: { organisation: string; returnTo: string; lang: Lang },
): Promise<{ to: string; sealedState: string }> {
  const provider = await providerOf(ctx, await loginOf(ctx, asked.organisation));
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const to = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: callback(ctx, asked.organisation),
    scope: "openid email profile",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  const kept: State = { ...asked, state, nonce, verifier, until: ctx.clock().getTime() + 600_000 };
  return { to: to.href, sealedState: sealText(ctx, "state", JSON.stringify(kept)) };
}

/**
 * Takes the visitor back from the organisation and opens a session. An address that an organisation names never opens an account that
 * someone made before: that account's owner connects it, signed in.
 * @returns "known" when the address has an account that is not connected, "failed" when the answer does not fit
 */
export async function endOrganisationLogin(
  ctx: Context,
  actor: Actor,
  back: { organisation: string; query: string; sealedState: string | undefined; device: string },
): Promise<SignedIn | "known" | "failed"> {
  const state = readState(ctx, back.sealedState);
  if (!state || state.organisation !== back.organisation || state.until < ctx.clock().getTime()) return "failed";
  const login = await loginOf(ctx, back.organisation);
  const claims = await claimsOf(ctx, login, state, back.query);
  if (!claims) return "failed";
  return withScope(ctx.db, "house", async (trx) => {
    const person = await personOfOrganisation(trx, ctx, actor, login, claims, state.lang);
    if (!person) return "known";
    const returnTo = inLanguage(state.lang, state.returnTo.replace(/^\/en(?=\/|$)/, "") || "/");
    return openSession(trx, ctx, {
      person,
      way: "organisation",
      device: back.device,
      returnTo,
      secondFactor: claims.strong,
    });
  });
}

function readState(ctx: Context, sealed: string | undefined): State | undefined {
  if (!sealed) return undefined;
  try {
    return JSON.parse(openText(ctx, "state", sealed)) as State;
  } catch {
    return undefined;
  }
}

interface Claims {
  readonly subject: string;
  readonly email: string | undefined;
  /** The organisation itself asked a second factor (`amr` holds mfa, otp or hwk). */
  readonly strong: boolean;
}

async function claimsOf(ctx: Context, login: LoginRow, state: State, query: string): Promise<Claims | undefined> {
  try {
    const provider = await providerOf(ctx, login);
    const address = new URL(`${callback(ctx, login.organisation)}?${query}`);
    const tokens = await oidc.authorizationCodeGrant(provider, address, {
      pkceCodeVerifier: state.verifier,
      expectedState: state.state,
      expectedNonce: state.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const told = claims.email ? claims : await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
    const email = normaliseEmail(typeof told.email === "string" ? told.email : "");
    const ways = Array.isArray(claims.amr) ? (claims.amr as unknown[]) : [];
    const strong = ways.some((way) => way === "mfa" || way === "otp" || way === "hwk");
    return { subject: claims.sub, email: email && isMailAddress(email) ? email : undefined, strong };
  } catch (error) {
    ctx.log.warn({ organisationLogin: (error as Error).name }, "an organisation's answer did not fit");
    return undefined;
  }
}

async function personOfOrganisation(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  login: LoginRow,
  claims: Claims,
  lang: Lang,
): Promise<Pick<PersonRow, "id"> | undefined> {
  const subjectHash = lookupHash(ctx, "subject", `${login.organisation} ${claims.subject}`);
  for (const hash of lookupHashes(ctx, "subject", `${login.organisation} ${claims.subject}`)) {
    const known = await identityOf(trx, login.organisation, hash);
    if (known) return { id: known };
  }
  const person = actor.person ? await personById(trx, actor.person) : await newPerson(trx, ctx, claims, lang);
  if (!person) return undefined;
  await addIdentity(trx, { organisation_id: login.organisation, subject_hash: subjectHash, person_id: person.id });
  await addProof(trx, { person: person.id, level: 2, how: "organisation", region: login.region });
  await raise(trx, ctx, actor, { person: person.id, how: "organisation", region: login.region });
  await addGrant(trx, {
    person: person.id,
    role: "professional",
    region: login.region,
    organisation: login.organisation,
    by: null,
  });
  return person;
}

async function newPerson(trx: AnyDb, ctx: Context, claims: Claims, lang: Lang): Promise<PersonRow | undefined> {
  if (!claims.email || (await personByEmail(trx, lookupHashes(ctx, "email", claims.email)))) return undefined;
  return personWithEmail(trx, ctx, claims.email, lang);
}

/** Registers how people of an organisation sign in. @throws Refusal 403, or a Reason when the provider does not answer */
export async function setLogin(
  ctx: Context,
  actor: Actor,
  asked: { organisation: string; issuer: string; clientId: string; clientSecret: string },
): Promise<void> {
  const organisation = await organisationById(ctx.db, asked.organisation);
  if (!organisation) throw new Refusal("", 404);
  if (!mayRegisterOrganisation(actor, organisation.region)) throw new Refusal("", 403);
  if (!asked.issuer || !asked.clientId || !asked.clientSecret) throw new Reason("empty");
  if (!isProviderAddress(asked.issuer, ctx.config.production)) throw new Reason("noLogin");
  const clientSecretSealed = sealText(ctx, "client secret", asked.clientSecret);
  const row: LoginRow = {
    organisation: organisation.id,
    name: "",
    region: organisation.region,
    issuer: asked.issuer,
    clientId: asked.clientId,
    clientSecretSealed,
  };
  await providerOf(ctx, row).catch(() => {
    throw new Reason("noLogin");
  });
  await withScope(ctx.db, "house", async (trx) => {
    await setOrganisationLogin(trx, {
      organisation_id: organisation.id,
      issuer: asked.issuer,
      client_id: asked.clientId,
      client_secret_sealed: clientSecretSealed,
    });
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "accounts.set_login",
      subject: organisation.id,
      subjectKind: "organisation",
      region: organisation.region,
    });
  });
}

/** In production https and a public name: an operator must not make the server call itself or its neighbours. */
function isProviderAddress(text: string, production: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (!production) return url.protocol === "http:" || url.protocol === "https:";
  return (
    url.protocol === "https:" &&
    !/^(localhost|.*\.(local|internal|localhost)|\[.*\]|\d+(\.\d+){3})$/i.test(url.hostname) &&
    url.hostname.includes(".")
  );
}
