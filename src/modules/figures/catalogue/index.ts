import type { Drawer, Indicator } from "../model.ts";
import { countedIndicators } from "./counted.ts";
import { feltHealthSeries, healthIndicators } from "./health.ts";
import type { TableMapping } from "./mapping.ts";
import { tables } from "./tables.ts";

export type { Recipe, ServiceName, Shape, TableMapping } from "./mapping.ts";
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
