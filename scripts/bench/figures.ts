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

/** The figures that the project promises; of the three fleets the worst counts. */
export function figuresOf({ start, sizes, noticing, throughput }: Measured): Figure[] {
  const most = (what: string, value: number, limit: number, unit = ""): Figure => ({
    what,
    value,
    limit,
    bound: "at most",
    unit,
  });
  const worst = (instances: number, of: "calls" | "peak" | "memory" | "lines"): number =>
    Math.max(...sizes.filter((size) => size.instances === instances).map((size) => size[of]));
  const limits = { direct: 20, bytes: 4 };
  return [
    most("cold start, as a ratio to the least possible", start.ratio, 3.5),
    most("3 instances: calls", worst(3, "calls"), 250),
    most("1,000 instances: calls", worst(1000, "calls"), 1000),
    most("1,000 instances: calls in any one second", worst(1000, "peak"), 5),
    most("1,000 instances: memory", worst(1000, "memory"), 200, "MB"),
    most("1,000 instances: log lines", worst(1000, "lines"), 2000),
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
