/**
 * Delta debugging (Zeller's ddmin, for lists): a sublist that still fails, from which no single item can be left out.
 * Deterministic; the order of items is kept. @param fails asked about sublists; true of the whole list
 */
export async function shrink<T>(
  items: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  if (items.length > 0 && (await fails([]))) return [];
  let kept = items;
  for (let parts = 2; kept.length >= 2;) {
    const size = Math.ceil(kept.length / parts);
    const starts = Array.from({ length: Math.ceil(kept.length / size) }, (_, index) => index * size);
    let smaller: readonly T[] | undefined;
    for (const start of starts) {
      const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (rest.length < kept.length && (await fails(rest))) {
        smaller = rest;
        break;
      }
    }
    if (smaller) [kept, parts] = [smaller, Math.max(2, parts - 1)];
    else if (size === 1) return kept;
    else parts = Math.min(kept.length, parts * 2);
  }
  return kept;
}
