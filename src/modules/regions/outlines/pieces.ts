import { neighbors } from "topojson-client";
import type { Outlines } from "./topology.ts";

/** Which neighbourhoods share a border with each, by code. */
export type Borders = ReadonlyMap<string, readonly string[]>;

/** Reads from outlines which neighbourhoods lie against each other. */
export function bordersOf(outlines: Outlines): Borders {
  const { geometries } = outlines.objects.neighbourhoods;
  const codes = geometries.map((one) => (one.properties as { code?: string } | undefined)?.code ?? "");
  return new Map(neighbors(geometries).map((found, at) => [codes[at]!, found.map((other) => codes[other]!)]));
}

/**
 * The pieces that a set of neighbourhoods falls apart in, largest first: one where it lies together. A neighbourhood without an outline
 * counts with the largest piece, because nobody can see where it lies.
 */
export function piecesOf(codes: readonly string[], borders: Borders): string[][] {
  const left = new Set(codes.filter((code) => borders.has(code)));
  const pieces: string[][] = [];
  for (const first of left) {
    left.delete(first);
    const piece = [first];
    // Grows while it is walked: every neighbour that is found has neighbours of its own.
    for (const code of piece) {
      for (const other of borders.get(code) ?? []) if (left.delete(other)) piece.push(other);
    }
    pieces.push(piece);
  }
  return pieces.toSorted((a, b) => b.length - a.length);
}
