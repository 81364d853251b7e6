import type { Millis } from "./clock.ts";

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;

const UNITS: Readonly<Record<string, Millis>> = { s: SECOND, m: MINUTE, h: HOUR };

/** `90s`, `15m`, `2h` → milliseconds; undefined when the text is not of that form. */
export function parseDuration(text: string): Millis | undefined {
  const match = /^(\d{1,6})([smh])$/.exec(text.trim());
  return match ? Number(match[1]) * UNITS[match[2]!]! : undefined;
}

/** Milliseconds as people say them: `41 s`, `2 min 5 s`, `1 h 3 min`. */
export function formatDuration(ms: Millis): string {
  const seconds = Math.max(0, Math.round(ms / SECOND));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}
