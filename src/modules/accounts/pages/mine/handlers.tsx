import type { Context } from "#platform/context.ts";
import { file, page, type PageRequest, redirect, type Router, signedIn, z } from "#platform/http/index.ts";
import {
  correct,
  endMySession,
  endOtherSessions,
  eraseMe,
  askNewAddress,
  isUuid,
  myConsents,
  myData,
  mySessions,
  setConsent,
  whoLooked,
} from "../../actions-mine.ts";
import { agreeToAct, letActForMe, myActing, stopActing, useLetter } from "../../actions-assurance.ts";
import { allRegions } from "#modules/regions/index.ts";
import { worksIn } from "../../manage-links.ts";
import { myOrganisations } from "../../actions-organisations.ts";
import { noSessionCookie } from "../../cookie.ts";
import { Reason, reasonedForm } from "../../reasons.ts";
import { accountTexts } from "../../text.ts";
import { ActingPage, LetterPage } from "./acting.tsx";
import { mineTexts } from "./text.ts";
import { LogPage, ReadablePage } from "./log.tsx";
import { ChangePage, ErasedPage, ErasePage, MinePage } from "./views.tsx";

const own = { policy: signedIn } as const;
const told = z.object({ gedaan: z.enum(["bewaard", "verstuurd"]).optional() });

/** Mijn gegevens: see, take, correct, end, erase. */
export function minePages(router: Router, ctx: Context): void {
  router.page({
    ...own,
    path: "/mijn",
    cache: "private",
    query: told,
    async handle(request) {
      const person = request.actor.person!;
      const [mine, sessions, consents, looked] = await Promise.all([
        myData(ctx, request.actor, request.lang),
        mySessions(ctx, person),
        myConsents(ctx, person),
        whoLooked(ctx, request.actor),
      ]);
      const regions = (await allRegions(ctx.db)).filter(({ id }) => worksIn(request.actor, id));
      const organisations = await myOrganisations(ctx, person);
      const saved = request.query.gedaan ? mineTexts(request.lang).saved : undefined;
      return page(
        <MinePage
          request={request}
          mine={mine}
          sessions={sessions}
          consents={consents}
          looked={looked.slice(0, 10)}
          regions={regions}
          organisations={organisations}
          saved={saved}
        />,
      );
    },
  });
  taking(router, ctx);
  changing(router, ctx);
  acting(router, ctx);
}

/** The download and the pages one can print. */
function taking(router: Router, ctx: Context): void {
  router.page({
    ...own,
    path: "/mijn/gegevens.json",
    cache: "private",
    oneLanguage: true,
    async handle(request) {
      const mine = await myData(ctx, request.actor, request.lang, true);
      const log = await whoLooked(ctx, request.actor);
      const parts = Object.fromEntries(mine.held.map((part) => [part.name, part.data]));
      return file(
        JSON.stringify({ takenAt: ctx.clock(), ...parts, log }, null, 2),
        "application/json",
        "brink-mijn-gegevens.json",
      );
    },
  });
  router.page({
    ...own,
    path: "/mijn/bladzijde",
    cache: "private",
    async handle(request) {
      const mine = await myData(ctx, request.actor, request.lang, true);
      return page(<ReadablePage request={request} mine={mine} looked={await whoLooked(ctx, request.actor)} />);
    },
  });
  router.page({
    ...own,
    path: "/mijn/logboek",
    cache: "private",
    query: z.object({ voor: z.iso.datetime().optional(), regel: z.string().optional() }),
    async handle(request) {
      const { voor, regel } = request.query;
      const lines = await whoLooked(
        ctx,
        request.actor,
        voor && regel && isUuid(regel) ? { at: new Date(voor), id: regel } : undefined,
      );
      const last = lines.length === 50 ? lines.at(-1) : undefined;
      const older = last && `${request.link("/mijn/logboek")}?voor=${last.at.toISOString()}&regel=${last.id}`;
      return page(<LogPage request={request} lines={lines} older={older} />);
    },
  });
}

