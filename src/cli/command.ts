/** What a command may use to speak; results are returned, not printed. */
export interface CommandIo {
  /** Progress and remarks for the person at the keyboard; goes to standard error. */
  progress(line: string): void;
  /** True when `--json` was given: the result is printed as JSON on standard output. */
  readonly json: boolean;
}

/**
 * One command of `brink`. It returns its result: printed as JSON with `--json`, else through `print` when given.
 * It throws a `Refusal` to say no in one sentence (exit code 1).
 */
export interface Command {
  /** Words after `brink`, for example `compute indicator`. */
  readonly name: string;
  /** One line for `brink help`. */
  readonly summary: string;
  readonly usage: string;
  /** `args` are the words after the name, without `--json`. */
  run(args: string[], io: CommandIo): Promise<unknown>;
  /** A reading of the result for people. Without it, JSON is printed as well. */
  print?(result: unknown): string;
}
