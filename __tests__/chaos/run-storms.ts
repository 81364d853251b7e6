import { storyOf } from "../journeys/story.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import type { Figures } from "./figures.ts";
import { shrink } from "./shrink.ts";
import type { Storm } from "./storm.ts";
import type { Cast } from "./storm-jobs.ts";
import { playStorm, type StormResult } from "./storm-play.ts";
import { stormOf } from "./storm-seeds.ts";
import { playAll } from "./workers.ts";

/** Failing storms that are shrunk and told; the others are only counted. */
const TOLD = 5;
/** How far it is, is told after so many storms: a minute or so. */
const TELL_EVERY = 1_000;

/** Plays a range of seeds on all cores; those that fail are shrunk. */
export async function storms({ seeds, from }: ChaosOptions): Promise<Figures> {
  const since = performance.now();
  const range = Array.from({ length: seeds }, (_, index) => from + index);
  let played = 0;
  const results = await playAll("storm", range, {
    onResult({ seed, violations: [first] }) {
      if (first !== undefined) console.log(`FAILED npm run chaos -- --seed ${seed}: ${firstLine(first)}`);
      if (++played % TELL_EVERY === 0) console.log(`${played} of ${seeds} storms played`);
    },
  });
  const seconds = (performance.now() - since) / 1000; // without the shrinking
  const failed = results.filter(({ violations }) => violations.length > 0);
  for (const { seed, violations } of failed.slice(0, TOLD))
    console.log(inFull(await shrunk(stormOf(seed), violations[0]!)));
  return {
    name: `storms of the seeds ${from} to ${from + seeds - 1}`,
    played: results.length,
    failed: failed.length,
    calls: results.reduce((sum, { calls }) => sum + calls, 0),
    seconds,
    further: {
      "processes of the action": results.reduce((sum, { outcomes }) => sum + outcomes.length, 0),
      interleavings: new Set(results.map(({ interleaving }) => interleaving)).size,
    },
  };
}

const firstLine = (text: string): string => text.split("\n")[0]!;

/** A violation without what differs from storm to storm: its first line, no ids, numbers or instants. */
export const kindOf = (violation: string): string =>
  firstLine(violation)
    .replace(/\b(i|d|lt|ami)-\w+|[\d:.TZ-]{4,}|\d+/g, "…")
    .slice(0, 120);

/** The same storm with the fewest incidents under which the first of its violations is still there. */
export async function shrunk(storm: Storm, first: string): Promise<Storm> {
  const fails = async (incidents: Storm["incidents"]): Promise<boolean> =>
    (await playStorm({ ...storm, incidents })).violations.some((one) => kindOf(one) === kindOf(first));
  const incidents = await shrink(storm.incidents, (some) => fails([...some]));
  return { ...storm, incidents: [...incidents] };
}

const inFull = (storm: Storm): string =>
  `seed ${storm.seed}, shrunk to ${storm.incidents.length} incidents:\nnpm run chaos -- --schedule '${JSON.stringify(storm).replaceAll("'", "'\\''")}'`;

/** Plays one storm and tells it: each process, and what was violated. */
export async function tellStorm(asked: NonNullable<ChaosOptions["storm"]>): Promise<StormResult> {
  const storm = "seed" in asked ? stormOf(asked.seed) : asked.schedule;
  console.log(JSON.stringify(storm, undefined, 1));
  const result = await playStorm(storm, (cast) => console.log(tales(cast)));
  for (const violation of result.violations) console.log(`VIOLATED ${violation}`);
  const [first] = result.violations;
  if (first !== undefined) console.log(inFull(await shrunk(storm, first)));
  return result;
}

const tales = ({ jobs }: Cast): string =>
  jobs
    .flatMap(({ runNumber, attempt, host, runs }) =>
      runs.map((ran) => {
        const began = new Date(ran.startedAt).toISOString();
        return `\nrun ${runNumber}, attempt ${attempt}, on ${host}, from ${began} for ${ran.took / 1000} s\n${storyOf(ran)}`;
      }),
    )
    .join("\n");
