import { normalQuantile } from "./normal.ts";

/** A stream of numbers that is the same for the same seed, on every machine. */
export interface SeededRandom {
  /** Next whole number from 0 to 2³² − 1. */
  uint32(): number;
  /** Next number in [0, 1), 53 bits. */
  uniform(): number;
  /** Next whole number from 0 to `bound` − 1, each equally likely; `bound` from 1 to 2³². */
  below(bound: number): number;
  /** Next standard normal number, by the inverse of its distribution function. */
  normal(): number;
}

type State = [number, number, number, number];

/**
 * Random numbers from a seed that is published with the result. Not for secrets.
 * xoshiro128** (Blackman & Vigna 2018); its state is filled from the seed's characters by FNV-1a and SplitMix32.
 */
export function seededRandom(seed: number | string): SeededRandom {
  return fromState(stateOf(String(seed)));
}

/** The same stream from a given state (four whole numbers below 2³², not all zero): for checking against the published generator. */
export function fromState(state: readonly [number, number, number, number]): SeededRandom {
  const s: State = [...state];
  const uint32 = () => next(s);
  const uniform = () => ((uint32() >>> 5) * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992;
  return { uint32, uniform, below: (bound) => below(uint32, bound), normal: () => normalQuantile(open(uniform)) };
}

function next(s: State): number {
  const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
  const shifted = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate(s[3], 11);
  return result;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** Rejects the incomplete last stretch of 2³², so that no outcome is favoured. */
function below(uint32: () => number, bound: number): number {
  const limit = 4_294_967_296 - (4_294_967_296 % bound);
  let drawn = uint32();
  while (drawn >= limit) drawn = uint32();
  return drawn % bound;
}

function open(uniform: () => number): number {
  let drawn = uniform();
  while (drawn === 0) drawn = uniform();
  return drawn;
}

function stateOf(seed: string): State {
  let hash = 0x811c9dc5;
  for (let place = 0; place < seed.length; place++) hash = Math.imul(hash ^ seed.charCodeAt(place), 0x01000193);
  const word = () => {
    hash = (hash + 0x9e3779b9) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [word(), word(), word(), word()];
}
