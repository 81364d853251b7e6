export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The most instants that lie in any one second; `at` are milliseconds in order. */
export function peakPerSecond(at: readonly number[]): number {
  let peak = 0;
  let first = 0;
  for (const [index, instant] of at.entries()) {
    while (instant - at[first]! >= 1000) first++;
    peak = Math.max(peak, index - first + 1);
  }
  return peak;
}
