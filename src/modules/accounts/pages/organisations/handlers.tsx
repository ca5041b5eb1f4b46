import type { Context } from "#platform/context.ts";
import {
  type Actor,
  everyone,
  page,
  type PageRequest,
  redirect,
  type Router,
  signedIn,
  z,
} from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { findArea, regionOf } from "#modules/regions/index.ts";
import { vouch } from "../../actions-assurance.ts";
import { isUuid } from "../../actions-mine.ts";
import {
  admitMember,
  askMembership,
  invite,
  leaveOrganisation,
  listMembers,
  membersRounded,
  myPlace,
  organisationAt,
  removeMember,
  setFunction,
  writeAbout,
} from "../../actions-organisations.ts";
import type { Organisation } from "../../model.ts";
import { maySeeMembers } from "../../policy.ts";
import { reasonedForm } from "../../reasons.ts";
import { organisationsOf } from "../../store-organisations.ts";
import { MemberListPage, MembersPage } from "./members.tsx";
import { OrganisationPage, OrganisationsPage } from "./public.tsx";

const here = "/:region/organisatie/:slug";

/** Organisations of a region: their public pages, and the door for members and board. */
export function organisationPages(router: Router, ctx: Context): void {
  const find = (request: Pick<PageRequest, "params">) =>
    organisationAt(ctx, request.params.region ?? "", request.params.slug ?? "");
  router.page({
    path: "/:region/organisaties",
    policy: everyone,
    cache: "public",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      return page(
        <OrganisationsPage
          request={request}
          region={region}
          organisations={await organisationsOf(ctx.db, region.id)}
        />,
      );
    },
  });
  router.page({
    path: here,
    policy: everyone,
    cache: "public",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const organisation = await find(request);
      const area = organisation.areaCode ? await findArea(ctx.db, organisation.areaCode) : undefined;
      const members = await membersRounded(ctx, organisation.id);
      return page(
        <OrganisationPage
          request={request}
          region={region}
          organisation={organisation}
          areaName={area?.name}
          members={members}
        />,
      );
    },
  });
  router.page({
    path: `${here}/leden`,
    policy: signedIn,
    cache: "private",
    query: z.object({ gedaan: z.literal("bewaard").optional() }),
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const organisation = await find(request);
      const own = await myPlace(ctx, request.actor, organisation.id);
      const role = own?.state === "member" ? own.function : undefined;
      const leads = maySeeMembers(request.actor, region.id, role);
      const props = {
        request,
        region,
        organisation,
        own,
        leads,
        stepFirst: role === "board" && !leads,
        saved: request.query.gedaan !== undefined,
      };
      return page(<MembersPage {...props} />);
    },
  });
  router.page({
    path: `${here}/ledenlijst`,
    policy: signedIn,
    cache: "private",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const organisation = await find(request);
      const members = await listMembers(ctx, request.actor, organisation);
      return page(<MemberListPage request={request} region={region} organisation={organisation} members={members} />);
    },
  });

  const act = (
    name: string,
    to: "leden" | "ledenlijst",
    work: (actor: Actor, organisation: Organisation, request: PageRequest) => Promise<void>,
  ) =>
    reasonedForm(router, {
      path: `${here}/${name}`,
      policy: signedIn,
      async handle(request) {
        const organisation = await find(request);
        await work(request.actor, organisation, request);
        return redirect(
          request.link(
            `/${organisation.region}/organisatie/${organisation.slug}/${to}${to === "leden" ? "?gedaan=bewaard" : ""}`,
          ),
        );
      },
    });
  act("lid-worden", "leden", (actor, organisation) => askMembership(ctx, actor, organisation));
  act("weg", "leden", (actor, organisation) => leaveOrganisation(ctx, actor, organisation));
  act("uitnodigen", "leden", (actor, organisation, { form }) =>
    invite(ctx, actor, organisation, { email: form.text("mail"), function: form.text("functie") }),
  );
  act("schrijven", "leden", (actor, organisation, { form }) =>
    writeAbout(ctx, actor, organisation, {
      about: form.text("over"),
      constituency: form.text("achterban"),
      contact: form.text("contact"),
    }),
  );
  act("toelaten", "ledenlijst", (actor, organisation, request) =>
    admitMember(ctx, actor, organisation, personIn(request)),
  );
  act("verwijderen", "ledenlijst", (actor, organisation, request) =>
    removeMember(ctx, actor, organisation, personIn(request)),
  );
  act("functie", "ledenlijst", (actor, organisation, request) =>
    setFunction(ctx, actor, organisation, { person: personIn(request), function: request.form.text("functie") }),
  );
  act("ken-ik", "ledenlijst", (actor, organisation, request) =>
    vouch(ctx, actor, { organisation: organisation.id, person: personIn(request) }),
  );
}

/** The person a form names. @throws Refusal 404 when it is no id */
function personIn(request: Pick<PageRequest, "form">): string {
  const id = request.form.text("wie");
  if (!isUuid(id)) throw new Refusal("", 404);
  return id;
}
