import { newWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { runAction, type ActionRequest, type ActionRun } from "../../simulator/runner/run-action.ts";
import { directClients } from "../../simulator/scenarios/clients.ts";
import { buildFleet, type Fleet } from "../../simulator/scenarios/fleet.ts";
import { worldClock } from "../../simulator/scenarios/waiting.ts";
import { startRealTime } from "../../simulator/time/real-time.ts";
import type { CallEntry } from "../../simulator/wire/front.ts";
import { httpDoor } from "../../simulator/wire/http-door.ts";
import { stillTime } from "../../simulator/wire/world-time.ts";

/** An AWS in scaled real time on a port of this machine, for the shipped bundle in processes of its own. */
export interface RealAws {
  world: World;
  fleet: Fleet;
  /** What a process needs to find it. */
  env: Record<string, string>;
  /** The action's inputs. */
  inputs: Record<string, string>;
  /** All calls so far, in order. */
  calls: readonly CallEntry[];
  /** Told of each call after its effect and before its answer; one listener at a time. */
  onCall(listen: (entry: CallEntry) => void): void;
  /** Runs the action of this repository as a job's step, as the attempt of this number. */
  job(how?: Partial<ActionRequest> & { attempt?: number }): Promise<ActionRun>;
  close(): Promise<void>;
}

/** The fleet is built in a world whose time nobody waits for; it must be long enough ago to lie in the past. */
const BUILT_BEFORE_MS = 6 * 3_600_000;

/** A clone's fleet of three in service, whose deployment group waits in Ready. */
export async function realAws(speed: number): Promise<RealAws> {
  const world = newWorld({ seed: 1, now: Date.now() - BUILT_BEFORE_MS });
  const fleet = await buildFleet(directClients({ world, time: stillTime(world) }), worldClock(world), {
    kind: "discover-asg",
    instances: 3,
    ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 },
  });
  world.users.harms.length = 0;
  const calls: CallEntry[] = [];
  let told: (entry: CallEntry) => void = () => undefined;
  const time = startRealTime(world, { speed });
  const door = await httpDoor({
    world,
    time,
    brief: true,
    onCall: (entry) => {
      calls.push(entry);
      told(entry);
    },
  });
  const env = {
    AWS_ENDPOINT_URL: door.endpoint,
    AWS_REGION: world.region,
    AWS_ACCESS_KEY_ID: "AKIDSIMULATOR",
    AWS_SECRET_ACCESS_KEY: "simulated",
    BLUEGREEN_CLOCK: time.setting,
  };
  const inputs = {
    "ami-id": fleet.amiNew,
    application: fleet.codeDeploy!.application,
    "deployment-group": fleet.codeDeploy!.deploymentGroup,
  };
  return {
    world,
    fleet,
    env,
    inputs,
    calls,
    onCall: (listen) => (told = listen),
    job: ({ attempt = 1, inputs: more, ...how } = {}) =>
      runAction({
        ...how,
        actionDir: process.cwd(),
        inputs: { ...inputs, ...more },
        env,
        github: { run_attempt: String(attempt), ...how.github },
      }),
    async close() {
      time.stop();
      await door.close();
    },
  };
}
