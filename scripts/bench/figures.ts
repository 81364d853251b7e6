import type { Measured } from "./measure-all.ts";

/** Something measured that must not get worse than its limit. */
export interface Figure {
  what: string;
  value: number;
  limit: number;
  /** Whether the value may be at most or must be at least the limit. */
  bound: "at most" | "at least";
  unit: string;
}

export const isMissed = ({ value, limit, bound }: Figure): boolean =>
  bound === "at most" ? !(value <= limit) : !(value >= limit);

/** The figures that the project promises. */
export function figuresOf({ start, sizes, noticing, throughput }: Measured): Figure[] {
  const most = (what: string, value: number, limit: number, unit = ""): Figure => ({
    what,
    value,
    limit,
    bound: "at most",
    unit,
  });
  const small = sizes.find(({ instances }) => instances === 3)!;
  const large = sizes.find(({ instances }) => instances === 1000)!;
  const limits = { direct: 20, bytes: 4 };
  return [
    most("cold start, as a ratio to the least possible", start.ratio, 3.5),
    most("3 instances: calls", small.calls, 250),
    most("1,000 instances: calls", large.calls, 1000),
    most("1,000 instances: calls in any one second", large.peak, 5),
    most("1,000 instances: memory", large.memory, 200, "MB"),
    most("1,000 instances: log lines", large.lines, 2000),
    most("end noticed, median", noticing.median, 4, "s"),
    most("polls of one deployment", noticing.polls, 99),
    ...throughput.map(({ door, perCoreSecond }): Figure => ({
      what: `deployments simulated by the ${door} door, per second and core`,
      value: perCoreSecond,
      limit: limits[door],
      bound: "at least",
      unit: "",
    })),
  ];
}
