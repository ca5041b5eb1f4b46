/** Door of the accounts room: people, organisations, roles, privacy. */
export { actFor, actingPurposes, type ActingPurpose } from "./actions-assurance.ts";
export { closeHallOf, hallCode, hallLasts, inOpenHall, openHall } from "./actions-halls.ts";
export { type ExampleRemover, onRegionInUse } from "./actions-house.ts";
export { eraseMe, replayErasures } from "./actions-mine.ts";
export {
  addPerson,
  giveRole,
  linkFor,
  listPeople,
  type PersonWithGrants,
  rolesOf,
  takeRole,
} from "./actions-people.ts";
export { noteErasures, readErasures } from "./erasures.ts";
export { addConsentKind, addHolder, type ConsentKind, type Held, type Holder } from "./holders.ts";
export { addManageLink } from "./manage-links.ts";
export { letter } from "./letters.ts";
export { accounts } from "./module.ts";
export {
  isOfResidents,
  type MemberFunction,
  type Organisation,
  type OrganisationKind,
  organisationKinds,
} from "./model.ts";
export { AccountPage, OneButton } from "./pages/frame.tsx";
export { hasPlaceIn, partnersOf, pseudonymOf, sendLetter, signersOf } from "./people.ts";
export { Reason, reasonedForm } from "./reasons.ts";
export { publishRegister } from "./register.ts";
export { membershipOf, organisationById, organisationBySlug, organisationsOf } from "./store-organisations.ts";
export { type Erased, erasuresIn } from "./store-people.ts";
export { openScope, type Scope, withScope } from "./store-scope.ts";
