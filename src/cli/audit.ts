import { parseArgs } from "node:util";
import { type AuditReport, readHead, verifyAudit } from "../platform/audit/index.ts";
import { readConfig } from "../platform/config.ts";
import { openKeys } from "../platform/keys.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";
import { withDatabase } from "./database.ts";

/** `brink audit verify`: is the audit still as it was sealed, and if not, from which line? */
export const auditVerifyCommand: Command = {
  name: "audit verify",
  summary: "tells whether the audit is as it was sealed, and from which line not",
  usage: "audit verify [--head <head as it was published>]",
  async run(args): Promise<AuditReport> {
    const { values } = parseArgs({ args, options: { head: { type: "string" } } });
    const head = values.head === undefined ? {} : { head: readHead(values.head) };
    const keys = openKeys(readConfig(process.env));
    const report = await withDatabase((handle) => verifyAudit(handle.db, { keys, ...head }));
    if (!report.whole) throw new Refusal(brokenSentence(report));
    return report;
  },
  print: (result) => {
    const { lines, emptied, waiting } = result as AuditReport;
    return `The audit is whole: ${lines} lines, of which ${emptied} emptied after their term; ${waiting} wait for their seal.`;
  },
};

function brokenSentence(report: AuditReport): string {
  const faults = report.faults.map(({ kind, line, entry, why }) => {
    const where = line === undefined ? `entry ${entry}` : `from line ${line}`;
    return `  ${kind} ${where}: ${why}`;
  });
  return `The audit is not as it was sealed (${report.lines} lines):\n${faults.join("\n")}`;
}
