/** What one part of the chaos suite came to. */
export interface Figures {
  name: string;
  /** Crash points, faults, kills or schedules that were played, and how many of them violated something. */
  played: number;
  failed: number;
  /** Calls of all processes together. */
  calls: number;
  /** Real ones. */
  seconds: number;
  /** Other counts, by what they count. */
  further: Record<string, number>;
}

const COLUMNS = ["played", "violated", "calls", "calls/s", "seconds"];
const LONGEST_NAME = 34;

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(LONGEST_NAME) + cells.map((cell) => cell.padStart(10)).join("");

const perSecond = ({ calls, seconds }: Pick<Figures, "calls" | "seconds">): number =>
  Math.round(calls / Math.max(seconds, 1));

/** A row for each part with its further counts below, and a last line that says the total. @param seconds in all */
export function summaryOf(parts: readonly Figures[], seconds: number): string {
  const sum = (count: (part: Figures) => number): number => parts.reduce((all, part) => all + count(part), 0);
  const calls = sum((part) => part.calls);
  const total = `total: ${sum(({ played }) => played)} played, ${sum(({ failed }) => failed)} violated, ${calls} calls`;
  return [
    row("", COLUMNS),
    ...parts.flatMap(rowsOf),
    `${total}, ${perSecond({ calls, seconds })} per second, ${seconds.toFixed(0)} s`,
  ].join("\n");
}

function rowsOf(part: Figures): string[] {
  const { name, played, failed, calls, seconds, further } = part;
  const numbers = [played, failed, calls, perSecond(part), Math.round(seconds)];
  const others = Object.entries(further).map(([what, count]) => `  ${count} ${what}`);
  return [row(name, numbers.map(String)), ...others];
}

/** The end of a part that is a program of its own: prints its figures, and tells them to whoever started it as a child. */
export function tellFigures(figures: Figures): void {
  console.log(summaryOf([figures], figures.seconds));
  process.send?.(figures);
}
