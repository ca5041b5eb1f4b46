import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithReference, reference } from "./support/reference-data.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

const root = resolve(import.meta.dirname, "..");

describe("the API as its description promises", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ start: false, url: "https://brink.example" });
  });
  afterAll(() => house.close());

  it("describes every resource it serves", async () => {
    const document = (await (await house.ask("/api/v1/openapi.json")).json()) as { paths: Record<string, object> };
    const served = house.server.routes
      .filter((route) => route.kind === "api" && !route.path.endsWith("openapi.json"))
      .map(
        (route) => `${route.method.toLowerCase()} ${route.path.replace("/api/v1", "").replaceAll(/:(\w+)/g, "{$1}")}`,
      );
    const described = Object.entries(document.paths).flatMap(([path, ways]) =>
      Object.keys(ways).map((way) => `${way} ${path}`),
    );
    expect(described.toSorted()).toEqual(served.toSorted());
  });

  it("lets anyone read the description", async () => {
    const answer = await house.ask("/api/v1/openapi.json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("api-version")).toMatch(/^1\.\d+\.\d+$/);
  });

  describeWithReference("standards", "the NLGov REST API Design Rules", () => {
    it("break no rule of the official ruleset", async () => {
      const folder = mkdtempSync(join(tmpdir(), "brink-api-"));
      try {
        const file = join(folder, "openapi.json");
        writeFileSync(file, await (await house.ask("/api/v1/openapi.json")).text());
        const spectral = join(root, "node_modules/@stoplight/spectral-cli/dist/index.js");
        const words = [
          spectral,
          "lint",
          file,
          "--ruleset",
          reference("standards", "nlgov-linter.yaml"),
          "--format",
          "json",
          "--quiet",
        ];
        const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root }).catch(
          (error: { stdout: string }) => ({ stdout: error.stdout }),
        );
        const findings = JSON.parse(stdout || "[]") as {
          code: string;
          path: string[];
          message: string;
          severity: number;
        }[];
        const serious = findings.filter((finding) => finding.severity <= 1);
        expect(serious.map((finding) => `${finding.code} at ${finding.path.join("/")}: ${finding.message}`)).toEqual(
          [],
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
});
