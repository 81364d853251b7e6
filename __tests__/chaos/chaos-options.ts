import { givenOptions, wholeNumber, WrongOption } from "./given-options.ts";
import type { Storm } from "./storm.ts";

/** The parts of the suite, in the order in which they are played. */
export const PARTS = ["crash", "faults", "kills", "storms"] as const;
export type PartName = (typeof PARTS)[number];

/** What `npm run chaos --` was asked for. */
export interface ChaosOptions {
  only: readonly PartName[];
  seeds: number;
  from: number;
  /** Deliberate defects whose names hold this text: `""` for all. */
  defects: string | undefined;
  /** One storm, told at length. */
  storm: { seed: number } | { schedule: Storm } | undefined;
}

/** Storms of an ordinary run. */
const SEEDS = 2_000;

const USAGE = `accepted:
npm run chaos -- [--only ${PARTS.join("|")}, several by commas] [--seeds ${SEEDS}] [--from 1]
npm run chaos -- --seed 17               plays one storm and tells it
npm run chaos -- --schedule '{"seed":…}' plays a printed schedule and tells it
npm run chaos -- --defects               puts each deliberate defect in: somebody must notice
npm run chaos -- --defect "drain wait"   the same with those of this name`;

const OPTIONS = {
  only: { type: "string" },
  seeds: { type: "string" },
  from: { type: "string" },
  seed: { type: "string" },
  schedule: { type: "string" },
  defects: { type: "boolean" },
  defect: { type: "string" },
} as const;

/** Throws WrongOption, which says what is accepted. */
export function chaosOptions(argv: string[]): ChaosOptions {
  const { only, seeds, from, seed, schedule, defects, defect } = givenOptions(argv, OPTIONS, USAGE);
  return {
    only: only === undefined ? PARTS : only.split(",").map(partNamed),
    defects: defect ?? (defects ? "" : undefined),
    seeds: seeds === undefined ? SEEDS : wholeNumber("--seeds", seeds),
    from: from === undefined ? 1 : wholeNumber("--from", from),
    storm:
      schedule !== undefined
        ? { schedule: scheduleOf(schedule) }
        : seed !== undefined
          ? { seed: wholeNumber("--seed", seed) }
          : undefined,
  };
}

function partNamed(name: string): PartName {
  const part = PARTS.find((one) => one === name);
  if (part) return part;
  throw new WrongOption(`--only is "${name}": there are ${PARTS.join(", ")}\n${USAGE}`);
}

/** A schedule as a failing storm prints it. */
function scheduleOf(text: string): Storm {
  try {
    const storm = JSON.parse(text) as Partial<Storm> | null;
    if (storm?.fleet && Array.isArray(storm.incidents)) return storm as Storm;
  } catch {
    // told below
  }
  throw new WrongOption(
    `--schedule is no schedule: give the JSON that a failing storm printed, in single quotes\n${USAGE}`,
  );
}
