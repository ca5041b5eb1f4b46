import { sql } from "kysely";
import { importDialogue } from "../../src/modules/dialogues/actions-import.ts";
import { join } from "../../src/modules/dialogues/actions-join.ts";
import { report, say } from "../../src/modules/dialogues/actions-say.ts";
import { answer, createDialogue } from "../../src/modules/dialogues/actions-team.ts";
import { askFollow } from "../../src/modules/dialogues/follow/actions.ts";
import { deviceCookie, returnCode } from "../../src/modules/dialogues/keys.ts";
import type { DialogueContent, DialogueForm } from "../../src/modules/dialogues/model.ts";
import { findDialogue, type ShownDialogue } from "../../src/modules/dialogues/store.ts";
import { system } from "../../src/platform/http/index.ts";
import { readOutbox } from "../../src/platform/mail/index.ts";
import type { TestHouse } from "../support/server.ts";

/** Dialogues of the region that is asked for, with somebody in each. */
export interface DialoguesFixture {
  /** By address: in round 1, in round 2, with statements. */
  readonly of: Readonly<Record<string, Taking>>;
  readonly report: string;
  /** Id and sign of a link to somebody who follows. */
  readonly follow: { readonly id: string; readonly sign: string };
  /** Words that wait for a moderator: their writer and who moderates may see them, nobody else. */
  readonly hidden: readonly string[];
}

export interface Taking {
  /** Cookie of the device of who takes part. */
  readonly cookie: string;
  readonly code: string;
  /** Numbers of what they wrote and another wrote, shown; and of what waits and was refused. */
  readonly own: number;
  readonly other: number;
  readonly waiting: number;
  readonly rejected: number;
}

const content = (title: string): DialogueContent => ({
  title,
  questions: ["Wat maakt je dorp fijn?"],
  background: "Wij willen weten wat jou helpt om gezond te leven.",
  themes: [{ id: "dorp", name: "Dorp" }],
  areas: [],
  areaNames: [],
  audience: "Iedereen",
  entries: ["open"],
  influence: "think",
  fixed: "Het geld staat vast.",
  decides: "De regiotafel",
  steps: {},
  lateIdeas: true,
  health: false,
  consentVersion: 1,
});
export const waitingWords = "Geheim wat nog niemand las";

/** Three dialogues that run, and one that was held elsewhere with its outcome. */
export async function fillDialogues(house: TestHouse): Promise<DialoguesFixture> {
  const made: [string, Taking][] = [];
  for (const [title, form, second] of [
    ["ronde een", "rounds", 5],
    ["ronde twee", "rounds", -1],
    ["met stellingen", "statements", undefined],
  ] as const)
    made.push(await running(house, title, form, second));
  const { ctx } = house;
  const people = 60;
  const statements = Array.from({ length: 6 }, (_, at) => ({
    number: at + 1,
    text: `Uitspraak nummer ${at + 1}`,
    accepted: true,
  }));
  const before = (days: number) => new Date(ctx.clock().getTime() - days * 86_400_000);
  await importDialogue(ctx, "drenthe", {
    title: "Gehouden gesprek",
    form: "statements",
    statements,
    participants: people,
    ratings: crowd(people, statements.length),
    opened: before(30),
    closed: before(2),
  });
  const dialogue = await found(house, "ronde-twee");
  const number = made[1]![1].other;
  const told = { kind: "doing" as const, text: "Dat gaan we doen.", by: "De regio" };
  await answer(ctx, system, dialogue, { number, ...told });
  const reported = await report(ctx, dialogue, { number, why: "untrue", text: "Klopt niet", network: "vooraf" });
  await askFollow(ctx, dialogue, undefined, {
    mail: "volger@voorbeeld.nl",
    rhythm: "week",
    lang: "nl",
    network: "vooraf",
  });
  const letters = await readOutbox(ctx.db, ctx.keys);
  const link = /volgen\/([\w-]+)\/([\w-]+)/.exec(letters.map(({ text }) => text).join("\n"))!;
  return {
    of: Object.fromEntries(made),
    report: reported,
    follow: { id: link[1]!, sign: link[2]! },
    hidden: [waitingWords],
  };
}

const found = async (house: TestHouse, slug: string): Promise<ShownDialogue> =>
  (await findDialogue(house.ctx.db, "drenthe", slug))!;

async function running(
  house: TestHouse,
  title: string,
  form: DialogueForm,
  second: number | undefined,
): Promise<[string, Taking]> {
  const { ctx } = house;
  const day = (days: number) => new Date(ctx.clock().getTime() + days * 86_400_000);
  const slug = await createDialogue(ctx, system, {
    regionId: "drenthe",
    form,
    content: content(title),
    moderation: "after",
    opensAt: day(-10),
    secondAt: second === undefined ? null : day(second),
    closesAt: day(20),
  });
  const dialogue = await found(house, slug);
  const enter = async () => {
    const joining = { device: undefined, ownDevice: true, code: "", young: false, lang: "nl" as const };
    const joined = await join(ctx, dialogue, { ...joining, actor: system, network: "vooraf" });
    if (joined.kind !== "in") throw new Error(`nobody came into ${slug}`);
    return joined;
  };
  const [mine, theirs] = [await enter(), await enter()];
  const write = async (who: typeof mine, text: string) => {
    const said = await say(ctx, dialogue, who.participant, { text, question: 0, lang: "nl" });
    if (said.kind !== "said") throw new Error(`${text} was refused: ${said.problem}`);
    return said.number;
  };
  const own = await write(mine, "Een bankje bij de winkel");
  const rejected = await write(mine, "Iets dat niet mocht");
  const other = await write(theirs, "Een bus naar het ziekenhuis");
  const waiting = await write(theirs, waitingWords);
  const to = (state: string, number: number) =>
    sql`update dialogue_contribution set state = ${state} where dialogue_id = ${dialogue.id} and number = ${number}`.execute(
      ctx.database.owner,
    );
  await to("rejected", rejected);
  await to("waiting", waiting);
  // Somebody in need, who may say how to be reached.
  await sql`update dialogue_contribution set worry = true where dialogue_id = ${dialogue.id} and number = ${rejected}`.execute(
    ctx.database.owner,
  );
  const cookie = deviceCookie(ctx.config, mine.device).split(";")[0]!;
  return [slug, { cookie, code: returnCode(ctx, mine.participant.id), own, other, waiting, rejected }];
}

/** Votes of two camps that hardly agree. */
function crowd(people: number, statements: number) {
  return Array.from({ length: people * statements }, (_, at) => {
    const [participant, place] = [Math.floor(at / statements), at % statements];
    return { participant, number: place + 1, value: (participant % 2 === 0) === place < 3 ? 1 : -1 };
  });
}
