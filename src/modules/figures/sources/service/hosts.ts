import { Refusal } from "#platform/refusal.ts";
import type { ServiceName } from "../../catalogue/index.ts";

/** The only addresses that an import ever speaks to. */
const services: Readonly<Record<ServiceName, string>> = {
  cbs3: "https://opendata.cbs.nl",
  rivm3: "https://dataderden.cbs.nl",
  cbs4: "https://datasets.cbs.nl",
};

/**
 * Origin of a service. A test puts its own server in the place of all of them with `BRINK_TEST_SERVICES`, which nothing but a test may do.
 * @throws Refusal when that variable stands in another environment.
 */
export function originOf(service: ServiceName, env: NodeJS.ProcessEnv): string {
  const replacement = env.BRINK_TEST_SERVICES;
  if (!replacement) return services[service];
  if (env.NODE_ENV !== "test")
    throw new Refusal("BRINK_TEST_SERVICES is for tests: figures come from CBS and RIVM themselves.");
  return new URL(replacement).origin;
}

/**
 * The address of a next page, which the service itself gave. Relative ones are allowed, and `http` for an `https` service is lifted.
 * @throws Refusal when it leads to another host or another table.
 */
export function nextAddress(given: string, current: URL): URL {
  const next = new URL(given, current);
  if (next.protocol === "http:" && current.protocol === "https:" && next.host === current.host)
    next.protocol = "https:";
  const same = next.origin === current.origin && next.pathname.toLowerCase() === current.pathname.toLowerCase();
  if (!same)
    throw new Refusal(
      `The service sends us from ${current.host}${current.pathname} to ${next.host}${next.pathname}; Brink does not follow.`,
    );
  return next;
}
