import { type Actor, holds } from "#platform/http/index.ts";

/** The region's team, or an operator, sets up dialogues, closes them and answers what was said. */
export const mayRun = (actor: Actor, region: string): boolean =>
  holds(actor, "programme_team", { region }) || holds(actor, "operator", { region });

/** Moderators, and who runs the dialogue, read what waits and decide. */
export const mayModerate = (actor: Actor, region: string): boolean =>
  holds(actor, "moderator", { region }) || mayRun(actor, region);

/** Who reads may also type in what somebody wrote on paper, and help somebody to take part. */
export const mayHelp = mayModerate;
