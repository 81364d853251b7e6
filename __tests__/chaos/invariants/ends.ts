import { differences } from "../../../simulator/scenarios/differences.ts";
import { advance } from "../../../simulator/core/time.ts";
import type { World } from "../../../simulator/core/world.ts";
import type { Portrait } from "../../../simulator/scenarios/portrait.ts";
import { look } from "../../journeys/lab.ts";
import type { End, Memory, ProcessSeen, Violation } from "./memory.ts";

type Tell = (invariant: Violation["invariant"], text: string) => void;

/** How a world is once what is under way in it has come to rest and nobody acts: by a copy. */
export async function atRest(world: World): Promise<Portrait> {
  const copy = structuredClone(world);
  advance(copy, copy.now + 15 * 60_000);
  return look(copy);
}

/** (c, d, e) Every outcome against the world it speaks of. */
export async function judgeEnds(memory: Memory, tell: Tell): Promise<void> {
  for (const process of Object.values(memory.processes))
    for (const end of process.ends) await judgeEnd(memory, process, end, tell);
}

async function judgeEnd(memory: Memory, process: ProcessSeen, end: End, tell: Tell): Promise<void> {
  if (end.outcome !== "failed-clean" && end.outcome !== "failed-dirty") return;
  const release = process.release === undefined ? undefined : memory.releases[process.release];
  if (end.outcome === "failed-dirty" && end.leftovers.length === 0)
    tell("c", `process ${end.pid} ended failed-dirty and listed nothing`);
  if (end.outcome === "failed-clean" && end.leftovers.length > 0)
    tell("c", `process ${end.pid} ended failed-clean and listed something`);
  if (!process.wrote || !release) return;
  const changes = differences(await atRest(release.before), await atRest(end.world)).filter(
    (one) => !memory.foreign.some((path) => one.startsWith(path)),
  );
  if (end.outcome === "failed-clean" && changes.length > 0)
    tell("c", `process ${end.pid} ended failed-clean, but: ${changes.join("; ")}`);
}
