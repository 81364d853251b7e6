import type { FleetName } from "../../src/plan/facts.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import { READY_WAIT } from "./each-fleet.ts";
import {
  inputsOf,
  look,
  ORDINARY,
  setStage,
  settle as comeToRest,
  standing,
  type Journey,
  type Stage,
} from "./lab.ts";
import { buildOnce } from "./standing.ts";
import { start, type Ran, type Running, type Site, type Start } from "./run.ts";

/** What a test of several processes acts with. */
export interface Play extends Stage {
  /** Where the processes run. */
  site: Site;
  /** Starts a process of the action; its id follows from the order. */
  start(what?: Partial<Start> & { given?: Record<string, string> }): Running;
  /** The same, to its end. */
  run(what?: Partial<Start> & { given?: Record<string, string> }): Promise<Ran>;
  /** Waits until a running process has told something that fits. */
  until(running: Running, fits: (event: BluegreenEvent) => boolean): Promise<void>;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  /** How the world at rest differs from how it was before the first process. */
  changes(): Promise<string[]>;
}

const stand = buildOnce();

/** Plays on a fresh world in virtual time; the deployment group waits in Ready unless told otherwise. */
export async function play(
  fleet: FleetName,
  act: (play: Play) => Promise<void>,
  options: Journey["options"] = READY_WAIT,
): Promise<void> {
  const journey: Journey = { name: "", fleet, options: options ?? {}, check: () => undefined };
  const { world, fleet: there } = await standing(journey, { ...ORDINARY, stand });
  const time = createVirtualTime(world);
  await time.run(async () => {
    const stage = await setStage(journey, { world, fleet: there }, time);
    const before = await look(world);
    const site: Site = { world, time, door: "direct", seed: 1, ended: new Set() };
    let pid = 0;
    const begin: Play["start"] = ({ given, ...what } = {}) => {
      pid++;
      const nonce = `${String(pid).padStart(8, "0")}-0000-4000-8000-000000000001`;
      const { "ami-id": image, ...names } = inputsOf({}, stage.fleet);
      const action = (what.entry === "settle" ? what.of : what.entry) ?? "deploy";
      const inputs = { ...(action === "deploy" ? { "ami-id": image! } : {}), ...names, ...given };
      return start(site, { entry: "deploy", inputs, pid, nonce, ...what });
    };
    await act({
      ...stage,
      site,
      start: begin,
      run: (what) => begin(what).ran,
      async until(running, fits) {
        const observer = time.actor("an observer");
        while (!running.events.some(fits)) await observer.sleep(1000);
        observer.done();
      },
      async pass(ms) {
        const nobody = time.actor("time itself");
        await nobody.sleep(ms);
        nobody.done();
      },
      async changes() {
        comeToRest(world);
        return differences(before, await look(world));
      },
    });
  });
}

/** Another run of the same workflow. */
export const otherRun = (number: number): NonNullable<Start["owner"]> => ({
  runId: String(1000 + number),
  runNumber: number,
  runUrl: `https://github.example/octo/shop/actions/runs/${1000 + number}`,
});

/** A step of this name has begun. */
export const began =
  (step: string) =>
  (event: BluegreenEvent): boolean =>
    event.kind === "step-began" && event.step === step;
