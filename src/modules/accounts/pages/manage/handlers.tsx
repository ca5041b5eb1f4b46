import type { Context } from "#platform/context.ts";
import { file, holds, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { allRegions, regionOf } from "#modules/regions/index.ts";
import { makeLetters } from "../../actions-assurance.ts";
import { headReaders } from "../../actions-head.ts";
import { breaches, declareRegion, endBreach, noteBreach } from "../../actions-house.ts";
import { isUuid } from "../../actions-mine.ts";
import { registerOrganisation } from "../../actions-organisations.ts";
import { setLogin } from "../../actions-organisation-login.ts";
import { acceptByHand, checkedInPerson, giveRole, listPeople, takeRole, waitingProofs } from "../../actions-people.ts";
import { workRoles } from "../../manage-links.ts";
import { isHouseOperator, mayCheckPeople } from "../../policy.ts";
import { reasonedForm } from "../../reasons.ts";
import { declarations } from "../../store-house.ts";
import { letterBatches } from "../../store-letters.ts";
import { organisationsOf } from "../../store-organisations.ts";
import { sentence } from "../mine/handlers.tsx";
import { openHall } from "../../actions-halls.ts";
import { headReaderForms } from "./heads.ts";
import { BreachesPage, CheckingPage, HallPage, LivePage } from "./more-views.tsx";
import { ManagePage, OrganisationsManagePage, PeoplePage, RegionManagePage } from "./views.tsx";

const operator = { policy: oneOf("operator") } as const;
const team = { policy: oneOf("operator", "programme_team") } as const;
const told = z.object({ gedaan: z.literal("bewaard").optional() });
const region = (request: Pick<PageRequest, "params">) => request.params.region ?? "";

/** What operators and teams arrange, in Dutch addresses under /beheer and /:region/beheer. */
export function managePages(router: Router, ctx: Context): void {
  router.page({
    ...operator,
    path: "/beheer",
    cache: "private",
    async handle(request) {
      const regions = (await allRegions(ctx.db)).filter((one) => holds(request.actor, "operator", { region: one.id }));
      const readers = isHouseOperator(request.actor) ? await headReaders(ctx, request.actor) : undefined;
      return page(<ManagePage request={request} regions={regions} readers={readers} />);
    },
  });
  router.page({
    policy: oneOf(...workRoles),
    path: "/:region/beheer",
    cache: "private",
    async handle(request) {
      const found = await regionOf(ctx, region(request));
      return page(
        <RegionManagePage
          request={request}
          region={found}
          operator={holds(request.actor, "operator", { region: found.id })}
          checks={mayCheckPeople(request.actor, found.id)}
        />,
      );
    },
  });
  people(router, ctx, "/beheer/mensen");
  people(router, ctx, "/:region/beheer/mensen");
  organisations(router, ctx);
  checking(router, ctx);
  live(router, ctx);
  breachRegister(router, ctx);
  headReaderForms(router, ctx);
}

function people(router: Router, ctx: Context, path: string): void {
  const place = (request: Pick<PageRequest, "params">) => path.replace(":region", region(request));
  router.page({
    ...operator,
    path,
    cache: "private",
    async handle(request) {
      const found = request.params.region ? await regionOf(ctx, region(request)) : undefined;
      const list = await listPeople(ctx, request.actor, found?.id);
      return page(<PeoplePage request={request} region={found} people={list} place={place(request)} />);
    },
  });
  reasonedForm(router, {
    ...operator,
    path,
    async handle(request) {
      await giveRole(ctx, request.actor, {
        email: request.form.text("mail"),
        role: request.form.text("rol"),
        region: request.params.region,
      });
      return redirect(request.link(place(request)));
    },
  });
  reasonedForm(router, {
    ...operator,
    path: `${path}/neem`,
    async handle(request) {
      await takeRole(ctx, request.actor, idIn(request, "rol"));
      return redirect(request.link(place(request)));
    },
  });
}

function organisations(router: Router, ctx: Context): void {
  const path = "/:region/beheer/organisaties";
  const done = (request: PageRequest) =>
    redirect(`${request.link(path.replace(":region", region(request)))}?gedaan=bewaard`);
  router.page({
    ...operator,
    path,
    cache: "private",
    query: told,
    async handle(request) {
      const found = await regionOf(ctx, region(request));
      const list = await organisationsOf(ctx.db, found.id);
      return page(
        <OrganisationsManagePage
          request={request}
          region={found}
          organisations={list}
          origin={ctx.config.url}
          saved={request.query.gedaan !== undefined}
        />,
      );
    },
  });
  reasonedForm(router, {
    ...operator,
    path,
    async handle(request) {
      const { form } = request;
      const typed = {
        region: region(request),
        kind: form.text("soort"),
        name: form.text("naam"),
        areaCode: form.text("gebied").trim(),
      };
      await registerOrganisation(ctx, request.actor, typed);
      return done(request);
    },
  });
  reasonedForm(router, {
    ...operator,
    path: `${path}/inloggen`,
    async handle(request) {
      const { form } = request;
      const organisation = idIn(request, "organisatie");
      await setLogin(ctx, request.actor, {
        organisation,
        issuer: form.text("dienst").trim(),
        clientId: form.text("client").trim(),
        clientSecret: form.text("client_secret"),
      });
      return done(request);
    },
  });
}

function checking(router: Router, ctx: Context): void {
  const path = "/:region/beheer/herkennen";
  const done = (request: PageRequest) =>
    redirect(`${request.link(path.replace(":region", region(request)))}?gedaan=bewaard`);
  router.page({
    ...team,
    path,
    cache: "private",
    query: told,
    async handle(request) {
      const found = await regionOf(ctx, region(request));
      const waiting = (await waitingProofs(ctx, request.actor)).filter((proof) => proof.region === found.id);
      const props = {
        request,
        region: found,
        waiting,
        batches: await letterBatches(ctx.db, found.id),
        saved: request.query.gedaan !== undefined,
      };
      return page(<CheckingPage {...props} operator={holds(request.actor, "operator", { region: found.id })} />);
    },
  });
  reasonedForm(router, {
    ...operator,
    path: `${path}/brieven`,
    async handle(request) {
      const codes = await makeLetters(ctx, request.actor, {
        region: region(request),
        amount: Number(request.form.text("aantal")),
      });
      return file(`code\r\n${codes.join("\r\n")}\r\n`, "text/csv; charset=utf-8", "brieven.csv");
    },
  });
  router.form({
    ...team,
    path: `${path}/zaal`,
    async handle(request) {
      const found = await regionOf(ctx, region(request));
      const code = await openHall(ctx, request.actor, found.id);
      return page(
        <HallPage
          request={request}
          region={found}
          address={request.absolute(request.link(`/inloggen?zaal=${code}`))}
        />,
      );
    },
  });
  reasonedForm(router, {
    ...team,
    path: `${path}/klopt`,
    async handle(request) {
      await acceptByHand(ctx, request.actor, idIn(request, "bewijs"));
      return done(request);
    },
  });
  reasonedForm(router, {
    ...team,
    path: `${path}/gezien`,
    async handle(request) {
      await checkedInPerson(ctx, request.actor, { email: request.form.text("mail"), region: region(request) });
      return done(request);
    },
  });
}

function live(router: Router, ctx: Context): void {
  const path = "/:region/beheer/in-gebruik";
  const empty = { controller: "", contact: "", privacy: "", accessibility: "", complaints: "" };
  router.page({
    ...operator,
    path,
    cache: "private",
    query: told,
    async handle(request) {
      const found = await regionOf(ctx, region(request));
      const typed = (await declarations(ctx.db)).find((one) => one.region_id === found.id) ?? empty;
      return page(
        <LivePage request={request} region={found} typed={typed} saved={request.query.gedaan !== undefined} />,
      );
    },
  });
  router.form({
    ...operator,
    path,
    async handle(request) {
      const found = await regionOf(ctx, region(request));
      const typed = Object.fromEntries(
        Object.keys(empty).map((name) => [name, request.form.text(name)]),
      ) as typeof empty;
      try {
        await declareRegion(ctx, request.actor, found.id, typed);
        return redirect(`${request.link(`/${found.id}/beheer/in-gebruik`)}?gedaan=bewaard`);
      } catch (error) {
        return page(<LivePage request={request} region={found} typed={typed} error={sentence(request, error)} />, {
          status: 400,
        });
      }
    },
  });
}

function breachRegister(router: Router, ctx: Context): void {
  const path = "/beheer/lekken";
  router.page({
    ...operator,
    path,
    cache: "private",
    handle: async (request) => page(<BreachesPage request={request} breaches={await breaches(ctx, request.actor)} />),
  });
  reasonedForm(router, {
    ...operator,
    path,
    async handle(request) {
      const { form } = request;
      await noteBreach(ctx, request.actor, {
        foundAt: form.text("ontdekt"),
        what: form.text("wat"),
        whom: form.text("wie"),
        measures: form.text("maatregel"),
      });
      return redirect(request.link(path));
    },
  });
  reasonedForm(router, {
    ...operator,
    path: `${path}/klaar`,
    async handle(request) {
      await endBreach(ctx, request.actor, idIn(request, "lek"), request.form.text("reden"));
      return redirect(request.link(path));
    },
  });
}

/** An id that a form names. @throws Refusal 404 when it is none */
function idIn(request: Pick<PageRequest, "form">, name: string): string {
  const id = request.form.text(name);
  if (!isUuid(id)) throw new Refusal("", 404);
  return id;
}
