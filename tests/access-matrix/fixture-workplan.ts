import { randomUUID } from "node:crypto";
import { regionOf } from "../../src/modules/regions/index.ts";
import { makePaper, movePaper } from "../../src/modules/workplan/papers/actions.ts";
import { readPaper } from "../../src/modules/workplan/papers/store.ts";
import { saveInitiative } from "../../src/modules/workplan/actions.ts";
import type { Initiative } from "../../src/modules/workplan/model.ts";
import { initiativeSchema } from "../../src/modules/workplan/schema.ts";
import { system } from "../../src/platform/http/index.ts";
import { addFollower } from "../../src/modules/workplan/store-follow.ts";
import { addQuestion } from "../../src/modules/workplan/store-questions.ts";
import { followLinks } from "../../src/modules/workplan/actions-follow.ts";
import { questionLinks } from "../../src/modules/workplan/actions-questions.ts";
import { tokenOf } from "../../src/platform/link-token.ts";
import type { TestHouse } from "../support/server.ts";

/** Links from letters about the workplan. */
export interface WorkplanLinks {
  readonly follow: string;
  readonly question: string;
}

/** Somebody who asked to follow an initiative, and a question of this month. */
export async function fillWorkplanLinks(house: TestHouse): Promise<WorkplanLinks> {
  const { ctx } = house;
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
  await offerElsewhere(house);
  return { follow: tokenOf(ctx.keys, followLinks, follow.id), question: tokenOf(ctx.keys, questionLinks, id) };
}

/** A paper that the team works on. */
export interface PapersFixture {
  readonly draft: string;
  readonly version: string;
}

/** A letter to a council that was sent, and a draft for the board. */
export async function fillPapers({ ctx }: TestHouse): Promise<PapersFixture> {
  const region = await regionOf(ctx, "drenthe");
  const order = { municipality: "GM0106", year: 2026, selection: "" };
  const sent = (await makePaper(ctx, system, region, { ...order, audience: "municipality", date: "2026-11-01" }))!;
  for (const to of ["ready", "sent"] as const) {
    const { version } = (await readPaper(ctx.db, "drenthe", sent))!;
    await movePaper(ctx, system, "drenthe", sent, { version, to });
  }
  const draft = (await makePaper(ctx, system, region, { ...order, audience: "board", date: "2026-11-02" }))!;
  return { draft, version: String((await readPaper(ctx.db, "drenthe", draft))!.version) };
}

/** An example of the other region. */
async function offerElsewhere({ ctx }: TestHouse): Promise<void> {
  const content = initiativeSchema.parse({
    id: "wandelclub",
    title: "Wandelclub",
    challenge: "chronisch",
    what: "Samen wandelen.",
    initiator: "sportclub",
    status: "running",
    offered: "2026-09-15",
  }) as Initiative;
  await saveInitiative(ctx, system, "zoetermeer", { content, version: undefined, reason: "begin" });
}