/** Correct, end sessions, consents, stop. */
function changing(router: Router, ctx: Context): void {
  const changePage = async (
    request: PageRequest<unknown>,
    more: { sent?: boolean; typedEmail?: string; errors?: Record<string, string> } = {},
  ) => {
    const { person } = await myData(ctx, request.actor, request.lang);
    return <ChangePage request={request} name={person.name ?? ""} lang={person.lang} email={person.email} {...more} />;
  };
  const done = (request: PageRequest) => redirect(`${request.link("/mijn")}?gedaan=bewaard`);

  router.page({
    ...own,
    path: "/mijn/veranderen",
    cache: "private",
    query: told,
    handle: async (request) => page(await changePage(request, { sent: request.query.gedaan === "verstuurd" })),
  });
  router.form({
    ...own,
    path: "/mijn/veranderen",
    async handle(request) {
      try {
        const lang = request.form.text("taal") === "en" ? "en" : "nl";
        await correct(ctx, request.actor, { name: request.form.text("naam"), lang });
        return done(request);
      } catch (error) {
        return page(await changePage(request, { errors: { naam: sentence(request, error) } }), { status: 400 });
      }
    },
  });
  router.form({
    ...own,
    path: "/mijn/adres",
    async handle(request) {
      const typedEmail = request.form.text("mail");
      try {
        await askNewAddress(ctx, request.actor, typedEmail);
        return redirect(`${request.link("/mijn/veranderen")}?gedaan=verstuurd`);
      } catch (error) {
        return page(await changePage(request, { typedEmail, errors: { mail: sentence(request, error) } }), {
          status: 400,
        });
      }
    },
  });
  router.form({
    ...own,
    path: "/mijn/sessie",
    async handle(request) {
      await endMySession(ctx, request.actor, request.form.text("sessie"));
      return done(request);
    },
  });
  router.form({
    ...own,
    path: "/mijn/sessies",
    async handle(request) {
      await endOtherSessions(ctx, request.actor);
      return done(request);
    },
  });
  router.form({
    ...own,
    path: "/mijn/toestemming",
    async handle(request) {
      await setConsent(ctx, request.actor, request.form.text("soort"), request.form.text("geeft") === "1");
      return done(request);
    },
  });
  router.page({
    ...own,
    path: "/mijn/stoppen",
    cache: "private",
    handle: (request) => page(<ErasePage request={request} />),
  });
  reasonedForm(router, {
    ...own,
    path: "/mijn/stoppen",
    async handle(request) {
      if (!request.form.has("zeker"))
        return page(<ErasePage request={request} error={mineTexts(request.lang).eraseConfirmMissing} />, {
          status: 400,
        });
      await eraseMe(ctx, request.actor);
      return page(<ErasedPage request={request} />, { headers: { "Set-Cookie": noSessionCookie(ctx.config) } });
    },
  });
}

/** The sentence of a reason, for beside the field; anything else is not ours to explain. */
export function sentence(request: Pick<PageRequest, "lang">, error: unknown): string {
  if (!(error instanceof Reason)) throw error;
  return accountTexts(request.lang).reasons[error.reason];
}

/** Acting for someone, and the code of a letter. */
function acting(router: Router, ctx: Context): void {
  const list = (request: PageRequest<unknown>) => myActing(ctx, request.actor.person!);
  router.page({
    ...own,
    path: "/mijn/handelen",
    cache: "private",
    query: told,
    handle: async (request) =>
      page(<ActingPage request={request} acting={await list(request)} sent={request.query.gedaan === "verstuurd"} />),
  });
  router.form({
    ...own,
    path: "/mijn/handelen",
    async handle(request) {
      const { form } = request;
      const typed = {
        email: form.text("mail"),
        kind: form.text("soort"),
        purposes: form.all("doel"),
        endsOn: form.text("tot"),
      };
      try {
        await letActForMe(ctx, request.actor, typed);
        return redirect(`${request.link("/mijn/handelen")}?gedaan=verstuurd`);
      } catch (error) {
        return page(
          <ActingPage request={request} acting={await list(request)} typed={typed} error={sentence(request, error)} />,
          { status: 400 },
        );
      }
    },
  });
  for (const [path, act] of [
    ["/mijn/handelen/ja", agreeToAct],
    ["/mijn/handelen/stop", stopActing],
  ] as const) {
    router.form({
      ...own,
      path,
      async handle(request) {
        const id = request.form.text("wie");
        if (isUuid(id)) await act(ctx, request.actor, id);
        return redirect(request.link("/mijn/handelen"));
      },
    });
  }
  router.page({
    ...own,
    path: "/mijn/brief",
    cache: "private",
    handle: (request) => page(<LetterPage request={request} />),
  });
  router.form({
    ...own,
    path: "/mijn/brief",
    async handle(request) {
      const typed = {
        code: request.form.text("code"),
        postcode: request.form.text("postcode"),
        number: request.form.text("huisnummer"),
      };
      try {
        return page(<LetterPage request={request} done={await useLetter(ctx, request.actor, typed)} />);
      } catch (error) {
        return page(<LetterPage request={request} typed={typed} error={sentence(request, error)} />, { status: 400 });
      }
    },
  });
}
