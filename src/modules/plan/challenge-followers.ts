import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import type { AnyDb } from "./store.ts";

/** Something of a later room that belongs to a challenge. */
export interface UnderChallenge {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

/** A later room whose things belong to challenges. It is asked before a challenge is split, and moves them in the same transaction. */
export interface ChallengeFollower {
  under(db: AnyDb, regionId: string, challenge: string): Promise<readonly UnderChallenge[]>;
  /** @throws Refusal 409 when one of them changed meanwhile */
  move(
    ctx: Pick<Context, "db" | "clock" | "keys">,
    actor: Actor,
    move: {
      readonly regionId: string;
      readonly things: readonly UnderChallenge[];
      readonly to: string;
      readonly reason: string;
    },
  ): Promise<void>;
}

const followers = new Map<string, ChallengeFollower>();

/** Registers a room; called once at start. */
export function followChallenges(room: string, follower: ChallengeFollower): void {
  followers.set(room, follower);
}

export const challengeFollowers = (): readonly ChallengeFollower[] => [...followers.values()];
