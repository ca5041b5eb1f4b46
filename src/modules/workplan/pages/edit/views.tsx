import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FormError,
  Lead,
  Note,
  SavedLine,
  TextInput,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Initiative } from "../../model.ts";
import type { InitiativeRow, VersionRow } from "../../store.ts";
import { togetherTexts } from "../../together/text.ts";
import type { CopyRow } from "../../store-examples.ts";
import { OfferPart, type RegionNames } from "../examples/parts.tsx";
import { Frame, workplanHref } from "../frame.tsx";
import { PartFields } from "./fields.tsx";
import { fieldId, rowsOf, type Values, valuesOf } from "./read.ts";
import { type ChoiceInput, optionsOf, type PartName, partNames, parts } from "./specs.ts";
import { editTexts } from "./text.ts";

interface Shared {
  readonly request: PageRequest;
  readonly input: ChoiceInput;
}

/** The parts of an initiative, each with its form; under them the history. */
export function OverviewPage({
  request,
  input,
  row,
  versions,
  copies,
  names,
}: Shared & {
  readonly row: InitiativeRow;
  readonly versions: readonly VersionRow[];
  readonly copies: readonly CopyRow[];
  readonly names: RegionNames;
}) {
  const { lang } = request;
  const t = editTexts(lang);
  const one = row.content;
  const base = workplanHref(lang, input.region, `/${one.id}`);
  return (
    <Frame
      request={request}
      region={input.region}
      noindex
      title={t.title(one.title)}
      description={one.what}
      crumbs={[{ label: one.title, href: base }, { label: t.crumb }]}
    >
      <h1>{t.title(one.title)}</h1>
      <Lead>{t.lead}</Lead>
      {(request.query as { bewaard?: string }).bewaard && <SavedLine>{t.saved}</SavedLine>}
      <ul class="link-list">
        {partNames.map((part) => (
          <li>
            <a href={`${base}/bewerk/${part}`}>{t.part[part]}</a>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink look="quiet" small href={base}>
          {t.view}
        </ButtonLink>{" "}
        <ButtonLink look="quiet" small href={`${base}/samen`}>
          {togetherTexts(lang).crumb}
        </ButtonLink>
      </p>
      <OfferPart lang={lang} region={input.region} row={row} copies={copies} names={names} />
      <h2>{t.history}</h2>
      <ol class="results">
        {versions.map((version) => (
          <li>
            <span>{t.version(String(version.version), formatDate(version.at, lang, "moment"), version.reason)}</span>
            {version.version !== row.version && (
              <form method="post" action={`${base}/bewerk`}>
                <input type="hidden" name="version" value={String(row.version)} />
                <input type="hidden" name="restore" value={String(version.version)} />
                <Button look="quiet" small>
                  {t.restore(String(version.version))}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ol>
      <h2>{t.remove}</h2>
      <p>{t.removeHint}</p>
      <form method="post" action={`${base}/bewerk`} class="stack">
        <input type="hidden" name="version" value={String(row.version)} />
        <input type="hidden" name="remove" value="1" />
        <TextInput lang={lang} id="reason" name="reason" label={t.reason} hint={t.reasonHint} maxlength={300} />
        <p>
          <Button look="quiet">{t.remove}</Button>
        </p>
      </form>
    </Frame>
  );
}

export interface PartPageProps extends Shared {
  readonly part: PartName;
  readonly one: Initiative;
  readonly version: number;
  readonly values: Values;
  readonly errors: readonly FormError[];
  /** The initiative as somebody else saved it while this form stood open. */
  readonly theirs?: Initiative;
  /** A proposal for who keeps it, instead of a change. */
  readonly proposing?: boolean;
}

/** One part's form. */
export function PartPage({ request, input, part, one, version, values, errors, theirs, proposing }: PartPageProps) {
  const { lang } = request;
  const t = editTexts(lang);
  const base = workplanHref(lang, input.region, `/${one.id}`);
  return (
    <Frame
      request={request}
      region={input.region}
      noindex
      title={`${t.part[part]}: ${one.title}`}
      description={one.what}
      crumbs={[
        { label: one.title, href: base },
        proposing
          ? { label: togetherTexts(lang).crumb, href: `${base}/samen` }
          : { label: t.crumb, href: `${base}/bewerk` },
        { label: t.part[part] },
      ]}
    >
      <h1>
        {t.part[part]} <small class="soft">{one.title}</small>
      </h1>
      <ErrorSummary lang={lang} errors={errors} />
      {theirs && <Conflict lang={lang} part={part} theirs={theirs} input={input} />}
      <form method="post" action={`${base}/${proposing ? "voorstel" : "bewerk"}/${part}`} class="stack">
        <input type="hidden" name="version" value={String(version)} />
        <PartFields lang={lang} part={part} values={values} errors={errors} input={input} />
        <TextInput
          lang={lang}
          id="reason"
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          maxlength={300}
          value={typeof values.reason === "string" ? values.reason : ""}
          error={errors.find((error) => error.id === "reason")?.text}
        />
        <p>
          <Button>{proposing ? togetherTexts(lang).propose : t.save}</Button>
        </p>
      </form>
    </Frame>
  );
}

/** What the other wrote in this part, in words. */
function Conflict({
  lang,
  part,
  theirs,
  input,
}: {
  readonly lang: Lang;
  readonly part: PartName;
  readonly theirs: Initiative;
  readonly input: ChoiceInput;
}) {
  const t = editTexts(lang);
  const values = valuesOf(part, theirs);
  const word = (id: string, choices: string | undefined) => {
    const value = values[id] ?? "";
    const text = typeof value === "string" ? value : value.join(", ");
    return choices
      ? (optionsOf(choices as never, input, lang).find((option) => option.value === text)?.label ?? text)
      : text;
  };
  const fields = parts[part].fields.map((field) => ({
    label: t.field[field.name] ?? field.name,
    text: word(fieldId(field.name), field.choices),
  }));
  const rows = parts[part].lists.flatMap(({ list, fields: columns }) =>
    Array.from({ length: rowsOf(values, list) }, (_, row) => ({
      label: t.row(t.list[list] ?? list, String(row + 1)),
      text: columns
        .map((column) => word(fieldId(column.name, list, row), column.choices))
        .filter(Boolean)
        .join(" · "),
    })).filter((line) => line.text !== ""),
  );
  return (
    <Note kind="warn" role="alert" title={t.conflict}>
      <p>
        {t.conflictText} {t.theirs}
      </p>
      <ul>
        {[...fields, ...rows].map((line) => (
          <li>
            <b>{line.label}:</b> {line.text || t.empty}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** The form for a new initiative. */
export function AddPage({
  request,
  input,
  values,
  errors,
}: Shared & { readonly values: Values; readonly errors: readonly FormError[] }) {
  const { lang } = request;
  const t = editTexts(lang);
  return (
    <Frame
      request={request}
      region={input.region}
      noindex
      title={t.add.title}
      description={t.add.lead}
      crumbs={[{ label: t.add.title }]}
    >
      <h1>{t.add.title}</h1>
      <Lead>{t.add.lead}</Lead>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={workplanHref(lang, input.region, "/toevoegen")} class="stack">
        <PartFields lang={lang} part="basis" values={values} errors={errors} input={input} />
        <p>
          <Button>{t.add.button}</Button>
        </p>
      </form>
    </Frame>
  );
}
