import { resolve } from "node:path";
import { z } from "zod";
import { Refusal } from "./refusal.ts";

const environment = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  BRINK_HOST: z.string().default("127.0.0.1"),
  BRINK_URL: z.url({ protocol: /^https?$/ }).optional(),
  BRINK_DATA: z.string().default("./data"),
  BRINK_ROLE: z.enum(["web", "worker", "all"]).default("all"),
  BRINK_KEY: z.string().min(32, "BRINK_KEY needs at least 32 characters").optional(),
  BRINK_KEYS_OLD: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((key) => key.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every((key) => key.length >= 32), "each key in BRINK_KEYS_OLD needs at least 32 characters"),
  BRINK_BACKUP_KEY: z.string().min(32, "BRINK_BACKUP_KEY needs at least 32 characters").optional(),
  BRINK_PROXIES: z.string().default(""),
  BRINK_AI_HOSTS: z.string().default(""),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("Brink <brink@localhost>"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** Everything the outside world decides about this process; read once, then passed on. */
export interface Config {
  readonly production: boolean;
  readonly test: boolean;
  readonly port: number;
  readonly host: string;
  /** Origin for every absolute link, without a trailing slash. Never taken from the `Host` header. */
  readonly url: string;
  readonly dataFolder: string;
  readonly role: "web" | "worker" | "all";
  readonly key: string | undefined;
  /** Secrets from before a rotation, newest first: what they sealed can still be read. */
  readonly oldKeys: readonly string[];
  /** Encrypts backups; kept apart from `key`, so that who holds the backups does not hold what seals the data. */
  readonly backupKey: string | undefined;
  /** Addresses and networks of proxies whose forwarded headers we believe. */
  readonly proxies: readonly string[];
  /** Hosts (with their port) where an organisation may have drafts written; none, and nothing is ever sent. */
  readonly aiHosts: readonly string[];
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
}

/**
 * Reads the configuration from environment variables.
 * @throws Refusal naming each variable that does not fit; a production server without BRINK_KEY or BRINK_URL is refused.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Refusal(`The configuration does not fit: ${reasons.join("; ")}.`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === "production";
  if (production && !values.BRINK_KEY)
    throw new Refusal("In production BRINK_KEY must be set (32 characters or more).");
  if (production && !values.BRINK_URL)
    throw new Refusal("In production BRINK_URL must be set, for example https://brink.example.");
  return {
    production,
    test: values.NODE_ENV === "test",
    port: values.PORT,
    host: values.BRINK_HOST,
    url: (values.BRINK_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ""),
    dataFolder: resolve(values.BRINK_DATA),
    role: values.BRINK_ROLE,
    key: values.BRINK_KEY,
    oldKeys: values.BRINK_KEYS_OLD,
    backupKey: values.BRINK_BACKUP_KEY,
    proxies: values.BRINK_PROXIES.split(",")
      .map((proxy) => proxy.trim())
      .filter(Boolean),
    aiHosts: values.BRINK_AI_HOSTS.split(",")
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
  };
}

function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}
