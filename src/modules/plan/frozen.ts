import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Bilingual, Region } from "#modules/regions/index.ts";
import type { Ambition, Goal, Plan, Vulnerable } from "./model.ts";

/** A goal as it is adopted. What was measured is no part of a plan: it comes afterwards. */
export type FrozenGoal = Omit<Goal, "measurements">;

export interface FrozenChallenge {
  readonly id: string;
  readonly name: Bilingual;
  readonly say: Bilingual;
}

/** A whole plan at one moment, as it is adopted, hashed and compared. */
export interface FrozenPlan {
  readonly formatVersion: 1;
  readonly region: string;
  readonly name: string;
  readonly dream: Bilingual;
  readonly challenges: readonly FrozenChallenge[];
  readonly ambitions: readonly Ambition[];
  readonly vulnerable: Vulnerable | null;
  readonly goals: readonly FrozenGoal[];
}

/** The plan of a region as it stands now, in the form in which it is adopted. */
export function freezePlan(region: Pick<Region, "id" | "content">, plan: Plan): FrozenPlan {
  const { content } = region;
  return {
    formatVersion: 1,
    region: region.id,
    name: content.name,
    dream: content.dream,
    challenges: content.challenges.map(({ id, name, say }) => ({ id, name, say })),
    ambitions: plan.ambitions,
    vulnerable: plan.vulnerable,
    goals: plan.goals.map(({ measurements: _later, ...goal }) => goal),
  };
}

/** The bytes that are hashed: canonical JSON (RFC 8785), so that anyone with the file can check it. */
export const canonicalPlan = (plan: FrozenPlan): string => canonicalize(plan) ?? "";

/** SHA-256 of the canonical JSON, in hexadecimal. */
export const hashOfPlan = (plan: FrozenPlan): string => createHash("sha256").update(canonicalPlan(plan)).digest("hex");
