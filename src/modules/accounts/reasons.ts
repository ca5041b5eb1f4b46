import type { FormRoute, Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { en } from "./text.en.ts";
import { accountTexts } from "./text.ts";

export type ReasonName = keyof typeof en.reasons;

/** A refusal that pages say in the visitor's language; the command line says it in English. */
export class Reason extends Refusal {
  readonly reason: ReasonName;

  constructor(reason: ReasonName, status = 400) {
    super(en.reasons[reason], status);
    this.reason = reason;
  }
}

/** Declares a form whose reasons are said in the language of the request. */
export function reasonedForm(router: Router, route: FormRoute): void {
  router.form({
    ...route,
    async handle(request) {
      try {
        return await route.handle(request);
      } catch (error) {
        if (!(error instanceof Reason)) throw error;
        throw new Refusal(accountTexts(request.lang).reasons[error.reason], error.status);
      }
    },
  });
}
