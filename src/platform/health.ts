import { sql } from "kysely";
import type { Context } from "./context.ts";
import { everyone, file, type Router } from "./http/index.ts";

/** Reports whether one part of the house works; rooms add their own (for example the audit sealer's lag). */
export type HealthCheck = () => Promise<{ readonly ok: boolean; readonly detail?: string }>;

const checks = new Map<string, HealthCheck>();

/** Adds a part to `/readyz`. */
export function reportHealth(name: string, check: HealthCheck): void {
  checks.set(name, check);
}

/** `/livez`: the process answers. `/readyz`: it can do its work. `security.txt` for those who look. */
export function health(router: Router, ctx: Context): void {
  reportHealth("database", async () => {
    await sql`select 1`.execute(ctx.db);
    return { ok: true };
  });
  const plain = { policy: everyone, cache: "private", oneLanguage: true } as const;
  router.page({ ...plain, path: "/livez", handle: () => file("ok\n", "text/plain; charset=utf-8") });
  router.page({
    ...plain,
    path: "/readyz",
    async handle() {
      const results = await Promise.all([...checks].map(([name, check]) => safely(name, check)));
      const status = results.every((result) => result.ok) ? 200 : 503;
      return file(JSON.stringify({ ready: status === 200, checks: results }), "application/json", undefined, {
        status,
      });
    },
  });
  router.page({
    ...plain,
    path: "/.well-known/security.txt",
    handle: () => file(securityText(ctx), "text/plain; charset=utf-8"),
  });
}

async function safely(name: string, check: HealthCheck) {
  try {
    return { name, ...(await check()) };
  } catch {
    return { name, ok: false };
  }
}

/** RFC 9116. It expires within a year; made at each request, so it never lapses while Brink runs. */
function securityText(ctx: Context): string {
  const expires = new Date(ctx.clock().getTime() + 180 * 86_400_000);
  return [
    "Contact: mailto:security@brink.example",
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: nl, en",
    `Canonical: ${ctx.config.url}/.well-known/security.txt`,
    "",
  ].join("\n");
}
