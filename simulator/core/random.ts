/** The world's own random numbers (mulberry32): plain data in, so that a snapshot replays alike. */
export interface Random {
  random: number;
}

/** The next number in [0, 1). */
export function nextRandom(holder: Random): number {
  holder.random = (holder.random + 0x6d2b79f5) | 0;
  let t = Math.imul(holder.random ^ (holder.random >>> 15), 1 | holder.random);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** An id as AWS makes them: `hexId(world, "i-", 17)` → `i-0c2f…`. */
export function hexId(holder: Random, prefix: string, digits: number): string {
  let id = prefix;
  for (let n = 0; n < digits; n++) id += Math.floor(nextRandom(holder) * 16).toString(16);
  return id;
}
