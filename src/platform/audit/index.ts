/**
 * Door of the audit room. Rooms write entries in the transaction they describe; the worker seals them in order, at most five seconds
 * behind. See docs/decisions/0040.
 */
export { auditYears, emptyAudit } from "./emptied.ts";
export type { AuditEntry } from "./entry.ts";
export { type AuditHead, auditHead, type PublishedHead, readHead } from "./head.ts";
export { type AuditLine, auditOf } from "./read.ts";
export { sealAudit, sealLag } from "./seal.ts";
export { reportAuditHealth, startSealer } from "./sealer.ts";
export { auditPublicKey } from "./signing.ts";
export { type AuditFault, type AuditReport, verifyAudit } from "./verify.ts";
export { writeAudit } from "./write.ts";
