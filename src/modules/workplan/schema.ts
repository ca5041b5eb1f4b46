import { z } from "zod";
import {
  conditionStates,
  evidences,
  kinds,
  roles,
  sources,
  statuses,
  stepOutcomes,
  transformationSteps,
  visibilities,
} from "./model.ts";

/** Last words of addresses that are views or forms, and so never the id of an initiative. */
export const reservedIds: readonly string[] = [
  "tijdlijn",
  "bord",
  "geld",
  "gebieden",
  "boom",
  "nieuw",
  "downloads",
  "losse-eindjes",
  "team",
  "toevoegen",
  "inlezen",
  "volg",
  "stand",
  "netwerk",
  "transformatie",
  "bewaar",
  "voorbeelden",
  "stukken",
  "vergadering",
  "uren",
];

const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens")
  .max(80);
const day = z.iso.date("a day as 2026-05-01");
const text = (most: number) => z.string().trim().min(1).max(most);
const euros = z.number().int().min(0).max(10_000_000_000).default(0);
const hours = z.number().min(0).max(10_000);

export const moneySchema = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  source: z.enum(sources).default("unknown"),
  needed: euros,
  asked: euros,
  granted: euros,
  paid: euros,
  spent: euros,
});

export const milestoneSchema = z.strictObject({
  title: text(160),
  date: day,
  kind: z.enum(["effort", "result"]).default("effort"),
  reached: day.optional(),
  evidence: text(300).optional(),
});

export const partySchema = z.strictObject({
  name: text(120),
  role: z.enum(roles),
  effort: text(200).optional(),
  hours: hours.optional(),
});

export const preconditionSchema = z.strictObject({
  title: text(160),
  owner: text(120),
  state: z.enum(conditionStates),
  by: day.optional(),
});

export const pathSchema = z.strictObject({
  step: z.enum(transformationSteps),
  date: day,
  who: text(120),
  outcome: z.enum(stepOutcomes),
  result: text(300).optional(),
  next: text(300).optional(),
});

export const documentSchema = z.strictObject({
  title: text(160),
  url: z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(500),
});

/** An initiative as a pack, a form, a sheet and the API write it. What may be left out gets its empty value. */
export const initiativeSchema = z.strictObject({
  id: slug.refine((id) => !reservedIds.includes(id), "this word is the address of a view"),
  title: text(120),
  kind: z.enum(kinds).default("project"),
  challenge: slug,
  what: text(400),
  about: text(4_000).optional(),
  goals: z
    .array(
      z.strictObject({
        goal: slug,
        why: text(400),
        evidence: z.enum(evidences).default("unknown"),
        effect: text(300).optional(),
        effectFrom: z.number().int().min(2000).max(2100).optional(),
      }),
    )
    .max(10)
    .default([]),
  initiator: text(120),
  initiatorLeft: day.optional(),
  parties: z.array(partySchema).max(60).default([]),
  savings: z
    .array(z.strictObject({ party: text(120), what: text(200), hours }))
    .max(20)
    .default([]),
  money: z.array(moneySchema).max(200).default([]),
  start: day.optional(),
  end: day.optional(),
  milestones: z.array(milestoneSchema).max(100).default([]),
  dependsOn: z.array(slug).max(20).default([]),
  preconditions: z.array(preconditionSchema).max(40).default([]),
  areas: z.array(text(60)).max(60).default([]),
  groups: z.array(text(80)).max(20).default([]),
  status: z.enum(statuses),
  statusHistory: z
    .array(z.strictObject({ status: z.enum(statuses), date: day, why: text(300).optional() }))
    .max(200)
    .default([]),
  reports: z
    .array(z.strictObject({ date: day, text: text(2_000) }))
    .max(500)
    .default([]),
  embedding: z
    .strictObject({ state: z.enum(["not_needed", "open", "agreed"]), how: text(300).optional() })
    .default({ state: "open" }),
  pilot: z.boolean().optional(),
  pilotDecision: text(300).optional(),
  transformation: z.enum(transformationSteps).optional(),
  // Older versions have none: an empty list is none, so that they stay equal.
  path: z
    .array(pathSchema)
    .max(40)
    .optional()
    .transform((steps) => (steps?.length ? steps : undefined)),
  documents: z
    .array(documentSchema)
    .max(40)
    .optional()
    .transform((links) => (links?.length ? links : undefined)),
  visibility: z.enum(visibilities).default("public"),
  moneyVisibility: z.enum(visibilities).default("public"),
  contact: text(200).optional(),
  example: z.boolean().optional(),
  offered: day.optional(),
  copiedFrom: z.strictObject({ region: slug, id: slug, title: text(120), day }).optional(),
});
