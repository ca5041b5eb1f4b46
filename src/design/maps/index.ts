/** Maps drawn on the server. */
export * from "./choropleth.tsx";
export * from "./classes.ts";
export * from "./geography.ts";
export * from "./legend.tsx";
