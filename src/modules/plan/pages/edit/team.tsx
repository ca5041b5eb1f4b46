import { ButtonLink, Lead, Note } from "#design/components/index.ts";
import { capital, formatDate } from "#design/format.ts";
import type { Challenge } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest } from "#platform/http/index.ts";
import { editTexts } from "../../edit/text.ts";
import type { Ambition, Goal, Vulnerable } from "../../model.ts";
import { readParts } from "../../store.ts";
import { readAdopted } from "../../store-adopted.ts";
import { versionTexts } from "../../versions/text.ts";
import { PlanFrame, planHref } from "../versions/parts.tsx";
import { placeOf } from "./goal.tsx";

interface Line {
  readonly href: string;
  readonly text: string;
}

/** Where the team starts: everything of the plan that can be changed, added, adopted or put back. */
export async function teamPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { lang } = request;
  const t = editTexts(lang);
  const { region } = await placeOf(ctx, request);
  const newest = await readAdopted(ctx.db, region.id);
  const parts = await readParts(ctx.db, region.id, { removed: true });
  const href = (rest: string) => planHref(lang, region, rest);
  const { words } = region.content;
  const challenge = (one: Challenge): Line => ({ href: href(`/opgaven/${one.id}`), text: one.name[lang] });
  const goal = (one: Goal): Line => ({ href: href(`/${one.id}/bewerk`), text: one.title });
  const ambition = (one: Ambition): Line => ({ href: href(`/ambities/${one.id}`), text: one.title });
  const of = <T,>(kind: string, removed: boolean) =>
    parts.filter((part) => part.kind === kind && part.removed === removed).map((part) => part.content as T);
  const [vulnerable] = of<Vulnerable>("vulnerable", false);
  const lists: { title: string; lines: Line[]; add?: Line }[] = [
    {
      title: capital(words.challenges[lang]),
      lines: region.content.challenges.map(challenge),
      add: { href: href("/opgaven/nieuw"), text: t.challenge.add(words.challenge[lang]) },
    },
    {
      title: t.team.ambitions,
      lines: of<Ambition>("ambition", false).map(ambition),
      add: { href: href("/ambities/nieuw"), text: t.ambition.add },
    },
    {
      title: t.team.goals,
      lines: of<Goal>("goal", false).map(goal),
      add: { href: href("/toevoegen"), text: t.goal.add },
    },
    {
      title: t.vulnerable.title,
      lines: [
        {
          href: href("/kwetsbaar"),
          text: vulnerable ? `${vulnerable.text} (${formatDate(vulnerable.since, lang)})` : t.vulnerable.text,
        },
      ],
    },
    {
      title: t.team.off,
      lines: [
        ...of<Challenge>("challenge", true).map(challenge),
        ...of<Ambition>("ambition", true).map(ambition),
        ...of<Goal>("goal", true).map(goal),
      ],
    },
  ];
  return page(
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.team.title}
      description={t.team.lead}
      crumbs={[{ label: t.team.title }]}
    >
      <h1>{t.team.title}</h1>
      <Lead>{t.team.lead}</Lead>
      <Note>
        {newest ? t.team.adopted(String(newest.number), formatDate(newest.adoptedOn, lang)) : t.team.notAdopted}
      </Note>
      <p class="cluster">
        <ButtonLink small href={href("/vaststellen")}>
          {versionTexts(lang).adopt.link}
        </ButtonLink>
        <ButtonLink small look="quiet" href={href("/versies")}>
          {versionTexts(lang).title}
        </ButtonLink>
        <ButtonLink small look="quiet" href={href("/beloften")}>
          {t.team.promises}
        </ButtonLink>
      </p>
      {lists
        .filter((list) => list.lines.length > 0 || list.add)
        .map((list) => (
          <>
            <h2>{list.title}</h2>
            <ul class="link-list">
              {list.lines.map((line) => (
                <li>
                  <a href={line.href}>{line.text}</a>
                </li>
              ))}
            </ul>
            {list.add && (
              <p>
                <ButtonLink small look="quiet" href={list.add.href}>
                  {list.add.text}
                </ButtonLink>
              </p>
            )}
          </>
        ))}
    </PlanFrame>,
  );
}
