/**
 * Named places at which a test has this process killed as by `kill -9`, to see what was confirmed and what was not. Only
 * `BRINK_FAIL_AT=<name>:<turn>` arms one; without it a fail point costs a comparison.
 */
const [armed, turn] = (process.env.BRINK_FAIL_AT ?? "").split(":");
let left = Number(turn ?? 0);

/** Ends the process here, at the armed turn of the armed name. */
export function failPoint(name: string): void {
  if (armed !== name) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
}
