import { pino, type Logger } from "pino";
import type { Config } from "./config.ts";

export type { Logger };

/** Structured log lines on standard error. They carry route patterns and request ids, never addresses, names or typed text. */
export function openLog(config: Pick<Config, "logLevel">): Logger {
  return pino(
    { level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
}
