import { newWorld } from "./core/new-world.ts";
import { advanceBy } from "./core/time.ts";
import type { World } from "./core/world.ts";
import { readOptions, USAGE, type SimulateOptions } from "./options.ts";
import { playScenario, totalWait } from "./scenarios/scenario.ts";
import { startRealTime } from "./time/real-time.ts";
import { bytesDoor, simulatorConfig } from "./wire/bytes-door.ts";
import { caller } from "./wire/caller.ts";
import { httpDoor } from "./wire/http-door.ts";
import { stillTime } from "./wire/world-time.ts";

/** A world in which the scenario has already happened: its waits lie in the past and take no time. */
async function prepared(options: SimulateOptions): Promise<World> {
  const { scenario, seed, switches, faults } = options;
  const world = newWorld({ now: Date.now() - totalWait(scenario), seed, switches });
  const aws = caller(simulatorConfig(bytesDoor({ world, time: stillTime(world) })));
  await playScenario(scenario, {
    call: aws,
    wait: async (ms) => advanceBy(world, ms),
  });
  world.faults = faults; // not before the scenario is built
  return world;
}

async function simulate(options: SimulateOptions): Promise<void> {
  const world = await prepared(options);
  const time = startRealTime(world, { speed: options.speed, epoch: Date.now() });
  const door = await httpDoor({ world, time }, options.port);
  process.stdout.write(`The simulated AWS answers at ${door.endpoint} until it is interrupted.

export AWS_ENDPOINT_URL=${door.endpoint}
export AWS_REGION=${world.region} AWS_DEFAULT_REGION=${world.region}
export AWS_ACCESS_KEY_ID=AKIDSIMULATOR AWS_SECRET_ACCESS_KEY=simulated
export BLUEGREEN_CLOCK=${time.setting}
`);
  const stop = (): void => {
    time.stop();
    void door.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

// The SDK's worry about which Node.js its next versions want is not for who watches.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
try {
  await simulate(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
