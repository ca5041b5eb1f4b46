import type { TextsLike } from "../text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  typedTitle: "This is what you typed. Copy it if you want to keep it.",
  requestWord: "Number of this request",
  errors: {
    s400: {
      title: "That is not quite right",
      what: "We could not read your request.",
      now: "Check what you filled in and try again.",
    },
    s401: {
      title: "Sign in to go on",
      what: "This page is only for people who are signed in.",
      now: "Sign in. What you typed is below.",
    },
    s403: {
      title: "This page is not for everyone",
      what: "You have no access here.",
      now: "Ask the team of your region for access.",
    },
    s404: {
      title: "This path leads nowhere",
      what: "This page does not exist, or no longer does.",
      now: "Look for your village or district, or go back to the start.",
    },
    s405: {
      title: "This address does not work that way",
      what: "This address cannot do what you asked.",
      now: "Go back and use the buttons on the page.",
    },
    s409: {
      title: "Someone was just before you",
      what: "Someone else changed this a moment ago.",
      now: "Look at the new version and then try again.",
    },
    s413: {
      title: "This is too large",
      what: "We cannot take this much text or such a large file.",
      now: "Make it shorter or smaller and try again.",
    },
    s415: { title: "We cannot read this", what: "We do not know this form of data.", now: "Use the form on the page." },
    s429: {
      title: "Slow down a little",
      what: "Too many requests came from this address just now.",
      now: "Wait a few minutes and then try again.",
    },
    s500: {
      title: "Something went wrong on our side",
      what: "This is our fault, not yours.",
      now: "Try again in a moment. Does it keep failing? Report it with the number below.",
    },
    s503: {
      title: "Brink cannot be reached for a moment",
      what: "We cannot get to the data right now.",
      now: "Wait a minute and then try again.",
    },
  },
};
