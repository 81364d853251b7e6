import type { Sample } from "../data-plane/traffic.ts";

/** Who served how many requests in a stretch of time. */
export interface Stretch {
  from: number;
  to: number;
  sent: number;
  failed: number;
  blue: number;
  green: number;
}

/** Cuts the traffic into stretches of `everyMs` real milliseconds. */
export function stretchesOf(samples: readonly Sample[], greenImage: string, everyMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { at, failure, image } of samples) {
    const index = Math.floor(at / everyMs);
    for (let n = stretches.length; n <= index; n++) {
      stretches.push({ from: n * everyMs, to: (n + 1) * everyMs, sent: 0, failed: 0, blue: 0, green: 0 });
    }
    const stretch = stretches[index]!;
    stretch.sent++;
    if (failure !== undefined) stretch.failed++;
    else if (image === greenImage) stretch.green++;
    else stretch.blue++;
  }
  return stretches;
}

const barWidth = 30;

/** The traffic as a table with a bar of who served. */
export function trafficTable(stretches: readonly Stretch[], colour: boolean): string[] {
  const row = (cells: string[]) => cells.map((cell, index) => cell.padStart(index === 0 ? 9 : 8)).join("");
  const lines = stretches.map(({ from, to, sent, failed, blue, green }) => {
    const cells = [`${from / 1000}–${to / 1000} s`, sent, failed, blue, green].map(String);
    return `${row(cells)}  ${bar(blue, green, failed, colour)}`;
  });
  const sum = (member: "sent" | "failed" | "blue" | "green") =>
    stretches.reduce((total, stretch) => total + stretch[member], 0);
  const totals = [sum("sent"), sum("failed"), sum("blue"), sum("green")].map(String);
  return [row(["", "sent", "failed", "blue", "green"]), ...lines, row(["in all", ...totals])];
}

function bar(blue: number, green: number, failed: number, colour: boolean): string {
  const all = Math.max(1, blue + green + failed);
  const broken = failed === 0 ? 0 : Math.max(1, Math.round((barWidth * failed) / all));
  const greens = Math.round(((barWidth - broken) * green) / Math.max(1, blue + green));
  const parts = [
    ["34", "b", barWidth - broken - greens],
    ["32", "g", greens],
    ["31", "!", broken],
  ] as const;
  return parts
    .map(([code, letter, width]) => paint(code, (colour ? "█" : letter).repeat(width), colour))
    .join("");
}

const paint = (code: string, text: string, colour: boolean): string =>
  colour && text ? `\u001b[${code}m${text}\u001b[0m` : text;

/** Why requests failed, the commonest first. */
export function failureReasons(samples: readonly Sample[]): string[] {
  const counts: Record<string, number> = {};
  for (const { failure } of samples) if (failure !== undefined) counts[failure] = (counts[failure] ?? 0) + 1;
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${count} × ${reason}`);
}
