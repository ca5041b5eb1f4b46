import { randomUUID } from "node:crypto";
import { addFollower } from "../../src/modules/workplan/store-follow.ts";
import { addQuestion } from "../../src/modules/workplan/store-questions.ts";
import { tokenOf } from "../../src/modules/workplan/mail-token.ts";
import type { TestHouse } from "../support/server.ts";

/** Links from letters about the workplan. */
export interface WorkplanLinks {
  readonly follow: string;
  readonly question: string;
}

/** Somebody who asked to follow an initiative, and a question of this month. */
export async function fillWorkplanLinks({ ctx }: TestHouse): Promise<WorkplanLinks> {
  const follow = await addFollower(ctx.db, {
    id: randomUUID(),
    region_id: "drenthe",
    kind: "initiative",
    subject: "huiskamer",
    address_hash: "x",
    address_sealed: Buffer.from("x"),
    lang: "nl",
    asked_at: ctx.clock(),
  });
  const id = randomUUID();
  const month = "2026-11";
  await addQuestion(ctx.db, {
    id,
    region_id: "drenthe",
    slug: "huiskamer",
    month,
    receiver: "x",
    asked_at: ctx.clock(),
  });
  return { follow: tokenOf(ctx.keys, "follow", follow.id), question: tokenOf(ctx.keys, "question", id) };
}
