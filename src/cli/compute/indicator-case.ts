import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";

/** A file with cases as it was read; other fields beside `cases` are options of a method. */
export interface CasesFile {
  readonly cases: readonly unknown[];
  readonly [option: string]: unknown;
}

/** What a method answers: a line per case, in the order of the file. */
export interface IndicatorAnswer {
  readonly cases: readonly Readonly<Record<string, unknown>>[];
  readonly [extra: string]: unknown;
}

/** A method as the command line runs it. */
export type IndicatorMethod = (file: CasesFile) => IndicatorAnswer;

/** A number that may be missing: null stays null. */
export const maybe = z.number().nullish();
/** A list of numbers, some of which may be missing. */
export const maybes = z.array(z.number().nullish());

/** A method that looks at each case on its own. */
export function eachCase<Shape extends z.ZodType>(
  shape: Shape,
  compute: (given: z.infer<Shape>) => object,
): IndicatorMethod {
  return (file) => ({
    cases: file.cases.map((given, place) => ({
      id: idOf(given, place),
      ...named(compute(checked(shape, given, place))),
    })),
  });
}

/** The case in the shape that the method needs, or a refusal that names the case and the field. */
export function checked<Shape extends z.ZodType>(shape: Shape, given: unknown, place: number): z.infer<Shape> {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") || "the case";
  throw new Refusal(`Case ${JSON.stringify(idOf(given, place))}: ${field}: ${issue?.message ?? "does not fit"}.`);
}

/** The id of a case; its place (from 1) when it has none. */
export function idOf(given: unknown, place: number): unknown {
  return (given as { id?: unknown } | null)?.id ?? place + 1;
}

/** Fields in the spelling of the files: `refRate` becomes `ref_rate`. */
export function named(answer: object): Record<string, unknown> {
  const snake = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [snake(key), value]));
}
