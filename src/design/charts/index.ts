/** Every drawing, made on the server. */
export * from "./bars.tsx";
export * from "./frame.tsx";
export * from "./funnel.tsx";
export * from "./funnel-mark.tsx";
export * from "./gantt.tsx";
export * from "./histogram.tsx";
export * from "./kinds.tsx";
export * from "./meadow.tsx";
export * from "./money.tsx";
export * from "./opinion-landscape.tsx";
export * from "./people.tsx";
export * from "./profile-strip.tsx";
export * from "./ranking.tsx";
export * from "./representation.tsx";
export * from "./spark.tsx";
export * from "./trend.tsx";
export { linear } from "./scale.ts";
