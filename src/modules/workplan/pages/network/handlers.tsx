import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, type Router, z } from "#platform/http/index.ts";
import { readWorkplan } from "../../reading.ts";
import { NetworkPage } from "./network.tsx";

const query = z.object({
  opgave: z.string().max(80).default(""),
  partij: z.string().max(120).default(""),
});
export type NetworkQuery = z.output<typeof query>;

/** Who works with whom on what. */
export function networkPages(router: Router, ctx: Context): void {
  router.page({
    policy: everyone,
    cache: "public",
    path: "/:region/werkagenda/netwerk",
    query,
    async handle(request: PageRequest<NetworkQuery>) {
      const plan = await readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));
      return page(<NetworkPage request={request} plan={plan} query={request.query} />);
    },
  });
}
