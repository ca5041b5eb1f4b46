import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  link: "Ask by mail to sign",
  title: (name: string) => `Ask ${name} by mail to sign`,
  lead: (version: string) => `The letter is about version ${version} of the plan.`,
  signers: (n: string) =>
    n === "1"
      ? "One person can sign here for this organisation, and gets the letter."
      : `${n} people can sign here for this organisation. They get the letter.`,
  noSigners: "Nobody can sign here for this organisation yet. So give an e-mail address.",
  address: "E-mail address of the contact",
  addressHint: "We use it for this only. It goes as soon as it is signed, or when you stop.",
  message: "What do you want to add?",
  messageHint: "Write for example whom they can ask, and where a signed paper can go.",
  every: "How often do you send a reminder?",
  everyOptions: { none: "Never", 7: "Every week", 14: "Every two weeks", 28: "Every four weeks" },
  everyHint: "A reminder goes only as long as it is not signed, and for a year at most.",
  choose: "Choose how often.",
  button: "Send the letter",
  noAddress: "This is no e-mail address. Fill it in as name@example.org.",
  nobody: "Give an e-mail address.",
  nothing: "There is nothing to sign now.",
  nothingText: "It was signed, or the plan was not adopted yet. Or this organisation takes no part any more.",
  openAlready: "A request is open already.",
  openText: "Nothing new was sent.",
  refusedBefore: "The receiver wants no more mail about this. Call or write yourself.",
  running: (day: string) => `Asked on ${day}.`,
  letters: (n: string, day: string) =>
    n === "1" ? "A letter went out once." : `A letter went out ${n} times. The last one on ${day}.`,
  next: (day: string) => `The next reminder goes on ${day}, if it is not signed by then.`,
  noNext: "No reminder goes out.",
  queued: "If sending does not work at once, we try again by ourselves.",
  stop: "Stop asking",
  history: "Asked before",
  states: {
    open: "still open",
    signed: "it was signed",
    stopped: "stopped by the team",
    refused: "the receiver wanted no more mail",
    over: "over",
  },
  line: (day: string, version: string, how: string) => `${day}, version ${version}: ${how}`,
  letter: {
    example: "Note: this is an example. There is nothing real to sign.",
    ask: (organisation: string, name: string) =>
      `${organisation} asks ${name} to sign for the regional plan. You choose for what, and with which reserve.`,
    again: (name: string) => `A reminder: ${name} has not signed for the regional plan yet.`,
    sign: "You can sign here yourself. Sign in and use the second step.",
    paper: "This page says how it stands. There you also find a PDF to sign on paper.",
    toSign: "Sign or look",
    toPaper: "Look and print",
    once: "This is the only letter about it.",
    every: (weeks: string) =>
      weeks === "1"
        ? "Until it is signed, you get a reminder once a week at most."
        : `Until it is signed, you get a reminder once every ${weeks} weeks at most.`,
  },
  refuse: {
    title: "No more mail about signing?",
    text: (name: string) => `Then we send nobody of ${name} any more mail about this version of the plan.`,
    button: "Send no more mail",
    done: "No more mail will come",
    doneText: "We took the address away. Signing is still possible.",
    see: "See the promise",
  },
};
