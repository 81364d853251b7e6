import { nextRandom } from "../../simulator/core/random.ts";

/** Draws from a seed's own numbers. */
export interface Dice {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  /** True once in so many times. */
  once(inTimes: number): boolean;
}

/** The dice of a seed: they always fall the same way. */
export function dice(seed: number): Dice {
  const state = { random: Math.imul(seed, 0x9e3779b1) };
  const below = (n: number): number => Math.floor(nextRandom(state) * n);
  return { below, pick: (items) => items[below(items.length)]!, once: (inTimes) => below(inTimes) === 0 };
}
