import { formatDate } from "#design/format.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest } from "#platform/http/index.ts";
import { dayOf } from "../../actions.ts";
import { endingSoon } from "../../loose-ends.ts";
import { mayEdit, mayRead } from "../../policy.ts";
import { changesSince, readInitiatives } from "../../store.ts";
import { openProposals } from "../../store-remarks.ts";
import { togetherTexts } from "../../together/text.ts";
import { workplanHref } from "../frame.tsx";
import { changeSentence } from "../../change-words.ts";
import { looseSentence } from "../words.tsx";
import { editTexts } from "./text.ts";
import { TeamPage } from "./views.tsx";

const week = 7 * 24 * 3_600_000;

/** The Monday page: what changed, what must be done soon, which money stops, all for the initiatives one may edit. */
export async function teamPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { lang, actor } = request;
  const t = editTexts(lang).team;
  const region = await regionOf(ctx, request.params.region ?? "");
  const everything = await readInitiatives(ctx.db, region.id, { removed: true });
  const all = everything.filter((row) => mayEdit(actor, region.id, row.organisations));
  const others = everything.filter((row) => !row.removed && !all.includes(row) && mayRead(actor, region.id, row));
  const rows = all.filter((row) => !row.removed);
  const own = new Set(all.map((row) => row.slug));
  const now = ctx.clock();
  const today = dayOf(now);
  const until = dayOf(new Date(now.getTime() + 60 * 24 * 3_600_000));
  const changes = (await changesSince(ctx.db, region.id, new Date(now.getTime() - week), 200)).filter((change) =>
    own.has(change.slug),
  );
  const href = (id: string, rest = "") => workplanHref(lang, region, `/${id}${rest}`);
  const initiatives = rows.map((row) => row.content).filter((one) => one.status !== "done" && one.status !== "stopped");
  const soon = initiatives
    .flatMap((one) => [
      ...one.milestones
        .filter((milestone) => !milestone.reached && milestone.date <= until)
        .map((milestone) => ({
          day: milestone.date,
          text: t.milestone(one.title, milestone.title),
          href: href(one.id, "/bewerk/planning"),
        })),
      ...one.preconditions
        .filter((condition) => condition.state !== "met" && condition.by !== undefined && condition.by <= until)
        .map((condition) => ({
          day: condition.by!,
          text: t.condition(one.title, condition.title, condition.owner),
          href: href(one.id, "/bewerk/voorwaarden"),
        })),
    ])
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const proposals = (await openProposals(ctx.db, region.id)).filter((one) => own.has(one.slug));
  const lists = [
    {
      title: togetherTexts(lang).waiting,
      lines: proposals.map((one) => ({
        href: href(one.slug, "/samen"),
        text: `${all.find((row) => row.slug === one.slug)?.content.title}: ${one.text}`,
        note: formatDate(one.at, lang, "short"),
      })),
    },
    { title: t.soon, lines: soon.map(({ day, ...line }) => ({ ...line, note: formatDate(day, lang, "short") })) },
    {
      title: t.changed,
      lines: changes.slice(0, 40).map((change) => ({
        href: href(change.slug, "/bewerk"),
        text: changeSentence({ before: change.before, after: change.content, removed: change.removed }, lang),
        note: formatDate(change.at, lang, "short"),
      })),
    },
    {
      title: t.runsOut,
      lines: endingSoon({ initiatives, today }).map((end) => ({
        href: href(end.initiatives[0]!, "/bewerk/erna"),
        text: looseSentence(end, lang),
      })),
    },
    {
      title: t.hidden,
      lines: rows
        .filter((row) => row.content.visibility !== "public")
        .map((row) => ({ href: href(row.slug, "/bewerk"), text: row.content.title })),
    },
    {
      title: t.removed,
      lines: all
        .filter((row) => row.removed)
        .map((row) => ({ href: href(row.slug, "/bewerk"), text: row.content.title })),
    },
    ...(others.length > 0
      ? [
          {
            title: togetherTexts(lang).others,
            lines: others.map((row) => ({ href: href(row.slug, "/samen"), text: row.content.title })),
          },
        ]
      : []),
    { title: t.all, lines: rows.map((row) => ({ href: href(row.slug, "/bewerk"), text: row.content.title })) },
  ];
  return page(<TeamPage request={request} region={region} lists={lists} />);
}
