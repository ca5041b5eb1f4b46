import type { Initiative } from "./model.ts";

/** What a team fills in when it copies an initiative of another region. */
export interface CopyInput {
  readonly id: string;
  readonly challenge: string;
  readonly initiator: string;
  /** Plain day on which it begins here; milestones move along. */
  readonly start: string;
}

const day = 86_400_000;
const moved = (date: string, by: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + by).toISOString().slice(0, 10);

/**
 * A draft of one's own after the example of another region: what it is, for whom, in which steps and what that needs. Money, parties, contact,
 * goals, places, news and results stay behind: those are the other region's.
 * @param today plain day
 */
export function draftAfter(origin: Initiative, region: string, input: CopyInput, today: string): Initiative {
  const first = [origin.start, ...origin.milestones.map((step) => step.date)].filter((date) => date !== undefined);
  const begin = first.toSorted()[0];
  const by = begin ? Math.round((Date.parse(input.start) - Date.parse(begin)) / day) * day : 0;
  return {
    id: input.id,
    title: origin.title,
    kind: origin.kind,
    challenge: input.challenge,
    what: origin.what,
    ...(origin.about ? { about: origin.about } : {}),
    goals: [],
    initiator: input.initiator,
    parties: [],
    savings: [],
    money: [],
    start: input.start,
    ...(origin.end ? { end: moved(origin.end, by) } : {}),
    milestones: origin.milestones.map(({ title, date, kind }) => ({ title, kind, date: moved(date, by) })),
    dependsOn: [],
    preconditions: origin.preconditions.map(({ title, owner }) => ({ title, owner, state: "open" as const })),
    areas: [],
    groups: origin.groups,
    status: "idea",
    statusHistory: [],
    reports: [],
    embedding: { state: "open" },
    ...(origin.pilot ? { pilot: true } : {}),
    visibility: "team",
    moneyVisibility: "team",
    copiedFrom: { region, id: origin.id, title: origin.title, day: today },
  };
}
