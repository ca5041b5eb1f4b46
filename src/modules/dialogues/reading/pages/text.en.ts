import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  title: "Do people who think otherwise read your contribution too?",
  how: "We see to it that every contribution is read by people who think differently. We see that by how you weigh.",
  roles: "What you say of yourself never decides what you read. So what you read does not give away who you are.",
  caption: "About how often each group read",
  columns: { group: "Group", least: "Read least", median: "The middle one", most: "Read most" },
  few: "fewer than 10",
  merged: (count: string) => `Merged because they say the same: ${count}. Who weighed the one counts for the other.`,
  none: "Too few people yet to show groups.",
};
