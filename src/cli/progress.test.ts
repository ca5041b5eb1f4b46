import { expect, it } from "vitest";
import { progressTo } from "./progress.ts";

const said = (isTTY: boolean, lines: readonly string[]): string => {
  let text = "";
  const progress = progressTo({ isTTY, write: (piece: string) => (text += piece) });
  for (const line of lines) progress(line);
  return text;
};
const lines = [
  "begin",
  "10 of 40 (25 %) rows",
  "20 of 40 (50 %) rows",
  "error 500; trying again",
  "40 of 40 (100 %) rows",
  "end",
];

it("writes plain lines into a file", () => {
  expect(said(false, lines)).toBe(`${lines.join("\n")}\n`);
});

it("draws one growing bar on a terminal, and never writes over other lines", () => {
  const text = said(true, lines);
  expect(text).toContain("██████░░░░░░░░░░░░░░░░░░ 10 of 40 (25 %) rows\r");
  expect(text).toContain("20 of 40 (50 %) rows\nerror 500; trying again\n");
  expect(text).toContain(`${"█".repeat(24)} 40 of 40 (100 %) rows\nend\n`);
});
