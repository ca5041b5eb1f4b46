import type { Drawer, Indicator } from "../model.ts";
import { countedIndicators } from "./counted.ts";
import { feltHealthSeries, healthIndicators } from "./health.ts";
import type { TableMapping } from "./mapping.ts";
import { tables } from "./tables.ts";

export type { Recipe, ServiceName, Shape, TableMapping } from "./mapping.ts";
export { alikeTo } from "./alike.ts";
export { tables } from "./tables.ts";

/** Everything Brink can say in figures, in the order of the pages. */
export const indicators: readonly Indicator[] = [...healthIndicators, feltHealthSeries, ...countedIndicators];

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

export function findIndicator(id: string): Indicator | undefined {
  return byId.get(id);
}

export function indicatorsIn(drawer: Drawer): Indicator[] {
  return indicators.filter((indicator) => indicator.drawer === drawer);
}

export function findTable(id: string): TableMapping | undefined {
  return tables.find((table) => table.id.toLowerCase() === id.toLowerCase());
}

/** Indicators of a table that another table makes of the same year: the key figures and the table of municipalities both know incomes of 2020. */
export function madeElsewhere(mapping: TableMapping): string[] {
  const others = tables.filter((table) => table.id !== mapping.id);
  const made = (table: TableMapping) => table.recipes.map((recipe) => ({ indicator: recipe.indicator, year: recipe.year ?? table.year }));
  const also = others.flatMap(made);
  const meets = (a: number | undefined, b: number | undefined) => a === undefined || b === undefined || a === b;
  const both = made(mapping).filter((own) => also.some((other) => other.indicator === own.indicator && meets(own.year, other.year)));
  return [...new Set(both.map((own) => own.indicator))];
}
