import { Note } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, everyone, file, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { reasonProblem, score } from "../actions-score.ts";
import { dialogueAt, nextFor, readable, readableCount } from "../reading/hearing.ts";
import { returnCode } from "../keys.ts";
import { mayAdd, mayScore, type Participant, phaseOf, setSize } from "../model.ts";
import { type OwnRating, ratingsBy, seenBy } from "../store-votes.ts";
import { dialogueTexts } from "../text.ts";
import { keptForm } from "./drafts.tsx";
import { addressOf, DialogueFrame } from "./frame.tsx";
import { deviceOf, type Here, keepDevice, roundOf, whoIsHere } from "./here.ts";
import { ScorePage, SetDonePage } from "./score.tsx";

const personal = { policy: everyone, cache: "private" } as const;
const path = (under: string) => `/:region/dialoog/:slug/${under}`;

const weighQuery = z.object({
  nr: z.coerce.number().int().min(1).optional(),
  na: z.coerce.number().int().min(1).optional(),
  door: z.literal("1").optional(),
  melding: z.enum(["weg", "dicht"]).optional(),
});

/** The pages of weighing: one contribution at a time. */
export function weighPages(router: Router, ctx: Context, under: "ronde-2" | "stellingen"): void {
  router.page({
    ...personal,
    path: path(under),
    query: weighQuery,
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      const { dialogue, participant } = here;
      if (under !== roundOf(dialogue)) return redirect(request.link(addressOf(dialogue, roundOf(dialogue))));
      if (!participant) return redirect(request.link(addressOf(dialogue, "meedoen")));
      const phase = phaseOf(dialogue, ctx.clock());
      if (phase === "closed") return redirect(request.link(addressOf(dialogue, "uitkomst")));
      if (!mayScore(phase)) return notYet(request, here);
      return weighPage(ctx, request, { ...here, participant });
    },
  });
  router.form({
    policy: everyone,
    hot: true,
    path: path(under),
    handle: (request) => takeScore(ctx, request, under),
  });
}

function notYet(request: PageRequest<unknown>, { region, dialogue }: Here): Answer {
  const t = dialogueTexts(request.lang).score;
  return page(
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.notYet} under={t.title} personal>
      <h1>{t.notYet}</h1>
      <Note>{t.notYetText(formatDate(dialogue.secondAt ?? dialogue.opensAt, request.lang))}</Note>
    </DialogueFrame>,
  );
}

/** What stops a score, at which field, with what was typed. */
interface Wrong {
  readonly field: "score" | "reden";
  readonly text: string;
  readonly typed: Pick<OwnRating, "reason"> & Partial<OwnRating>;
}

async function weighPage(
  ctx: Context,
  request: PageRequest<z.output<typeof weighQuery>>,
  here: Here & { participant: Participant },
  wrong?: Wrong,
): Promise<Answer> {
  const { dialogue, participant } = here;
  const { nr, na, door, melding } = request.query;
  const t = dialogueTexts(request.lang).score;
  const { voted: opinions, wrote } = await seenBy(ctx.db, dialogue.id, participant.id);
  const voted = opinions.map(({ number }) => number);
  const code = returnCode(ctx, participant.id);
  const wanted = nr === undefined ? undefined : await readable(ctx, dialogue.id, nr);
  const known = wanted && wrote.includes(wanted.number) ? undefined : wanted;
  const again = known !== undefined && voted.includes(known.number);
  const setDone = voted.length > 0 && voted.length % setSize === 0 && !door && !again && nr === undefined;
  const after = na !== undefined && voted.includes(na) ? na : undefined;
  const last = after === undefined ? [] : [after];
  const contribution = known ?? (setDone ? undefined : await nextFor(ctx, dialogue.id, { opinions, wrote, last }));
  if (!contribution) {
    const may = mayAdd(dialogue, phaseOf(dialogue, ctx.clock()));
    return page(<SetDonePage request={request} {...here} all={!setDone} code={code} mayAdd={may} />);
  }
  const [before] = again ? await ratingsBy(ctx.db, dialogue.id, participant.id, contribution.number) : [];
  const note = melding === "weg" ? t.refused : melding === "dicht" ? t.closed : undefined;
  const view = (
    <ScorePage
      request={request}
      {...here}
      contribution={contribution}
      after={after}
      done={again ? voted.indexOf(contribution.number) : voted.length}
      of={await readableCount(ctx, dialogue.id)}
      before={wrong?.typed ?? before}
      wrong={wrong}
      note={note}
      saved={voted.length > 0}
      code={code}
      kept={keptForm(
        here,
        `score-${contribution.number}`,
        (again ? voted.filter((one) => one !== contribution.number) : voted).map((one) => `score-${one}`),
      )}
    />
  );
  return page(view, { status: wrong ? 400 : 200 });
}

