import { saveGoal } from "../../src/modules/plan/actions.ts";
import { saveChallenge, underChallenge } from "../../src/modules/plan/actions-challenges.ts";
import { askPromise } from "../../src/modules/plan/actions-promises.ts";
import { adoptPlan, planToAdopt } from "../../src/modules/plan/actions-adopt.ts";
import { requestLinks, requestSigning } from "../../src/modules/plan/actions-sign-requests.ts";
import type { Goal } from "../../src/modules/plan/model.ts";
import { signRequestsTo } from "../../src/modules/plan/store-sign-requests.ts";
import { tokenOf } from "../../src/platform/link-token.ts";
import { regionOf } from "../../src/modules/regions/index.ts";
import { system } from "../../src/platform/http/index.ts";
import type { TestHouse } from "../support/server.ts";
import { goalFields } from "./fixture-rooms.ts";

/** What forms about the plan must bring. */
export interface PlanFixture {
  /** Hash of the plan as it stands: it differs from the version that was adopted. */
  readonly plan: string;
  /** What belongs to the challenge. */
  readonly under: string;
  /** Token of a letter that asks to sign. */
  readonly stopLetters: string;
}

export const decision = { decidedOn: "2026-01-02", decidedBy: "Regiotafel", reason: "beter" };
const both = (nl: string) => ({ nl, en: nl });

/**
 * A goal and a challenge, adopted, changed after that, and asked of an organisation.
 * @returns what is known once the initiatives are there
 */
export async function fillPlan({ ctx }: TestHouse, organisationId: string): Promise<() => Promise<PlanFixture>> {
  const goal = { ...goalFields, id: "minder-eenzaam", path: [], measurements: [] } as unknown as Goal;
  const first = { version: undefined, reason: "begin" };
  await saveGoal(ctx, system, "drenthe", { goal, ...first });
  const seal = async () => (await planToAdopt(ctx.db, await regionOf(ctx, "drenthe"))).hash;
  const adoption = { adoptedOn: "2026-01-01", body: "Regiotafel", reason: "begin", last: 0 };
  await adoptPlan(ctx, system, "drenthe", { ...adoption, seal: await seal() });
  const challenge = { id: "sociale-basis", name: both("Sociale basis"), say: both("Samen.") };
  const decided = { on: "2026-01-02", by: "Regiotafel" };
  await saveChallenge(ctx, system, "drenthe", { challenge, version: 0, reason: "erbij", decided });
  const asked = { name: "Naoberkracht", organisationId, on: "2026-01-02", reason: "doet mee" };
  await askPromise(ctx, system, "drenthe", asked);
  await askPromise(ctx, system, "drenthe", { ...asked, name: "Dorpshuis", organisationId: null });
  const letter = { address: "dorpshuis@voorbeeld.example", message: "" };
  await requestSigning(ctx, system, "drenthe", "dorpshuis", letter);
  const [request] = await signRequestsTo(ctx.db, "drenthe", "dorpshuis");
  return async () => ({
    plan: await seal(),
    under: (await underChallenge(ctx.db, "drenthe", "sociale-basis")).seal,
    stopLetters: tokenOf(ctx.keys, requestLinks, request!.id),
  });
}
