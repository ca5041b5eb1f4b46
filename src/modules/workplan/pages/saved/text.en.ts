import type { nl } from "./text.nl.ts";

export const en: typeof nl = {
  label: "Kept selections",
  keep: "For the team: keep this selection",
  title: "Keep this selection",
  lead: (n) => `This selection now shows ${n} initiatives. Everyone sees its name above the list.`,
  name: "Name",
  button: "Keep",
  empty: "Fill in a name.",
  remove: (name) => `Remove “${name}”`,
};
