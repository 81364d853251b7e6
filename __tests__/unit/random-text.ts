/** Numbers in [0, 1) that are the same for the same seed (a linear congruential generator). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text of one to twelve of the pieces. */
export const textFrom = (pieces: readonly string[], random: () => number): string =>
  Array.from(
    { length: 1 + Math.floor(random() * 12) },
    () => pieces[Math.floor(random() * pieces.length)],
  ).join("");
