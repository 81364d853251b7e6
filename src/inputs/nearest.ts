/** The name that differs least from a given one, when so little that it looks like a slip. */
export function nearest<N extends string>(given: string, names: readonly N[]): N | undefined {
  const [best] = names
    .map((name) => ({ name, distance: editDistance(given.replaceAll("_", "-"), name) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.min(3, given.length / 3) ? best.name : undefined;
}

/** Levenshtein's distance, by UTF-16 units. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row.at(-1)!;
}
