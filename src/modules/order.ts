/**
 * The order of the rooms. A room imports only the doors of rooms before it; `tests/walls.test.ts` reads this list.
 * Only rooms that exist stand here.
 */
export const order = ["regions", "accounts", "figures", "dialogues", "plan", "workplan"] as const;
