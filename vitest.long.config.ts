import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The long runs: storms, kills and full national files. Run before an issue closes. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: ["**/node_modules/**"] } },
  defineConfig({
    test: {
      include: ["src/**/*.long.test.ts", "methods/src/**/*.long.test.ts", "tests/**/*.long.test.ts"],
      testTimeout: 600_000,
    },
  }),
);
