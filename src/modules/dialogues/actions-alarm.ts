import { listPeople, type PersonWithGrants, sendLetter } from "#modules/accounts/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { spend } from "#platform/limits.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { system } from "#platform/http/index.ts";
import { teamTexts } from "./pages/team/text.ts";
import { careTexts } from "./care/text.ts";
import type { Participant } from "./model.ts";
import { cleanText } from "./screen.ts";
import { contributionByNumber, writtenBy } from "./store-contributions.ts";
import { dialogueById, type ShownDialogue } from "./store.ts";

/** Tells the region's moderators, or else its team, its operators or those of the house, that somebody may be in need. The letter holds a link and no words of the person. */
export async function careAlarm(ctx: Context, dialogueId: string, number: number): Promise<void> {
  const dialogue = await dialogueById(ctx.db, dialogueId);
  const found = dialogue && (await contributionByNumber(ctx.db, dialogueId, number));
  // Somebody looked already, or the writer took it back.
  if (!dialogue || found?.state !== "held" || !found.worry) return;
  await tellTrained(ctx, dialogue, []);
}

/**
 * Passes on how somebody in need wants to be reached, in one letter to who is trained; it is kept nowhere else and its letter is sealed and
 * erased once sent. @throws Refusal 404 when nothing of this person worries us
 */
export async function askContact(
  ctx: Context,
  dialogue: ShownDialogue,
  participant: Participant,
  how: string,
): Promise<void> {
  const worrying = (await writtenBy(ctx.db, participant.id)).some(({ worry }) => worry);
  if (!worrying) throw new Refusal("", 404);
  const limit = { name: "dialogue contact", key: participant.id, limit: 3, perSeconds: 86_400 };
  if (!(await spend(ctx.db, ctx, limit)).allowed) throw new Refusal("", 429);
  const reach = cleanText(how).replaceAll("\n", " ").slice(0, 200);
  if (reach.length < 5) throw new Refusal("", 400);
  await tellTrained(ctx, dialogue, [(lang) => careTexts(lang).contactLine(reach)]);
}

async function tellTrained(
  ctx: Context,
  dialogue: ShownDialogue,
  more: readonly ((lang: Lang) => string)[],
): Promise<void> {
  const trained = await trainedPeople(ctx, dialogue.regionId);
  if (trained.length === 0) ctx.log.warn({ dialogue: dialogue.slug }, "nobody to tell that a contribution is worrying");
  const href = `${ctx.config.url}/${dialogue.regionId}/beheer/gesprekken/${dialogue.slug}/lezen`;
  await ctx.db.transaction().execute(async (trx) => {
    await writeAudit(trx, ctx, {
      actor: "system",
      action: "dialogues.care_alarm",
      subject: dialogue.id,
      subjectKind: "dialogue",
      region: dialogue.regionId,
      purpose: "dialogues.care",
      details: { told: trained.length },
      coarse: true,
    });
    for (const { person } of trained) {
      await sendLetter(trx, ctx, person.id, (lang) => {
        const t = teamTexts(lang).alarm;
        return { lines: [t.line, t.hour, ...more.map((say) => say(lang))], link: { href, label: t.button } };
      });
    }
  });
}

/** Who is told: the first of moderators, team and operators of the region that has somebody in it, or else who runs the house. */
async function trainedPeople(ctx: Context, region: string): Promise<PersonWithGrants[]> {
  const here = await listPeople(ctx, system, region);
  for (const role of ["moderator", "programme_team", "operator"]) {
    const found = here.filter(({ grants }) => grants.some((grant) => grant.role === role));
    if (found.length > 0) return found;
  }
  const all = await listPeople(ctx, system);
  return all.filter(({ grants }) => grants.some((grant) => grant.role === "operator" && grant.region === null));
}
