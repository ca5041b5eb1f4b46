import type { AnyDb } from "../store.ts";
import { readAdopted } from "../store-adopted.ts";
import { readPromises } from "../store-promises.ts";
import { type Promised, type Standing, standingOf } from "./model.ts";

/** A promise that no longer holds. */
export interface FallenPromise {
  readonly name: string;
  readonly organisation: string;
  /** The organisation left, took its promise back, or did not get the approval it needed. */
  readonly how: "end" | "withdraw" | "refused";
  /** Plain day on which that happened. */
  readonly on: string;
  /** Ids of what was promised. */
  readonly promised: readonly string[];
}

/** Promises that no longer hold. They stay, and what was promised hangs loose. */
export async function fallenPromises(db: AnyDb, regionId: string): Promise<FallenPromise[]> {
  return (await readPromises(db, regionId)).flatMap((one) => {
    const how = howItFell(one);
    if (!how) return [];
    const { name, organisation, on, items } = one;
    return [{ name, organisation, how, on, promised: items.map((item) => item.id) }];
  });
}

function howItFell(one: Promised): FallenPromise["how"] | undefined {
  if (one.kind === "end" || one.kind === "withdraw") return one.kind;
  return one.kind !== "ask" && one.approvalState === "refused" ? "refused" : undefined;
}

/** Who promised one thing, and how that promise stands. */
export interface PromiseOn {
  readonly name: string;
  readonly organisation: string;
  readonly standing: Standing;
}

/** Organisations that promised one thing in so many words; who signed the whole plan only is not among them. */
export async function promisesOn(db: AnyDb, regionId: string, id: string): Promise<PromiseOn[]> {
  const newest = (await readAdopted(db, regionId))?.number ?? 0;
  return (await readPromises(db, regionId))
    .filter((one) => one.kind !== "ask" && one.items.some((item) => item.id === id))
    .map((one) => ({ name: one.name, organisation: one.organisation, standing: standingOf(one, newest) }));
}
