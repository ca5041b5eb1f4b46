import { Note } from "#design/components/index.ts";
import { listed } from "#design/format.ts";
import { dialogueTexts } from "../text.ts";
import { addressOf } from "./frame.tsx";
import type { ConsentProps } from "./take-part.tsx";

/** What somebody needs who comes with an account: said before the tick, and when it did not fit. */
export function WaysIn({ request, dialogue, error, invited, signedIn }: ConsentProps) {
  const t = dialogueTexts(request.lang).join;
  const { entries } = dialogue.content;
  const names = listed(invited, request.lang);
  // With an open link nobody needs an account, so none is asked for.
  const byAccount = !entries.includes("open") && (entries.includes("account") || entries.includes("organisation"));
  const signIn = `${request.link("/inloggen")}?terug=${encodeURIComponent(addressOf(dialogue, "meedoen"))}`;
  if (error === "needs-place") return <Note kind="warn">{t.placeNeeded(names)}</Note>;
  if (!byAccount && error !== "needs-account") return null;
  return (
    <Note kind={error === "needs-account" ? "warn" : "info"}>
      {error === "needs-account" && <p>{t.accountNeeded}.</p>}
      {names && <p>{`${t.invited(names)} ${t.invitedNobody}`}</p>}
      {!signedIn && (
        <p>
          <a href={signIn}>{t.signIn}</a>
        </p>
      )}
    </Note>
  );
}
