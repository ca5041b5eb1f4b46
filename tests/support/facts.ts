/** A figure of a region as somebody of the team types it in its form, without a fault. */
export const factFields = {
  drawer: "supply",
  name: "Wachttijd voor het buurtteam",
  value: "12,5",
  unit: "days",
  population: "alle inwoners",
  areaCode: "drenthe",
  period: "2025",
  source: "Jaarverslag buurtteams",
  link: "https://voorbeeld.nl/jaarverslag",
};
