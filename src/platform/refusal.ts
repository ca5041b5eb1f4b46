/** A clear "no" with a reason a person can act on. Everything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** HTTP status that fits when a web request is refused. */
  readonly status: number;

  constructor(sentence: string, status = 400) {
    super(sentence);
    this.status = status;
  }
}
