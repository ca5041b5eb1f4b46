/** Figures that are about the same thing, from other tables or years: each page points at the others. */
const groups: readonly (readonly string[])[] = [
  ["share-low-education", "education-up-to-mbo1"],
  ["share-high-education", "education-hbo-wo"],
  ["good-health", "good-health-2012-2024"],
  ["residents", "residents-by-year", "expected-residents"],
  ["crimes", "crimes-per-1000"],
  ["births-per-1000", "deaths-per-1000"],
  ["distance-supermarket", "supermarkets-within-1km"],
  ["distance-gp", "gp-within-3km"],
  ["distance-hospital", "hospitals-within-20km"],
  ["distance-school", "schools-within-3km"],
  ["household-income-mean", "household-income-median", "income-per-resident", "median-wealth"],
  ["low-income-households", "around-social-minimum", "poverty"],
];

/** Ids of what is about the same as an indicator, in the order of the catalogue of groups. */
export function alikeTo(id: string): readonly string[] {
  return groups.find((group) => group.includes(id))?.filter((other) => other !== id) ?? [];
}
