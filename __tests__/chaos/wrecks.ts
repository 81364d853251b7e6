import type { BluegreenEvent } from "../../src/events.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import { inputsOf } from "../journeys/lab.ts";
import { start, type Site } from "../journeys/run.ts";
import { began } from "../journeys/unfinished.ts";

/** How a deployment goes wrong, and what it leaves. */
export type Wreck =
  /** Its process is killed at the first event that fits. */
  | { kind: "killed"; when: (event: BluegreenEvent) => boolean }
  /** Green's application does not start, and from then on these calls, which would undo it, are denied until it has ended. */
  | { kind: "dirty"; denied: readonly string[] };

/** Its process runs on a machine of its own: nobody who follows can tell whether it has ended. */
const PROCESS = { entry: "deploy", pid: 80, host: "a-gone-runner" } as const;
const OWNER = { runId: "980", runUrl: "https://github.example/octo/shop/actions/runs/980" };

/** Plays the wreck to its end. Throws when it does not go wrong as it should. */
export async function wreckBefore(site: Site, fleet: Fleet, wreck: Wreck, nonce: string): Promise<void> {
  const { world } = site;
  const inputs = inputsOf({}, fleet);
  if (wreck.kind === "dirty")
    world.faults.push({ kind: "script-fails", event: "AfterInstall", who: { imageId: fleet.amiNew } });
  const running = start(site, { ...PROCESS, inputs, nonce, owner: OWNER });
  const observer = site.time.actor("an observer");
  const fits = wreck.kind === "killed" ? wreck.when : began("create-deployment");
  while (!running.events.some(fits)) await observer.sleep(1000);
  observer.done();
  if (wreck.kind === "killed") running.kill();
  else world.faults.push(...wreck.denied.map(denied));
  const { ending } = await running.ran;
  if (wreck.kind === "dirty" && ending?.outcome !== "failed-dirty")
    throw new Error(`the wreck ended ${ending?.outcome}`);
  world.faults.length = 0;
}

const denied = (operation: string) =>
  ({
    kind: "error",
    operation,
    code: "AccessDenied",
    message: `User is not authorized to perform: ${operation}`,
    status: 403,
  }) as const;
