import type { World } from "../../simulator/core/world.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import { inputsOf, ORDINARY, setStage, settle, standing, type Journey } from "../journeys/lab.ts";
import { start, type Site, type Start } from "../journeys/run.ts";
import { buildOnce } from "../journeys/standing.ts";
import type { Fixture } from "./fixtures.ts";

const stand = buildOnce();
const stages = new Map<string, Promise<{ world: World; fleet: Fleet }>>();

/** The fixture in service, its earlier releases made; built once, to be copied. Throws when one of these did not succeed. */
export function stageOf(fixture: Fixture): Promise<{ world: World; fleet: Fleet }> {
  const known = stages.get(fixture.name);
  if (known) return known;
  const built = buildStage(fixture);
  stages.set(fixture.name, built);
  return built;
}

async function buildStage(fixture: Fixture): Promise<{ world: World; fleet: Fleet }> {
  const journey: Journey = {
    name: fixture.name,
    fleet: fixture.fleet,
    options: fixture.options,
    check: () => undefined,
  };
  const there = await standing(journey, { ...ORDINARY, stand });
  const time = createVirtualTime(there.world);
  return time.run(async () => {
    const { world, fleet } = await setStage(journey, there, time);
    const site: Site = { world, time, door: "direct", seed: 1, brief: true, ended: new Set() };
    for (const [index, given] of fixture.earlier.entries()) {
      const process: Start = {
        entry: "deploy",
        pid: 90 + index,
        inputs: inputsOf(
          { inputs: given["ami-id"] === "old" ? { ...given, "ami-id": fleet.ami, force: "true" } : given },
          fleet,
        ),
        nonce: nonceOf(90 + index),
        owner: { runId: String(900 + index) },
      };
      const { ending } = await start(site, process).ran;
      if (ending?.outcome !== "succeeded") throw new Error(`the earlier release ended ${ending?.outcome}`);
      settle(world);
    }
    world.users.harms.length = 0;
    return { world, fleet };
  });
}

/** A nonce of its own for each process of a play. */
export const nonceOf = (pid: number): string => `${String(pid).padStart(8, "0")}-0000-4000-8000-000000000001`;
