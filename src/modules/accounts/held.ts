import { formatDate } from "#design/format.ts";
import type { Context } from "#platform/context.ts";
import type { Lang } from "#platform/text.ts";
import { factorsOf } from "./actions-factors.ts";
import { readable } from "./actions-people.ts";
import type { Held, Holder } from "./holders.ts";
import { mineTexts } from "./pages/mine/text.ts";
import { membershipsOf } from "./store-organisations.ts";
import { consentsOf, grantsOf, personById, proofsOf } from "./store-people.ts";
import type { AnyTrx } from "./store-scope.ts";
import { representationsOf } from "./store-representation.ts";
import { sessionsOf } from "./store-sessions.ts";
import { accountTexts } from "./text.ts";

/** What this room itself holds about someone. Secrets (keys, codes) are named, not shown. */
export const ownHolder: Holder = {
  room: "accounts",
  async held(trx, ctx, person, lang) {
    return Promise.all([
      account(trx, ctx, person, lang),
      roles(trx, ctx, person, lang),
      sessions(trx, ctx, person, lang),
      agreed(trx, ctx, person, lang),
    ]);
  },
};

type Part = (trx: AnyTrx, ctx: Context, person: string, lang: Lang) => Promise<Held>;

const account: Part = async (trx, ctx, person, lang) => {
  const t = mineTexts(lang);
  const words = accountTexts(lang);
  const data = readable(ctx, (await personById(trx, person))!);
  const proofs = await proofsOf(trx, person);
  const factors = await factorsOf({ ...ctx, db: trx }, person);
  return {
    name: "account",
    title: t.account,
    lines: [
      [t.email, data.email],
      [t.name, data.name ?? t.none],
      [t.lang, t.langs[data.lang]],
      [t.since, formatDate(data.madeOn, lang)],
      [t.level, t.levels[data.assurance]],
      ...proofs.map((proof) => [t.levelBy, `${words.proofs[proof.how]}, ${formatDate(proof.madeAt, lang)}`] as const),
      [t.secondStep, factors.codes || factors.passkeys.length > 0 ? t.secondStepOn : t.secondStepOff],
    ],
    data: { ...data, assuranceProofs: proofs, secondFactor: { codes: factors.codes, passkeys: factors.passkeys } },
  };
};

const roles: Part = async (trx, _ctx, person, lang) => {
  const t = mineTexts(lang);
  const words = accountTexts(lang);
  const grants = await grantsOf(trx, person);
  const memberships = await membershipsOf(trx, person);
  const acting = await representationsOf(trx, person);
  return {
    name: "roles",
    title: t.roles,
    lines: [
      ...grants.map((grant) => [t.role, [words.roles[grant.role], grant.region].filter(Boolean).join(", ")] as const),
      ...memberships.map(
        (one) => [one.name, `${words.functions[one.function]}, ${formatDate(one.since, lang)}`] as const,
      ),
      ...acting.map(
        (one) =>
          [one.for_person === person ? t.actsForMe : t.iActFor, `${t.until} ${formatDate(one.ends_on, lang)}`] as const,
      ),
    ],
    data: { grants, memberships, representations: acting },
  };
};

const sessions: Part = async (trx, _ctx, person, lang) => {
  const t = mineTexts(lang);
  const words = accountTexts(lang);
  const list = await sessionsOf(trx, person);
  return {
    name: "sessions",
    title: t.sessions,
    lines: list.map(
      (one) => [one.device || t.unknownDevice, `${words.ways[one.way]}, ${formatDate(one.startedAt, lang)}`] as const,
    ),
    data: list,
  };
};

const agreed: Part = async (trx, _ctx, person, lang) => {
  const t = mineTexts(lang);
  const list = await consentsOf(trx, person);
  return {
    name: "consents",
    title: t.consents,
    lines: list.map(
      (one) => [`${one.kind} ${one.version}`, one.withdrawnAt ? t.withdrawn : formatDate(one.givenAt, lang)] as const,
    ),
    data: list,
  };
};
