import { parseArgs } from "node:util";
import type { Storm } from "./storm.ts";

/** What `npm run chaos --` was asked for. */
export interface ChaosOptions {
  /** Which parts; all, when absent. */
  only: string | undefined;
  seeds: number;
  from: number;
  /** Deliberate defects whose names hold this text: `""` for all. */
  defects: string | undefined;
  /** One storm, told at length. */
  storm: { seed: number } | { schedule: Storm } | undefined;
}

/** Storms of an ordinary run. */
const SEEDS = 2_000;

export const USAGE = `npm run chaos -- [--only crash|faults|kills|storms] [--seeds ${SEEDS}] [--from 1]
npm run chaos -- --seed 17              plays one storm and tells it
npm run chaos -- --schedule '{"seed":…}' plays a printed schedule and tells it
npm run chaos -- --defects             puts each deliberate defect in: somebody must notice
npm run chaos -- --defect "drain wait" the same with those of this name`;

/** Throws an Error that says what is accepted. */
export function chaosOptions(argv: string[]): ChaosOptions {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: "string" },
      seeds: { type: "string" },
      from: { type: "string" },
      seed: { type: "string" },
      schedule: { type: "string" },
      defects: { type: "boolean" },
      defect: { type: "string" },
    },
  });
  const { only, seeds, from, seed, schedule, defects, defect } = values;
  return {
    only,
    defects: defect ?? (defects ? "" : undefined),
    seeds: seeds === undefined ? SEEDS : whole("--seeds", seeds),
    from: from === undefined ? 1 : whole("--from", from),
    storm:
      schedule !== undefined
        ? { schedule: JSON.parse(schedule) as Storm }
        : seed !== undefined
          ? { seed: whole("--seed", seed) }
          : undefined,
  };
}

function whole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`${name} is "${text}": give a whole number\n${USAGE}`);
}
