import { actorName, type ChallengeFollower } from "#modules/plan/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { mayKeepWorkplan } from "./policy.ts";
import { readInitiatives, writeInitiatives } from "./store.ts";

/** Initiatives follow their challenge when the plan splits it. */
export const challengeFollower: ChallengeFollower = {
  async under(db, regionId, challenge) {
    const rows = await readInitiatives(db, regionId);
    return rows
      .filter((row) => row.content.challenge === challenge)
      .map((row) => ({ id: row.slug, title: row.content.title, version: row.version }));
  },
  async move(ctx, actor, { regionId, things, to, reason }) {
    if (!mayKeepWorkplan(actor, regionId)) throw new Refusal("", 403);
    if (things.length === 0) return;
    const wanted = new Map(things.map((one) => [one.id, one.version]));
    const rows = await readInitiatives(ctx.db, regionId, { slugs: [...wanted.keys()], lock: true });
    const changes = rows.map((row) => ({
      regionId,
      content: { ...row.content, challenge: to },
      expected: wanted.get(row.slug)!,
    }));
    const who = await actorName(ctx.db, ctx, actor);
    const written = await writeInitiatives(ctx.db, changes, { at: ctx.clock(), actor: who, reason });
    if (written.size !== things.length) throw new Refusal("", 409);
    await writeAudit(ctx.db, ctx, {
      actor: who,
      action: "workplan.initiatives.move",
      subject: to,
      subjectKind: "challenge",
      region: regionId,
      details: { initiatives: things.length },
    });
  },
};
