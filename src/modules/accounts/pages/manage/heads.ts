import type { Context } from "#platform/context.ts";
import { oneOf, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { nameHeadReader, removeHeadReader } from "../../actions-head.ts";
import { isUuid } from "../../actions-mine.ts";
import { reasonedForm } from "../../reasons.ts";

/** Naming and removing who gets the end of the audit's chain by mail; the list stands on `/beheer`. */
export function headReaderForms(router: Router, ctx: Context): void {
  const policy = oneOf("operator");
  reasonedForm(router, {
    policy,
    path: "/beheer/stand",
    async handle(request) {
      await nameHeadReader(ctx, request.actor, { email: request.form.text("mail"), lang: request.lang });
      return redirect(request.link("/beheer"));
    },
  });
  router.form({
    policy,
    path: "/beheer/stand/weg",
    async handle(request) {
      const id = request.form.text("wie");
      if (!isUuid(id)) throw new Refusal("", 404);
      await removeHeadReader(ctx, request.actor, id);
      return redirect(request.link("/beheer"));
    },
  });
}
