import type { Organisation } from "#modules/accounts/index.ts";
import type { FormBody } from "#platform/http/index.ts";
import type { DialogueEdit } from "../../actions-team.ts";
import {
  type DialogueContent,
  type DialogueForm,
  entryWays,
  influenceLevels,
  openDataFrom,
  slugFrom,
} from "../../model.ts";
import type { ShownDialogue } from "../../store.ts";

/** What was typed in the form of the team; kept as typed, so that a form that does not fit comes back filled in. */
export interface Typed {
  readonly title: string;
  readonly form: DialogueForm;
  readonly questions: string;
  readonly background: string;
  readonly themes: string;
  readonly areas: string;
  readonly audience: string;
  readonly entries: readonly string[];
  /** Ids of the organisations that are invited. */
  readonly organisations: readonly string[];
  readonly influence: string;
  readonly fixed: string;
  readonly decides: string;
  readonly opens: string;
  readonly second: string;
  readonly closes: string;
  readonly meaning: string;
  readonly decision: string;
  readonly answerDay: string;
  readonly moderation: "before" | "after";
  readonly health: boolean;
  readonly late: boolean;
  readonly grade: string;
  readonly helpLines: string;
  readonly youth: string;
  readonly openData: boolean;
}

export type TypedError =
  | "title"
  | "questions"
  | "background"
  | "themes"
  | "audience"
  | "entries"
  | "fixed"
  | "decides"
  | "dates";

export function readTyped(form: FormBody): Typed {
  const text = (name: string) => form.text(name).trim().slice(0, 4_000);
  return {
    title: text("titel"),
    form: text("vorm") === "statements" ? "statements" : "rounds",
    questions: text("vragen"),
    background: text("achtergrond"),
    themes: text("themas"),
    areas: text("gebieden"),
    audience: text("wie"),
    entries: form.all("ingang"),
    organisations: form.all("organisatie"),
    influence: text("invloed"),
    fixed: text("vast"),
    decides: text("beslist"),
    opens: text("opent"),
    second: text("tweede"),
    closes: text("sluit"),
    meaning: text("duiding"),
    decision: text("besluit"),
    answerDay: text("antwoord"),
    moderation: text("moderatie") === "after" ? "after" : "before",
    health: form.has("gezondheid"),
    late: form.has("later"),
    grade: text("cijfervraag").slice(0, 200),
    helpLines: text("hulplijst"),
    youth: text("jongeren").slice(0, 120),
    openData: form.has("opendata"),
  };
}

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** A day of the form as the moment it begins. Days are Dutch; a dialogue opens at one or two in the night at most. */
const moment = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Reads the form: what does not fit, or the dialogue. Statements have one question; `known` are the organisations of the region. */
export function dialogueFrom(
  typed: Typed,
  known: readonly Pick<Organisation, "id">[],
): { errors: readonly TypedError[] } | { edit: DialogueEdit & { form: DialogueForm } } {
  const errors: TypedError[] = [];
  const questions = lines(typed.questions).slice(0, typed.form === "statements" ? 1 : 6);
  const organisations = known.map(({ id }) => id).filter((id) => typed.organisations.includes(id));
  const entries = entryWays.filter((way) =>
    way === "organisation" ? organisations.length > 0 : typed.entries.includes(way),
  );
  if (typed.title.length < 5) errors.push("title");
  if (questions.length < 1 || questions.length > 5) errors.push("questions");
  if (typed.background.length < 20) errors.push("background");
  if (lines(typed.themes).length === 0) errors.push("themes");
  if (typed.audience === "") errors.push("audience");
  if (entries.length === 0) errors.push("entries");
  if (typed.fixed === "") errors.push("fixed");
  if (typed.decides === "") errors.push("decides");
  if (!datesFit(typed)) errors.push("dates");
  if (errors.length > 0) return { errors };
  return {
    edit: {
      form: typed.form,
      content: contentFrom(typed, questions, entries, organisations),
      moderation: typed.moderation,
      opensAt: moment(typed.opens),
      secondAt: typed.form === "rounds" ? moment(typed.second) : null,
      closesAt: moment(typed.closes),
    },
  };
}

function datesFit({ form, opens, second, closes }: Typed): boolean {
  if (!isDay(opens) || !isDay(closes) || opens >= closes) return false;
  return form === "statements" || (isDay(second) && opens <= second && second <= closes);
}

function contentFrom(
  typed: Typed,
  questions: readonly string[],
  entries: DialogueContent["entries"],
  organisations: readonly string[],
): DialogueContent {
  const steps = {
    meaning: typed.meaning,
    decision: typed.decision,
    answer: typed.answerDay,
    round1: typed.opens,
    round2: typed.form === "rounds" ? typed.second : typed.opens,
  };
  return {
    title: typed.title.slice(0, 120),
    questions,
    background: typed.background,
    themes: lines(typed.themes)
      .slice(0, 12)
      .map((name) => ({ id: slugFrom(name), name: name.slice(0, 40) })),
    areas: [],
    areaNames: lines(typed.areas).slice(0, 40),
    audience: typed.audience,
    entries,
    ...(organisations.length > 0 ? { organisations } : {}),
    influence: influenceLevels.find((level) => level === typed.influence) ?? "think",
    fixed: typed.fixed,
    decides: typed.decides,
    steps: Object.fromEntries(Object.entries(steps).filter(([, day]) => isDay(day))),
    lateIdeas: typed.late,
    ...(typed.grade === "" ? {} : { grade: typed.grade }),
    ...(typed.helpLines === "" ? {} : { help: lines(typed.helpLines).slice(0, 12) }),
    ...(typed.youth === "" ? {} : { youth: typed.youth }),
    health: typed.health,
    consentVersion: 1,
    ...(typed.openData ? { openData: openDataFrom } : {}),
  };
}

const day = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? "";

/** The form as it stands now. */
export function typedFrom(dialogue: ShownDialogue): Typed {
  const { content } = dialogue;
  return {
    ...content,
    form: dialogue.form,
    organisations: content.organisations ?? [],
    questions: content.questions.join("\n"),
    themes: content.themes.map(({ name }) => name).join("\n"),
    areas: content.areaNames.join("\n"),
    opens: day(dialogue.opensAt),
    second: day(dialogue.secondAt),
    closes: day(dialogue.closesAt),
    meaning: content.steps.meaning ?? "",
    decision: content.steps.decision ?? "",
    answerDay: content.steps.answer ?? "",
    moderation: dialogue.moderation,
    late: content.lateIdeas,
    grade: content.grade ?? "",
    helpLines: (content.help ?? []).join("\n"),
    youth: content.youth ?? "",
    openData: content.openData !== undefined,
  };
}

/** A new form: two weeks for each round, read before publication, with an open link. */
export function emptyTyped(now: Date): Typed {
  const after = (days: number) => day(new Date(now.getTime() + days * 86_400_000));
  return {
    title: "",
    form: "rounds",
    questions: "",
    background: "",
    themes: "",
    areas: "",
    audience: "",
    entries: ["open", "code"],
    organisations: [],
    influence: "think",
    fixed: "",
    decides: "",
    opens: after(7),
    second: after(21),
    closes: after(35),
    meaning: after(45),
    decision: after(70),
    answerDay: after(84),
    moderation: "before",
    health: true,
    late: true,
    grade: "",
    helpLines: "",
    youth: "",
    openData: false,
  };
}
