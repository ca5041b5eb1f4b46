import type { Child } from "hono/jsx";
import type { Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Promised, YearAmount } from "./model.ts";

/** Something of a later room that an organisation can promise. */
export interface Promisable {
  readonly id: string;
  readonly title: string;
  /** Whether anyone may read of it, and of its money. */
  readonly open: boolean;
  readonly moneyOpen: boolean;
  /** True where it is no longer there; what was promised stays. */
  readonly gone: boolean;
  /** True where it is done or stopped: nobody promises it any more. */
  readonly over: boolean;
  /** Names of who begins it or takes part in it. */
  readonly parties: readonly string[];
  /** Years in which it needs money or runs: those that the form asks amounts for. */
  readonly years: readonly number[];
  /** Money that is needed per year; empty where it is not open. */
  readonly needed: readonly YearAmount[];
  /** How it stands now. */
  readonly status: (lang: Lang) => Child;
  /** Words of the same, for paper. */
  readonly statusWords: (lang: Lang) => string;
  /** Address below the region. */
  readonly path: string;
}

/** A later room that can be promised. */
export interface Promisables {
  /** Everything, or only these, open or not, also what is gone. Pages show only what is open. */
  all(
    ctx: Pick<Context, "db" | "clock">,
    region: Pick<Region, "id">,
    ids?: readonly string[],
  ): Promise<readonly Promisable[]>;
  /** Ids of what this actor may promise: what it may read. */
  readable(ctx: Pick<Context, "db">, actor: Actor, regionId: string): Promise<ReadonlySet<string>>;
  /** Ids of those whose money this actor may see. */
  moneyReadable(ctx: Pick<Context, "db">, actor: Actor, regionId: string): Promise<ReadonlySet<string>>;
}

const rooms = new Map<string, Promisables>();

/** Registers what a room has to promise; called once at start. */
export function addPromisables(room: string, made: Promisables): void {
  rooms.set(room, made);
}

/** Everything that can be promised in a region, or only these, by id. */
export async function promisables(
  ctx: Pick<Context, "db" | "clock">,
  region: Pick<Region, "id">,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, Promisable>> {
  const all = await Promise.all([...rooms.values()].map((room) => room.all(ctx, region, ids)));
  return new Map(all.flat().map((one) => [one.id, one]));
}

/** What these promises are about: a page of promises reads no more than that. */
export const promisedIn = (
  ctx: Pick<Context, "db" | "clock">,
  region: Pick<Region, "id">,
  promises: readonly Pick<Promised, "items">[],
) => promisables(ctx, region, [...new Set(promises.flatMap((one) => one.items.map((item) => item.id)))]);

async function joined(ask: (room: Promisables) => Promise<ReadonlySet<string>>): Promise<ReadonlySet<string>> {
  const all = await Promise.all([...rooms.values()].map(ask));
  return new Set(all.flatMap((set) => [...set]));
}

/** Ids that this actor may read of, and so promise. */
export const readableBy = (ctx: Pick<Context, "db">, actor: Actor, regionId: string) =>
  joined((room) => room.readable(ctx, actor, regionId));

/** Ids of which this actor may see the money. */
export const moneyReadableBy = (ctx: Pick<Context, "db">, actor: Actor, regionId: string) =>
  joined((room) => room.moneyReadable(ctx, actor, regionId));
