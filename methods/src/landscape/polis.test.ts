import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDialogue, type DialogueFiles } from "../../../src/cli/compute/landscape-files.ts";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { adjustedRand } from "./agreement.ts";
import { groupOfParticipants } from "./groups.ts";
import { inConversation } from "./in-conversation.ts";
import { landscape, type Landscape } from "./landscape.ts";
import { voteMatrix } from "./votes.ts";

interface Published {
  readonly files: DialogueFiles;
  /** Published group per participant id; who is in no group is absent. */
  readonly groups: ReadonlyMap<number | string, number>;
  readonly inside: readonly number[];
}

/** A conversation with the complete result of Pol.is beside it. */
function withMaths(name: string): Published {
  const folder = reference("polis-math", name);
  const maths = JSON.parse(readFileSync(`${folder}/math-pca2.json`, "utf8")) as {
    "in-conv": number[];
    "base-clusters": { id: number[]; members: number[][] };
    "group-clusters": { id: number; members: number[] }[];
  };
  const bases = maths["base-clusters"];
  const people = (base: number): number[] => bases.members[bases.id.indexOf(base)]!;
  const groups = new Map(
    maths["group-clusters"].flatMap(({ id, members }) =>
      members.flatMap(people).map((person) => [person, id] as const),
    ),
  );
  return { files: readDialogue(folder), groups, inside: maths["in-conv"] };
}

/** A conversation of the open data, with the published group of each participant. */
function openData(name: string): Published {
  const folder = reference("polis-opendata", name);
  const lines = readFileSync(`${folder}/participants-votes.csv`, "utf8").trim().split("\n").slice(1);
  const grouped = lines.map((line) => line.split(",")).filter(([, group]) => group !== "");
  const groups = new Map(grouped.map(([person, group]) => [Number(person), Number(group)] as const));
  return { files: readDialogue(folder), groups, inside: [...groups.keys()] };
}

function computed({ files, inside }: Published): Landscape {
  const place = new Map(files.participantIds.map((person, at) => [person, at]));
  const known = inside.map((person) => place.get(person)!).toSorted((a, b) => a - b);
  const rejected = Uint8Array.from(files.moderation, (mark) => (mark === -1 ? 1 : 0));
  return landscape({ votes: files.votes, meta: files.meta, rejected, inside: Int32Array.from(known) });
}

function agreementAt(published: Published, found: Landscape, k: number): number {
  const of = groupOfParticipants(found.matrix.participants, found.groups.base, found.groups.groupings.get(k));
  const people = [...found.inside].filter((person) => published.groups.has(published.files.participantIds[person]!));
  return adjustedRand(
    people.map((person) => published.groups.get(published.files.participantIds[person]!)!),
    people.map((person) => of[person]!),
  );
}

const rows = [
  { name: "below-100-ptpts", read: withMaths, inside: 23, k: 3, own: 2, bar: 0.9, measured: 1 },
  { name: "50ptpt-3gp-strict-no-meta", read: withMaths, inside: 43, k: 3, own: 3, bar: 0.9, measured: 1 },
  { name: "above-100-ptpts", read: withMaths, inside: 208, k: 4, own: 4, bar: 0.9, measured: 0.931 },
  { name: "brexit-consensus", read: openData, inside: 197, k: 2, own: 3, bar: 0.85, measured: 0.862 },
  { name: "scoop-hivemind.biodiversity", read: openData, inside: 443, k: 2, own: 2, bar: 0.9, measured: 0.966 },
  { name: "vtaiwan.uberx", read: openData, inside: 1219, k: 2, own: 2, bar: 0.9, measured: 0.919 },
];

describeWithReference("polis-math", "our own groups in conversations of Pol.is", () => {
  it.each(rows)("agree with the published groups of $name", ({ name, read, inside, k, own, bar, measured }) => {
    const published = read(name);
    const found = computed(published);
    expect(found.inside.length).toBe(inside);
    expect(found.groups.chosen).toBe(own);
    const agreement = agreementAt(published, found, k);
    expect(agreement).toBeGreaterThanOrEqual(bar);
    // An independent calculation of the same rules comes out here.
    expect(agreement).toBeCloseTo(measured, 3);
  });

  it("in below-100-ptpts have the silhouettes that an independent calculation gives", () => {
    const found = computed(withMaths("below-100-ptpts"));
    expect(found.groups.groupings.get(2)!.silhouette).toBeCloseTo(0.378, 3);
    expect(found.groups.groupings.get(3)!.silhouette).toBeCloseTo(0.298, 3);
  });
});

describeWithReference("polis-opendata", "who is in, by replaying the votes", () => {
  it.each(["below-100-ptpts", "50ptpt-3gp-strict-no-meta"])("is exactly who was in at Pol.is: %s", (name) => {
    const { files, inside } = withMaths(name);
    expect(insideOf(files)).toEqual(inside.toSorted((a, b) => a - b));
  });

  it.each(["scoop-hivemind.biodiversity", "vtaiwan.uberx"])("is exactly who was grouped at Pol.is: %s", (name) => {
    const { files, inside } = openData(name);
    expect(insideOf(files)).toEqual(inside.toSorted((a, b) => a - b));
  });

  it.each([
    { name: "above-100-ptpts", read: withMaths, more: 31 },
    { name: "brexit-consensus", read: openData, more: 6 },
  ])("lets nobody in whom Pol.is kept out: $name (begun under older rules)", ({ name, read, more }) => {
    const { files, inside } = read(name);
    const found = insideOf(files);
    expect(found.filter((person) => !inside.includes(person as number))).toEqual([]);
    expect(inside.length - found.length).toBe(more);
  });
});

function insideOf({ votes, participantIds }: DialogueFiles): (number | string)[] {
  return Array.from(inConversation(votes, voteMatrix(votes)), (person) => participantIds[person]!);
}
