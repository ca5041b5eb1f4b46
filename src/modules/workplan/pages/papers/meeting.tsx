import { Button, ErrorSummary, type FormError, Lead, TextInput } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Meeting } from "../../papers/store.ts";
import { Frame, workplanHref } from "../frame.tsx";
import { paperPageTexts } from "./text.ts";

/** The day of the next meeting. */
export function MeetingPage(props: {
  readonly request: PageRequest;
  readonly region: Region;
  readonly values: Meeting;
  readonly errors: readonly FormError[];
}) {
  const { request, region, values, errors } = props;
  const { lang } = request;
  const t = paperPageTexts(lang);
  const error = (id: string) => errors.find((one) => one.id === id)?.text;
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.meeting}
      description={t.meetingLead}
      crumbs={[{ label: t.meeting }]}
    >
      <h1>{t.meeting}</h1>
      <Lead>{t.meetingLead}</Lead>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={workplanHref(lang, region, "/vergadering")} class="stack">
        <TextInput
          lang={lang}
          id="dag"
          name="dag"
          type="date"
          label={t.meetingDay}
          value={values.day}
          error={error("dag")}
          short
        />
        <TextInput
          lang={lang}
          id="naam"
          name="naam"
          label={t.meetingName}
          value={values.name}
          maxlength={80}
          error={error("naam")}
        />
        <p>
          <Button>{t.meetingSave}</Button>
        </p>
      </form>
    </Frame>
  );
}
