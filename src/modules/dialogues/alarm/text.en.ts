export const en = {
  letter: {
    words: "A contribution in a dialogue of your region worries us.",
    marked: "A moderator worries about who wrote a contribution in a dialogue.",
    hour: "Look at it within an hour. Others cannot see it.",
    again: "An hour ago we asked for help with a contribution that worries us. Nobody looked yet.",
    now: "Look now, or call somebody who can. Write down what you did, so that others know.",
    button: "See the contribution",
  },
  late: {
    one: "Nobody looked within the hour at 1 contribution that worries us.",
    many: (count: string) => `Nobody looked within the hour at ${count} contributions that worry us.`,
    do: "Look now. Then write down what you did, or decide.",
    number: (number: string) => `Contribution ${number}`,
    since: (day: string, from: string, to: string) => `since ${day} between ${from} and ${to}`,
    told: "The next people were told.",
    item: "worrying, and not looked at for more than an hour",
  },
  fresh: {
    one: "1 contribution worries us. Look at it within an hour.",
    many: (count: string) => `${count} contributions worry us. Look at them within an hour.`,
  },
  looking: "I am looking at it",
  lookingNote: "I am looking at it.",
  looked: "Somebody looked",
};
