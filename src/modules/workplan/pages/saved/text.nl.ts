export const nl = {
  label: "Bewaarde keuzes",
  keep: "Voor het team: bewaar deze keuze",
  title: "Bewaar deze keuze",
  lead: (n: string) => `Deze keuze laat nu ${n} initiatieven zien. Iedereen ziet de naam boven de lijst.`,
  name: "Naam",
  button: "Bewaar",
  empty: "Vul een naam in.",
  remove: (name: string) => `Haal “${name}” weg`,
};
