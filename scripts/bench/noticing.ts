import type { Travelled } from "../../__tests__/journeys/lab.ts";
import { nextRandom } from "../../simulator/core/random.ts";
import { deploy, FLEETS, type Deployment } from "./deployment.ts";
import { median } from "./statistics.ts";

const ENOUGH = 24;
const MINUTE = 60_000;
const CONFIGS = ["AllAtOnce", "HalfAtATime", "OneAtATime"] as const;

/** How soon the end of a deployment is seen. */
export interface Noticing {
  deployments: number;
  /** Seconds from CodeDeploy's end to the answer that told it. */
  median: number;
  worst: number;
  /** The most times that one deployment was asked after. */
  polls: number;
}

interface Watched {
  lasted: number;
  noticed: number;
  polls: number;
}

/** `node build/scripts/bench/noticing.js`: prints a Noticing of deployments that last 8 to 15 minutes. */
async function measure(): Promise<Noticing> {
  const seen: Watched[] = [];
  for (let seed = 1; seen.length < ENOUGH; seed++) {
    const watched = watchedIn(await deploy(some(seed)));
    if (watched.lasted >= 8 * MINUTE && watched.lasted <= 15 * MINUTE) seen.push(watched);
  }
  const noticed = seen.map((one) => one.noticed / 1000);
  return {
    deployments: seen.length,
    median: median(noticed),
    worst: Math.max(...noticed),
    polls: Math.max(...seen.map((one) => one.polls)),
  };
}

/** A deployment whose length depends on the seed: fleets, sizes, waves, draining and boot times differ. */
function some(seed: number): Deployment {
  const dice = { random: seed };
  const between = (low: number, high: number): number => Math.round(low + nextRandom(dice) * (high - low));
  return {
    fleet: FLEETS[seed % FLEETS.length]!,
    options: {
      instances: between(6, 20),
      deploymentConfig: `CodeDeployDefault.${CONFIGS[between(0, 2)]}`,
      deregistrationDelaySeconds: between(120, 600),
      bootSeconds: between(40, 240),
    },
    vehicle: { seed },
  };
}

/** When the run's own deployment really ended, and when an answer first said so. */
function watchedIn({ world, calls }: Travelled): Watched {
  const began = calls[0]!.at;
  const own = Object.values(world.codeDeploy.deployments).find(
    ({ createTime, status }) => createTime >= began && status === "Succeeded",
  );
  const end = own?.completeTime;
  if (!own || end === undefined) throw new Error("the run left no finished deployment");
  const looks = calls.filter(
    ({ operation, input }) =>
      operation === "codedeploy:GetDeployment" &&
      (input as { deploymentId?: string }).deploymentId === own.id,
  );
  const told = looks.find(({ at }) => at >= end);
  if (!told) throw new Error(`nobody noticed the end of ${own.id}`);
  return { lasted: end - own.createTime, noticed: told.at - end, polls: looks.length };
}

console.log(JSON.stringify(await measure()));
