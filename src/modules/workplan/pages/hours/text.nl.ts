/** Hours of staff that parties have for the whole workplan, as the team writes them down. */
export const nl = {
  title: "Hoeveel uren zijn er?",
  lead: "Vul per partij in hoeveel uren per week er zijn. Vraagt de werkagenda meer, dan is dat een los eindje.",
  public: "Bij een los eindje leest iedereen dit getal.",
  asked: (hours: string, n: string) =>
    n === "1"
      ? `De werkagenda vraagt ${hours} uur per week, voor 1 initiatief.`
      : `De werkagenda vraagt ${hours} uur per week, voor ${n} initiatieven.`,
  notAsked: "De werkagenda vraagt nu geen uren.",
  button: "Bewaar",
  none: "Er zijn nog geen partijen met uren",
  noneText: "Zet bij een initiatief hoeveel uur per week een partij geeft. Dan staat die hier.",
  wrong: "Schrijf een getal, zoals 40 of 37,5.",
  conflict: "Iemand anders veranderde dit net.",
  conflictText: "Er is niets bewaard. Wat jij typte staat hieronder. Bewaar opnieuw als het klopt.",
  now: (hours: string) => `Er staat nu: ${hours}`,
  nothing: "niets",
  most: (n: string) => `Dit zijn de ${n} partijen die het meest gevraagd worden.`,
};
