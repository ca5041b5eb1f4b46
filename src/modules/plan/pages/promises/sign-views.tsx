import type { PropsWithChildren } from "hono/jsx";
import {
  Button,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  type FormError,
  Lead,
  Note,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import { formatEuro } from "#design/format.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Values } from "../../edit/read-goal.ts";
import { amountField, type Chosen } from "../../promises/read-signing.ts";
import { promiseTexts } from "../../promises/text.ts";
import { fieldOf } from "../edit/goal-form.tsx";
import { PlanFrame, planHref } from "../versions/parts.tsx";
import type { Offer, SignShown } from "./sign.tsx";

interface StepProps {
  readonly request: PageRequest;
  readonly shown: SignShown;
  readonly values: Values;
  readonly chosen: Chosen;
  readonly errors: readonly FormError[];
  readonly changed?: boolean;
}

/** Fields that the steps hand on to each other. */
const handed = ["last", "planVersion"];
const secondStep = ["reserve", "approvalBy", "signedFunction", "signedName", "signedOn", "reason"];

/** The page around both steps. */
function Step({ step, children, ...props }: PropsWithChildren<StepProps & { readonly step: "1" | "2" }>) {
  const { request, shown, values, errors } = props;
  const { lang } = request;
  const all = promiseTexts(lang);
  const t = all.sign;
  const { place, promised, newest, hand } = shown;
  const { region } = place;
  const href = planHref(lang, region, `/beloften/${promised.organisation}`);
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.title(promised.name)}
      description={t.lead(String(newest.number))}
      crumbs={[
        { label: all.nav, href: planHref(lang, region, "/beloften") },
        { label: promised.name, href },
        { label: all.one.sign },
      ]}
    >
      <p class="soft">{t.step(step)}</p>
      <h1>{t.title(promised.name)}</h1>
      <Lead>{t.lead(String(newest.number))}</Lead>
      {hand === "records" && <Note>{t.records}</Note>}
      <ErrorSummary lang={lang} errors={errors} />
      {props.changed && (
        <Note kind="warn" role="alert" title={t.conflict}>
          {t.conflictText}
        </Note>
      )}
      <form method="post" action={`${href}/teken`} class="stack">
        {handed.map((name) => (
          <input type="hidden" name={name} value={values[name] ?? ""} />
        ))}
        {children}
      </form>
    </PlanFrame>
  );
}

/** For what: the whole plan, or these initiatives. */
export function ChoosePage(props: StepProps) {
  const { request, shown, values, chosen, errors } = props;
  const { lang } = request;
  const t = promiseTexts(lang).sign;
  const kept = Object.entries(values).filter(([name]) => secondStep.includes(name) || name.startsWith("bedrag-"));
  const group = (legend: string, id: string, offers: readonly Offer[]) =>
    offers.length > 0 && (
      <CheckboxGroup
        lang={lang}
        id={id}
        name="initiatief"
        legend={legend}
        values={chosen.ids}
        options={offers.map((one) => ({ value: one.id, label: one.title }))}
        optional
      />
    );
  return (
    <Step {...props} step="1">
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <h2>{t.what}</h2>
      <Checkbox
        id="heel"
        name="heel"
        label={t.whole}
        checked={chosen.whole}
        error={errors.find((error) => error.id === "heel")?.text}
      />
      {group(
        t.own,
        "eigen",
        shown.offers.filter((one) => one.own),
      )}
      {group(
        t.others,
        "andere",
        shown.offers.filter((one) => !one.own),
      )}
      <p>
        <Button name="doe" value="verder">
          {t.next}
        </Button>
      </p>
    </Step>
  );
}

/** Amounts, reserve, approval, and who signs. */
export function SignPage(props: StepProps) {
  const { request, shown, values, chosen, errors } = props;
  const { lang } = request;
  const all = promiseTexts(lang);
  const t = all.sign;
  const offers = shown.offers.filter((one) => chosen.ids.includes(one.id));
  const field = (name: string, hint?: string) => fieldOf(lang, name, { values, errors, hint });
  return (
    <Step {...props} step="2">
      {chosen.whole && <input type="hidden" name="heel" value="1" />}
      {chosen.ids.map((id) => (
        <input type="hidden" name="initiatief" value={id} />
      ))}
      <h2>{t.what}</h2>
      <ul>
        {chosen.whole && <li>{t.whole}</li>}
        {offers.map((one) => (
          <li lang={lang === "nl" ? undefined : "nl"}>{one.title}</li>
        ))}
      </ul>
      {offers.some((one) => one.years.length > 0) && (
        <>
          <h2>{t.amounts}</h2>
          <p>{t.amountsSay}</p>
          {offers.flatMap((one) =>
            one.years.map((year) => {
              const needed = one.needed.find((each) => each.year === year);
              const hint = needed && needed.euros > 0 ? t.needed(formatEuro(needed.euros, lang)) : undefined;
              const label = t.amountOf(one.title, String(year));
              return (
                <TextInput
                  {...field(amountField(one.id, year), hint)}
                  label={label}
                  inputmode="numeric"
                  short
                  optional
                />
              );
            }),
          )}
        </>
      )}
      <h2>{all.reserve}</h2>
      <TextArea {...field("reserve", t.reserveHint)} label={t.reserve} maxlength={600} optional />
      <TextInput {...field("approvalBy", t.approvalHint)} label={t.approvalBy} maxlength={120} optional />
      <h2>{all.paper.signature}</h2>
      <TextInput {...field("signedFunction", t.roleHint)} label={t.role} maxlength={120} />
      <TextInput {...field("signedName", t.nameHint)} label={t.name} maxlength={120} />
      <TextInput {...field("signedOn")} label={t.on} type="date" short />
      <TextInput {...field("reason", t.reasonHint)} label={t.reason} maxlength={300} />
      <p class="cluster">
        <Button name="doe" value="teken">
          {t.button}
        </Button>
        <Button look="quiet" name="doe" value="terug" formnovalidate>
          {t.back}
        </Button>
      </p>
    </Step>
  );
}
