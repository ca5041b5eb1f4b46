import { type ChanceTest, couldBeChance } from "./chance.ts";
import { type Crossing, cellsOf, total } from "./crossing.ts";
import { type Diversity, diversity } from "./diversity.ts";
import { type PartialIndicator, conditionalPartial, unconditionalPartial } from "./partial.ts";
import type { ProtectedVariable } from "./protect.ts";
import { type RIndicator, rIndicator } from "./r-indicator.ts";
import { type Distance, type Representation, distance, peopleToReach, representation } from "./shares.ts";

/** One variable compared with the population, from its protected counts; figures are null when nobody took part. */
export interface VariableReport {
  readonly name: string;
  /** Participants who named a group: the base of every figure here. */
  readonly answered: number;
  readonly population: number;
  readonly indicator: RIndicator | null;
  readonly distance: Distance | null;
  readonly chance: ChanceTest | null;
  readonly groups: readonly {
    readonly names: readonly string[];
    readonly representation: Representation | null;
    /** Who is missing, as people; null when the group is everybody. */
    readonly toReach: number | null;
  }[];
  /** Always side by side: a group can be representative of a place with little variety. */
  readonly diversity: { readonly participants: Diversity | null; readonly population: Diversity | null };
}

/** Everything the page says about one variable. Takes protected counts, so that anybody can recompute it from what is published. */
export function reportVariable({ name, groups }: ProtectedVariable, seed = 1): VariableReport {
  const all = total(groups);
  const shares = representation(groups);
  const lived = groups.filter((group) => group.population > 0);
  return {
    name,
    answered: all.participants,
    population: all.population,
    indicator: rIndicator(groups),
    distance: distance(groups),
    chance: couldBeChance(groups, seed),
    groups: groups.map((group, at) => ({
      names: group.names,
      representation: shares[at]!,
      toReach: all.participants > 0 ? peopleToReach(group, all) : null,
    })),
    diversity: {
      participants: diversity(lived.map((group) => group.participants)),
      population: diversity(lived.map((group) => group.population)),
    },
  };
}

/** What only joint counts can tell: the indicator over all cells, and what each variable adds to the others. */
export interface JointReport {
  readonly variables: readonly string[];
  readonly indicator: RIndicator | null;
  readonly unconditional: readonly (PartialIndicator | null)[];
  readonly conditional: readonly (PartialIndicator | null)[];
}

/** Takes a protected crossing (`protectCrossing`); where the publisher has only margins there is no joint report, and none is invented. */
export function reportJoint(crossing: Crossing): JointReport {
  const each = crossing.variables.map((_, at) => at);
  return {
    variables: crossing.variables.map(({ name }) => name),
    indicator: rIndicator(cellsOf(crossing)),
    unconditional: each.map((variable) => unconditionalPartial(crossing, variable)),
    conditional: each.map((variable) => conditionalPartial(crossing, variable)),
  };
}
