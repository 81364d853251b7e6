import { copy } from "../../simulator/wire/copy.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import { ORDINARY, releaseEarlier, setStage, standing, type Journey } from "../journeys/lab.ts";
import type { Standing } from "../journeys/standing.ts";
import { endsBlue, GROUNDS } from "./storm-grounds.ts";
import type { Storm } from "./storm.ts";

/** The fleet of a storm, as the builders of journeys take it. */
export const journeyOf = ({ fleet, ground }: Storm): Journey => ({
  name: "",
  fleet,
  options: GROUNDS[fleet][ground]!,
  check: () => undefined,
});

const built = new Map<string, Promise<Standing>>();

/** The fleet on which a storm begins, with the deployment that went before it: built once, since building takes as long as a storm. */
export async function standFor(storm: Storm): Promise<Standing> {
  const { fleet, ground, earlier } = storm;
  const key = `${fleet} ${ground} ${earlier}`;
  const there = built.get(key) ?? build(storm);
  built.set(key, there);
  return copy(await there);
}

async function build(storm: Storm): Promise<Standing> {
  const journey = journeyOf(storm);
  const { world, fleet } = await standing(journey, ORDINARY);
  if (storm.earlier !== undefined) {
    const retire = endsBlue(journey.options ?? {}) ? "terminate" : storm.earlier;
    const time = createVirtualTime(world);
    await time.run(async () => {
      const stage = await setStage(journey, { world, fleet }, time);
      await releaseEarlier({ retire }, 0, stage, time, ORDINARY);
    });
  }
  return { world, fleet };
}