const mostWords = 40;

function numberFrom(typed: string): number | undefined {
  const number = Number(typed);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** The path of every vote: one statement in the database, and the next contribution in the same answer. */
async function takeScore(ctx: Context, request: PageRequest, under: "ronde-2" | "stellingen"): Promise<Answer> {
  const dialogue = await dialogueAt(ctx, request.params.region ?? "", request.params.slug ?? "");
  if (!dialogue || under !== roundOf(dialogue)) throw new Refusal("", 404);
  const device = deviceOf(ctx, request);
  if (!device) throw new Refusal("", 401);
  const { form } = request;
  const typed = form.text("score");
  const value = /^(?:-?[0-3])$/.test(typed) ? Number(typed) + 0 : undefined;
  const skips = form.has("over");
  const number = numberFrom(form.text("nummer"));
  if (number === undefined) throw new Refusal("", 400);
  const fits = value !== undefined && (under === "ronde-2" || Math.abs(value) <= 1);
  const words = form
    .all("woord")
    .map(Number)
    .filter((word) => Number.isInteger(word) && word >= 0 && word < 500)
    .slice(0, mostWords);
  const reason = form.has("reden") ? form.text("reden") : undefined;
  const problem = skips ? undefined : reasonProblem(reason ?? "");
  if (!skips && (!fits || problem)) {
    const kept = { value: fits ? value : undefined, words, reason: reason ?? null };
    return scoreWrong(ctx, request, { number, typed: kept, problem: fits ? problem : undefined });
  }
  const scored = await score(ctx, dialogue, device, {
    contribution: number,
    value: skips ? null : value!,
    words: skips ? [] : words,
    reason: skips ? undefined : reason,
    after: numberFrom(form.text("na")),
  });
  if (!scored) throw new Refusal("", 401);
  // Reading goes on at the words: with a keyboard or a reader nobody walks past the menu for every score.
  const to = (query: string) => `${request.link(addressOf(dialogue, `${under}${query}`))}#inhoud`;
  if (request.header("accept") === "application/json") {
    const answer =
      scored.kind === "stored"
        ? { stored: true, next: scored.next ?? null }
        : { stored: false, why: scored.kind === "need" ? "need" : scored.why };
    return file(JSON.stringify(answer), "application/json; charset=utf-8", undefined, {
      status: scored.kind === "stored" ? 200 : 409,
    });
  }
  const cookie = keepDevice(ctx, device);
  if (scored.kind === "need") return redirect(request.link(addressOf(dialogue, `hulp?zorg=1&verder=${under}`)), cookie);
  if (scored.kind === "refused") {
    if (scored.why === "closed") throw new Refusal(dialogueTexts(request.lang).score.closed, 409);
    return redirect(to("?melding=weg"), cookie);
  }
  const setDone = scored.done % setSize === 0;
  return redirect(to(scored.next && !setDone ? `?nr=${scored.next.number}&na=${number}` : ""), cookie);
}

async function scoreWrong(
  ctx: Context,
  request: PageRequest,
  made: { number: number; typed: Wrong["typed"]; problem: "bsn" | "contact" | undefined },
): Promise<Answer> {
  const here = await whoIsHere(ctx, request);
  if (!here.participant) throw new Refusal("", 401);
  const t = dialogueTexts(request.lang);
  const again = { ...request, query: { nr: made.number, na: numberFrom(request.form.text("na")) } };
  const missing = here.dialogue.form === "statements" ? t.score.missingVote : t.score.missing;
  const wrong = made.problem
    ? ({ field: "reden", text: t.say.problems[made.problem] } as const)
    : ({ field: "score", text: missing } as const);
  return weighPage(ctx, again, { ...here, participant: here.participant }, { ...wrong, typed: made.typed });
}
