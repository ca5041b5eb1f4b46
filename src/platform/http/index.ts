/** Door of the web room: how a module declares pages, forms and API resources, and what a handler gets and gives. */
export {
  type Actor,
  developmentOnly,
  everyone,
  type Grant,
  holds,
  oneOf,
  type RoutePolicy,
  signedIn,
  system,
  visitor,
} from "./actor.ts";
export { type Answer, file, page, redirect } from "./answer.ts";
export { type ApiHandler, apiBase, createRoute, jsonAnswer, problem, problems, z } from "./api.ts";
export type { ErrorPage } from "./errors.tsx";
export {
  badQuestion,
  collection,
  csvOf,
  formatQuery,
  pageAnswer,
  pageOf,
  pageQuery,
  partOf,
  wholeNumber,
} from "./paging.ts";
export { FormBody, inLanguage, type PageRequest } from "./request.ts";
export type { FormRoute, PageRoute, RouteInfo } from "./router.ts";
export { createServer, type FindActor, type Router, type Server } from "./server.ts";
