import type { Child } from "hono/jsx";

/**
 * A place on an earlier room's page that a later room fills. The earlier room knows the slot, not who fills it;
 * `main.ts` joins them, so that walls stay one way.
 */
export interface Slot<Props> {
  /** Adds a part; parts stand in the order in which they were added. */
  fill(part: (props: Props) => Promise<Child> | Child): void;
  /** All parts for these props; empty parts (null) are left out. */
  render(props: Props): Promise<Child[]>;
}

export function createSlot<Props>(): Slot<Props> {
  const parts: ((props: Props) => Promise<Child> | Child)[] = [];
  return {
    fill(part) {
      parts.push(part);
    },
    async render(props) {
      const made = await Promise.all(parts.map((part) => part(props)));
      return made.filter((child) => child !== null && child !== undefined && child !== false);
    },
  };
}
