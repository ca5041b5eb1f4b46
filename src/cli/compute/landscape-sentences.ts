import type { Silence } from "@brink/methods/landscape";

const sentences: Readonly<Record<Silence["code"], (count: number) => string>> = {
  "nobody-voted": () => "Nobody voted, so there is nothing to tell.",
  "nothing-in-play": () => "Every statement with votes was rejected or is about the participants, so there is no map.",
  "no-differences": () => "Everybody who voted said the same, so there is no map and there are no groups.",
  "one-direction": () => "People differ along one line only; the second axis is empty.",
  "no-groups": () => "No groups can be told apart.",
  "few-people": (count) => `Only ${count} people take part: groups this small describe persons, not opinions.`,
  "unread-statements": (count) => `${count} statements have no votes; nothing can be said about them.`,
};

/** What a landscape can not tell, as a sentence. */
export function sentenceOf({ code, count }: Silence): string {
  return sentences[code](count ?? 0);
}
