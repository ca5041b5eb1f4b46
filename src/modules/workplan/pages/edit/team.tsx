import { formatDate } from "#design/format.ts";
import { type Region, regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { dayOf } from "../../actions.ts";
import { changeSentence } from "../../change-words.ts";
import { endingSoon } from "../../loose-ends.ts";
import { looseSentence } from "../../loose-words.ts";
import { active, type Initiative } from "../../model.ts";
import { listPapers, type Meeting, type PaperLine, readMeeting } from "../../papers/store.ts";
import { mayEdit, mayKeepWorkplan, mayRead } from "../../policy.ts";
import { changesSince, type InitiativeRow, readInitiatives } from "../../store.ts";
import { openProposals } from "../../store-remarks.ts";
import { togetherTexts } from "../../together/text.ts";
import { workplanHref } from "../frame.tsx";
import { paperPageTexts } from "../papers/text.ts";
import { editTexts } from "./text.ts";
import { type TeamList, TeamPage } from "./team-view.tsx";

const day = 24 * 3_600_000;

/** What the lists of the Monday page are made of. */
interface Monday {
  readonly lang: Lang;
  readonly region: Region;
  /** Plain day. */
  readonly today: string;
  /** Last day of what must be done soon: that of the next meeting, else sixty days from now. */
  readonly until: string;
  readonly meeting: Meeting | undefined;
  readonly papers: readonly PaperLine[];
  readonly keeps: boolean;
  /** Everything that the reader may edit, also what was removed. */
  readonly all: readonly InitiativeRow[];
  readonly others: readonly InitiativeRow[];
}

/** The Monday page: papers to send, what must be done before the next meeting, what changed, and which money stops. */
export async function teamPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { lang, actor } = request;
  const region = await regionOf(ctx, request.params.region ?? "");
  const everything = await readInitiatives(ctx.db, region.id, { removed: true });
  const all = everything.filter((row) => mayEdit(actor, region.id, row.organisations));
  const others = everything.filter((row) => !row.removed && !all.includes(row) && mayRead(actor, region.id, row));
  const keeps = mayKeepWorkplan(actor, region.id);
  const [kept, papers] = keeps
    ? await Promise.all([readMeeting(ctx.db, region.id), listPapers(ctx.db, region.id)])
    : [];
  const now = ctx.clock();
  const today = dayOf(now);
  const meeting = kept && kept.day >= today ? kept : undefined;
  const until = meeting?.day ?? dayOf(new Date(now.getTime() + 60 * day));
  const monday: Monday = { lang, region, today, until, meeting, papers: papers ?? [], keeps, all, others };
  const own = new Set(all.map((row) => row.slug));
  const proposals = (await openProposals(ctx.db, region.id)).filter((one) => own.has(one.slug));
  const changes = (await changesSince(ctx.db, region.id, new Date(now.getTime() - 7 * day), 200)).filter((change) =>
    own.has(change.slug),
  );
  const lists: TeamList[] = [
    ...paperLists(monday),
    {
      title: togetherTexts(lang).waiting,
      lines: proposals.map((one) => ({
        href: href(monday, one.slug, "/samen"),
        text: `${all.find((row) => row.slug === one.slug)?.content.title}: ${one.text}`,
        note: formatDate(one.at, lang, "short"),
      })),
    },
    soonList(monday),
    {
      title: editTexts(lang).team.changed,
      lines: changes.slice(0, 40).map((change) => ({
        href: href(monday, change.slug, "/bewerk"),
        text: changeSentence({ before: change.before, after: change.content, removed: change.removed }, lang),
        note: formatDate(change.at, lang, "short"),
      })),
    },
    ...restLists(monday),
  ];
  return page(<TeamPage request={request} region={region} lists={lists} keeps={keeps} />);
}

const href = ({ lang, region }: Monday, id: string, rest = "") => workplanHref(lang, region, `/${id}${rest}`);

const alive = ({ all }: Monday): Initiative[] =>
  all
    .filter((row) => !row.removed)
    .map((row) => row.content)
    .filter(active);

/** Papers that wait for someone; the first list is there as long as the reader keeps the workplan. */
function paperLists({ lang, region, papers, keeps }: Monday): TeamList[] {
  if (!keeps) return [];
  const t = paperPageTexts(lang).monday;
  const inState = (state: PaperLine["state"]) =>
    papers
      .filter((paper) => paper.state === state)
      .map((paper) => ({
        href: workplanHref(lang, region, `/stukken/${paper.slug}/werk`),
        text: paper.title[lang],
        note: formatDate(paper.date, lang, "short"),
      }));
  const drafts = inState("draft");
  return [
    { title: t.ready, lines: inState("ready") },
    ...(drafts.length > 0 ? [{ title: t.drafts, lines: drafts }] : []),
  ];
}

/** Milestones and preconditions of what lives, up to the next meeting; what is late comes first. */
function soonList(monday: Monday): TeamList {
  const { lang, region, until, meeting, keeps } = monday;
  const t = editTexts(lang).team;
  const m = paperPageTexts(lang).monday;
  const soon = alive(monday)
    .flatMap((one) => [
      ...one.milestones
        .filter((milestone) => !milestone.reached && milestone.date <= until)
        .map((milestone) => ({
          day: milestone.date,
          text: t.milestone(one.title, milestone.title, one.initiator),
          href: href(monday, one.id, "/bewerk/planning"),
        })),
      ...one.preconditions
        .filter((condition) => condition.state !== "met" && condition.by !== undefined && condition.by <= until)
        .map((condition) => ({
          day: condition.by!,
          text: t.condition(one.title, condition.title, condition.owner),
          href: href(monday, one.id, "/bewerk/voorwaarden"),
        })),
    ])
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    title: meeting ? m.before(meeting.name, formatDate(meeting.day, lang)) : t.soon,
    lines: soon.map(({ day: on, ...line }) => ({ ...line, note: formatDate(on, lang) })),
    ...(keeps
      ? {
          action: {
            href: workplanHref(lang, region, "/vergadering"),
            label: meeting ? m.changeMeeting : m.setMeeting,
          },
        }
      : {}),
  };
}

function restLists(monday: Monday): TeamList[] {
  const { lang, today, all, others } = monday;
  const t = editTexts(lang).team;
  const rows = all.filter((row) => !row.removed);
  const line = (row: InitiativeRow, rest: string) => ({ href: href(monday, row.slug, rest), text: row.content.title });
  return [
    {
      title: t.runsOut,
      lines: endingSoon({ initiatives: alive(monday), today }).map((end) => ({
        href: href(monday, end.initiatives[0]!, "/bewerk/erna"),
        text: looseSentence(end, lang),
      })),
    },
    {
      title: t.hidden,
      lines: rows.filter((row) => row.content.visibility !== "public").map((row) => line(row, "/bewerk")),
    },
    { title: t.removed, lines: all.filter((row) => row.removed).map((row) => line(row, "/bewerk")) },
    ...(others.length > 0
      ? [{ title: togetherTexts(lang).others, lines: others.map((row) => line(row, "/samen")) }]
      : []),
    { title: t.all, lines: rows.map((row) => line(row, "/bewerk")) },
  ];
}
