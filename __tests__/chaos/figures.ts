/** What one part of the chaos suite came to. */
export interface Figures {
  name: string;
  /** Crash points, faults or schedules that were played, and how many of them violated something. */
  played: number;
  failed: number;
  /** Calls of all processes together. */
  calls: number;
  /** Other counts, by what they count. */
  further: Record<string, number>;
}

/** One line in plain words. @param seconds real ones */
export function lineOf({ name, played, failed, calls, further }: Figures, seconds: number): string {
  const others = Object.entries(further).map(([what, count]) => `, ${count} ${what}`);
  const speed = `${Math.round(calls / seconds)} calls per second, ${(played / seconds).toFixed(1)} plays per second`;
  return `${name}: ${played} played, ${failed} violated${others.join("")}, ${calls} calls, ${speed}, ${seconds.toFixed(0)} s`;
}

/** What a part ended with: whether nothing was violated, and its figures in a line. */
export interface PartEnd {
  passed: boolean;
  line: string;
}
