import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe } from "vitest";

/** Folder with published vectors and saved answers. They are read by tests and never committed. */
export const referenceData = resolve(process.env.BRINK_REFERENCE_DATA ?? "../shared/data");

/** Absolute path of a file or folder in the reference data. */
export function reference(...parts: string[]): string {
  return join(referenceData, ...parts);
}

/**
 * A `describe` for tests that need a folder of the reference data. Skips with a plain message where the folder is absent;
 * in CI (`CI=true`) absence is a failure, because a skip there would hide a broken promise.
 */
export function describeWithReference(folder: string, name: string, tests: () => void): void {
  const present = existsSync(reference(folder));
  if (!present && process.env.CI) throw new Error(`Reference data "${folder}" is missing; in CI that is a failure.`);
  if (!present) console.warn(`Skipped "${name}": no ${folder} in the reference data (set BRINK_REFERENCE_DATA).`);
  describe.skipIf(!present)(name, tests);
}
