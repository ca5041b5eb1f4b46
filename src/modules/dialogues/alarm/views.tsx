import { Button, Note } from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Asked } from "../pages/frame.tsx";
import { isOverdue, lookWithin } from "./model.ts";
import type { Worry } from "./store.ts";
import { alarmTexts } from "./text.ts";

export interface AlarmProps {
  readonly request: Asked;
  readonly worries: readonly Worry[];
  readonly now: Date;
  /** Where "I am looking at it" is sent. */
  readonly action: string;
}

/** On top of what waits: who may be in need while nobody looks, the ones that wait too long first, counted and with since when. */
export function AlarmPart({ request, worries, now, action }: AlarmProps) {
  const t = alarmTexts(request.lang);
  const open = worries.filter(({ looked }) => !looked);
  const late = open.filter((worry) => isOverdue(worry, now));
  const fresh = open.filter((worry) => !isOverdue(worry, now));
  const n = (items: readonly Worry[]) => formatNumber(items.length, request.lang);
  return (
    <>
      {late.length > 0 && (
        <Note kind="error" id="te-laat" title={late.length === 1 ? t.late.one : t.late.many(n(late))}>
          <p>{t.late.do}</p>
          <Worries request={request} worries={late} action={action} />
        </Note>
      )}
      {fresh.length > 0 && (
        <Note kind="warn" id="zorgelijk" title={fresh.length === 1 ? t.fresh.one : t.fresh.many(n(fresh))}>
          <Worries request={request} worries={fresh} action={action} />
        </Note>
      )}
    </>
  );
}

function Worries({ request, worries, action }: Pick<AlarmProps, "request" | "worries" | "action">) {
  const { lang } = request;
  const t = alarmTexts(lang);
  return (
    <ul>
      {worries.map(({ number, since, turn }) => (
        <li>
          <a href={`#kies-${number}`}>{t.late.number(String(number))}</a>,{" "}
          {t.late.since(formatDate(since, lang, "short"), hour(since, lang), hour(new Date(+since + lookWithin), lang))}
          .{turn > 1 && ` ${t.late.told}`}
          <form method="post" action={action}>
            <input type="hidden" name="nummer" value={String(number)} />
            <input type="hidden" name="tekst" value={t.lookingNote} />
            <Button small look="quiet">
              {t.looking}
              <span class="vh">: {t.late.number(String(number))}</span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** "14:00": only whole hours are kept of when somebody wrote. */
const hour = (moment: Date, lang: Asked["lang"]): string => formatDate(moment, lang, "time");
