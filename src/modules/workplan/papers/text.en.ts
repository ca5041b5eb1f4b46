import type { nl } from "./text.nl.ts";

const initiatives = (n: string) => (n === "1" ? "1 initiative" : `${n} initiatives`);

export const en: typeof nl = {
  one: "Paper",
  many: "Papers",
  audience: {
    insurer: "Health insurer and ministry",
    municipality: "Municipal council (information letter)",
    annual: "Everyone (annual report)",
    board: "Board",
  },
  audienceHint: {
    insurer: "Not public. With amounts of insurer, care office and state.",
    municipality: "Public. Only what happens in that municipality or in the whole region.",
    annual: "Public. What was reached and spent in a year.",
    board: "Not public. What asks for a decision, and what comes within three months.",
  },
  state: { draft: "Draft", ready: "Ready to send", sent: "Sent", dropped: "Gone" },
  title: {
    insurer: (region) => `Workplan ${region}: as it stands, for health insurer and ministry`,
    municipality: (region, place) => `Letter to the council of ${place}: the workplan of ${region}`,
    annual: (region, year) => `Annual report ${year} of the workplan of ${region}`,
    board: (region) => `Workplan ${region}: as it stands, for the board`,
  },
  lead: (date, figures) => `${date}. The figures are of ${figures}.`,
  toCouncil: (place) => `To the council of the municipality of ${place}.`,
  dutchOnly: "Organisations wrote their own texts. They are in Dutch only.",
  section: {
    summary: "In short",
    changes: "What changed",
    here: "In the municipality itself",
    region: "For the whole region",
    asked: "What the municipality does and what we ask",
    reached: "What we reached",
    next: "What comes within three months",
    attention: "What asks for attention",
    transformation: "Transformation plans",
    money: "Money",
    goals: "Goals",
    initiatives: "All initiatives",
  },
  about: (n) => `This paper is about ${initiatives(n)}.`,
  places: (here, name, whole, region) => `In ${name} itself: ${here}. For the whole of ${region}: ${whole}.`,
  count: {
    running: (n) => (n === "1" ? "1 runs on time." : `${n} run on time.`),
    late: (n) => (n === "1" ? "1 runs late." : `${n} run late.`),
    preparing: (n) => (n === "1" ? "1 is being prepared." : `${n} are being prepared.`),
    paused: (n) => (n === "1" ? "1 is paused." : `${n} are paused.`),
    done: (n) => (n === "1" ? "1 is done." : `${n} are done.`),
    stopped: (n) => (n === "1" ? "1 has stopped." : `${n} have stopped.`),
  },
  money: (needed, granted, gap) => `Needed: ${needed}. Granted: ${granted}. Still to find: ${gap}.`,
  moneyIn: (year, granted, spent) => `For ${year} ${granted} was granted. Of that ${spent} was spent.`,
  noMoney: (n) => `${initiatives(n)} have no amounts yet.`,
  hidden: (n) => `The amounts of ${initiatives(n)} are not public. They do not count here.`,
  partly: (n) => `Of ${initiatives(n)} only the money of insurer, care office and state counts here.`,
  total: "Together",
  first: "This is the first paper of this kind. There is nothing to compare with yet.",
  since: (date, n, all) =>
    `The paper before this one was of ${date}. Since then something changed in ${n} of the ${initiatives(all)}.`,
  gone: (n) => `${initiatives(n)} ${n === "1" ? "is" : "are"} no longer in this paper.`,
  change: {
    new: (title) => `New in this paper: ${title}.`,
    gone: (title) => `No longer in this paper: ${title}.`,
    status: (title, from, to) => `${title}: first “${from}”, now “${to}”.`,
    reached: (title, milestone, on) => `${title}: “${milestone}” was reached on ${on}.`,
    granted: (title, from, to) => `${title}: ${from} was granted, now ${to}.`,
    needed: (title, from, to) => `${title}: ${from} was needed, now ${to}.`,
    moved: (title, amount, from, to) => `${title}: ${amount} went from ${from} to ${to}.`,
    end: (title, from, to) => `${title}: the end was ${from}, now ${to}.`,
  },
  zero: "0 initiatives.",
  lateStep: (day, title) => `Late, was ${day}: ${title}`,
  dayStep: (day, title) => `${day}: ${title}`,
  moneyAt: (place, sums) => `For ${place}. ${sums}`,
  doesCount: (n, place) =>
    `${initiatives(n)} name the municipality of ${place}, or municipalities in general, as taking part.`,
  does: (title, role, more) => `${title}: ${role}${more}.`,
  noDay: "not known yet",
  what: "What is it?",
  status: "How is it going?",
  nextStep: "Next step",
  step: "Step",
  ofNeeded: "Granted of needed",
  of: (granted, needed) => `${granted} of ${needed}`,
  notShown: "not public",
  none: "–",
  initiative: "Initiative",
  askedCount: (n, place) =>
    n === "1"
      ? `With the municipality of ${place} 1 precondition is open.`
      : `With the municipality of ${place} ${n} preconditions are open.`,
  asked: (title, condition, by) => `${title}: “${condition}” is not arranged yet.${by}`,
  by: (day) => ` Before ${day}.`,
  reachedCount: (n, year) =>
    n === "1" ? `In ${year} 1 milestone was reached.` : `In ${year} ${n} milestones were reached.`,
  nextCount: (n, until) => (n === "1" ? `Up to ${until} 1 step is planned.` : `Up to ${until} ${n} steps are planned.`),
  dated: (day, title, what) => `${day}. ${title}: ${what}`,
  attentionCount: (n) =>
    n === "1"
      ? "There is 1 thing that is not right or not finished."
      : `There are ${n} things that are not right or not finished.`,
  kindCount: (kind, n) => `${kind[0]!.toUpperCase()}${kind.slice(1)}: ${n}`,
  transformationCount: (n) =>
    `${initiatives(n)} ${n === "1" ? "follows" : "follow"} the path of a transformation plan.`,
  goalCount: (n, on, behind) =>
    `The plan has ${n} goals. On course: ${on}. Behind: ${behind}. Of the others it cannot be said yet.`,
  goal: "Goal",
  howMany: "Initiatives",
  latest: "Latest figure",
  expected: "Expected",
  course: { on_course: "on course", behind: "behind", unknown: "cannot be said yet" },
  inYear: (value, year) => `${value} (${year})`,
  note: (text) => `From the team: ${text}`,
};
