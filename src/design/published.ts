import { type DesignAssets, assets, type PageLinks } from "./theme/assets.ts";
import type { Packs } from "./theme/build.ts";

let published: DesignAssets | undefined;

/** Makes style, fonts and drawings once at start; `packs` brings the accents of regions. */
export function publishAssets(packs: Packs = {}): DesignAssets {
  published = assets(packs);
  return published;
}

/** Addresses of the published assets, for every page. */
export function pageLinks(): PageLinks {
  published ??= assets();
  return published.links;
}
