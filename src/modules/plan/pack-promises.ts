import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packsFolder, slugOf } from "#modules/regions/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { slug } from "./pack.ts";
import { readPackFile } from "./pack-file.ts";
import type { Promised } from "./promises/model.ts";
import type { Promisable } from "./promises/subjects.ts";

const day = z.iso.date();
const reason = z.string().min(1).max(300);
const euros = z.number().int().positive();

const promiseSchema = z.strictObject({
  name: z.string().min(1).max(120),
  askedOn: day,
  why: reason,
  signed: z
    .strictObject({
      on: day,
      version: z.number().int().positive(),
      whole: z.boolean().default(false),
      /** Amount per year of each initiative; none where only the work is promised. */
      initiatives: z.record(slug, z.record(z.string().regex(/^20\d\d$/), euros)).default({}),
      reserve: z.string().max(600).default(""),
      approvalBy: z.string().max(120).default(""),
      function: z.string().min(1).max(120),
      reason,
    })
    .optional(),
  later: z
    .array(z.strictObject({ what: z.enum(["given", "refused", "withdraw", "end"]), on: day, reason }))
    .default([]),
});

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  note: z.string().optional(),
  promises: z.array(promiseSchema),
});

/**
 * Example promises of a region's pack as rows, each organisation's oldest first; undefined when it has none.
 * @throws Refusal when one promises what is not there
 */
export function readPromisesPack(
  regionId: string,
  subjects: ReadonlyMap<string, Promisable>,
  folder = packsFolder,
): Promised[] | undefined {
  const file = join(folder, regionId, "plan-promises.json");
  if (!existsSync(file)) return undefined;
  return readPackFile(file, fileSchema).data.promises.flatMap((one) => rowsOf(one, subjects, file));
}

function rowsOf(
  one: z.output<typeof promiseSchema>,
  subjects: ReadonlyMap<string, Promisable>,
  file: string,
): Promised[] {
  const { signed } = one;
  const asked: Promised = {
    organisation: slugOf(one.name),
    name: one.name,
    organisationId: null,
    number: 1,
    kind: "ask",
    planVersion: signed?.version ?? 1,
    whole: false,
    items: [],
    reserve: "",
    approvalBy: "",
    approvalState: "none",
    approvalOn: null,
    signedFunction: "",
    signedName: "",
    signedOn: null,
    way: "paper",
    on: one.askedOn,
    reason: one.why,
    example: true,
  };
  if (!signed) return [asked];
  const items = Object.entries(signed.initiatives).map(([id, years]) => {
    const subject = subjects.get(id);
    if (!subject) throw new Refusal(`${file}: ${one.name} promises ${id}, which is not there.`);
    const amounts = Object.entries(years).map(([year, amount]) => ({ year: Number(year), euros: amount }));
    return { id, title: subject.title, open: subject.open, moneyOpen: subject.moneyOpen, amounts };
  });
  const { version, whole, reserve, approvalBy, on, reason: why } = signed;
  const first: Promised = {
    ...asked,
    number: 2,
    kind: "sign",
    planVersion: version,
    whole,
    items,
    reserve,
    approvalBy,
    approvalState: approvalBy ? "waiting" : "none",
    signedFunction: signed.function,
    signedOn: on,
    on,
    reason: why,
  };
  const rows = [asked, first];
  for (const step of one.later) {
    const before = rows.at(-1)!;
    const approval = step.what === "given" || step.what === "refused";
    rows.push({
      ...before,
      number: before.number + 1,
      kind: step.what === "given" || step.what === "refused" ? "approval" : step.what,
      ...(approval ? { approvalState: step.what as "given" | "refused", approvalOn: step.on } : {}),
      on: step.on,
      reason: step.reason,
    });
  }
  return rows;
}
