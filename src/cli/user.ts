import { parseArgs } from "node:util";
import {
  addPerson,
  giveRole,
  linkFor,
  listPeople,
  type PersonWithGrants,
  rolesOf,
  takeRole,
} from "#modules/accounts/index.ts";
import { readConfig } from "../platform/config.ts";
import type { Context } from "../platform/context.ts";
import { system } from "../platform/http/index.ts";
import { prepareJobs } from "../platform/jobs/index.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";
import { contextOn } from "./context.ts";
import { withDatabase } from "./database.ts";

async function withContext<T>(use: (ctx: Context) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  return withDatabase(async (database) => {
    await prepareJobs(database.ownerPool);
    return use(contextOn(config, database));
  });
}

function words(args: string[], usage: string, count: number) {
  const options = { name: { type: "string" }, region: { type: "string" }, organisation: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (positionals.length !== count) throw new Refusal(`Say: brink ${usage}`);
  return { ...values, positionals };
}

const told = ({ person, grants }: PersonWithGrants): string => {
  const held = grants.map(
    (grant) =>
      `${grant.role}${grant.region ? ` in ${grant.region}` : ""}${grant.organisation ? ` for ${grant.organisation}` : ""} (${grant.id})`,
  );
  return `${person.email}${person.name ? ` (${person.name})` : ""}: ${held.join(", ") || "no role"}`;
};

const add: Command = {
  name: "user add",
  summary: "makes an account; the person comes in through a link",
  usage: "user add <e-mail> [--name <name>]",
  async run(args) {
    const { positionals, name } = words(args, this.usage, 1);
    return withContext((ctx) => addPerson(ctx, system, { email: positionals[0]!, name }));
  },
  print: (result) => `added ${(result as { email: string }).email}`,
};

const list: Command = {
  name: "user list",
  summary: "lists who holds a role",
  usage: "user list [--region <region>]",
  async run(args) {
    const { region } = words(args, this.usage, 0);
    return withContext((ctx) => listPeople(ctx, system, region));
  },
  print: (result) => (result as PersonWithGrants[]).map(told).join("\n") || "nobody holds a role",
};

const grant: Command = {
  name: "user grant",
  summary: "gives someone a role, in a region or in the whole house",
  usage: "user grant <e-mail> <role> [--region <region>] [--organisation <id>]",
  async run(args) {
    const { positionals, region, organisation } = words(args, this.usage, 2);
    const [email, role] = positionals as [string, string];
    return withContext((ctx) => giveRole(ctx, system, { email, role, region, organisation }));
  },
  print: (result) => ((result as { given: boolean }).given ? "given" : "this person held that role already"),
};

const revoke: Command = {
  name: "user revoke",
  summary: "takes a role; the person's sessions end at once",
  usage: "user revoke <e-mail> <role> [--region <region>]",
  async run(args) {
    const { positionals, region } = words(args, this.usage, 2);
    const [email, role] = positionals as [string, string];
    return withContext(async (ctx) => {
      const held = await rolesOf(ctx, email);
      const found = held?.grants.filter((one) => one.role === role && (one.region ?? undefined) === region) ?? [];
      if (found.length === 0) throw new Refusal(`${email} does not hold that role${region ? ` in ${region}` : ""}.`);
      for (const one of found) await takeRole(ctx, system, one.id);
      return { revoked: found.length };
    });
  },
  print: (result) => `revoked ${(result as { revoked: number }).revoked}`,
};

const link: Command = {
  name: "user link",
  summary: "prints a one-time link to sign in, for where no mail can be sent",
  usage: "user link <e-mail>",
  async run(args) {
    const { positionals } = words(args, this.usage, 1);
    return withContext(async (ctx) => ({ link: await linkFor(ctx, system, positionals[0]!) }));
  },
  print: (result) => (result as { link: string }).link,
};

export const userCommands: readonly Command[] = [add, list, grant, revoke, link];
