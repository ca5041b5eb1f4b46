import { everyone, inLanguage, page, type Router } from "#platform/http/index.ts";
import { islandPath } from "#platform/islands.ts";
import { z } from "zod";
import { GalleryPage } from "./gallery.tsx";
import { Page } from "./layout.tsx";
import { pageLinks } from "./published.ts";
import { designTexts } from "./text.ts";

const themes = { dag: "light", avond: "dark" } as const;

/** `/ontwerp`: every component in every state, by day (`?licht=dag`) or in the evening (`?licht=avond`). */
export function designRoutes(router: Router): void {
  router.page({
    path: "/ontwerp",
    policy: everyone,
    cache: "public",
    query: z.object({ licht: z.enum(["dag", "avond"]).optional() }),
    handle: ({ lang, query }) =>
      page(
        <Page
          lang={lang}
          title={designTexts(lang).gallery.title}
          links={pageLinks()}
          scripts={["base", "scale"].map(islandPath).filter((path) => path !== undefined)}
          home={inLanguage(lang, "/")}
          otherLanguage={inLanguage(lang === "nl" ? "en" : "nl", "/ontwerp")}
          theme={query.licht && themes[query.licht]}
          noindex
        >
          <GalleryPage lang={lang} />
        </Page>,
      ),
  });
}
