import type { Holder } from "#modules/accounts/index.ts";
import { factsOfPerson, forgetPerson, returnsOfPerson } from "./store.ts";
import { factTexts } from "./text.ts";

/** Who typed, checked or sent back a figure is kept, so that nobody checks their own; it goes with the person. */
export const factHolder: Holder = {
  room: "figures",
  async held(trx, _ctx, person, lang) {
    const facts = await factsOfPerson(trx as never, person);
    const returns = await returnsOfPerson(trx as never, person);
    if (facts.length + returns.length === 0) return [];
    const t = factTexts(lang).mine;
    const lines = [
      ...facts.map((fact) => [fact.typed ? t.typed : t.checked, fact.name] as const),
      ...returns.map((one) => [t.returned, `${one.name}: ${one.reason}`] as const),
    ];
    const done = facts.map(({ id, name, regionId, typed }) => ({
      id,
      name,
      regionId,
      did: typed ? "typed" : "checked",
    }));
    const data = [...done, ...returns.map((one) => ({ ...one, did: "returned" }))];
    return [{ name: "regionalFacts", title: t.title, lines, data }];
  },
  erase: (trx, _ctx, person) => forgetPerson(trx as never, person),
};
