import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import type { Cast } from "./storm-jobs.ts";
import type { Storm } from "./storm.ts";

/** What was violated in a storm and after it, in sentences. */
export function judgeStorm(storm: Storm, cast: Cast, before: Portrait, after: Portrait): string[] {
  const violations: string[] = [];
  const { world, fleet } = cast.stage;
  const touched = storm.incidents.some(({ does }) => ["lose", "scale", "person"].includes(does));
  const dying = storm.incidents.some((one) => one.does === "fault" && one.fault.kind === "instance-dies");
  if (!touched && !dying)
    for (const { kind, detail, at, instanceId } of world.users.harms)
      violations.push(`users: ${kind} ${detail} ${instanceId} at ${new Date(at).toISOString()}`);
  for (const [index, { ending, events }] of cast.jobs.flatMap(({ runs }) => runs).entries()) {
    for (const event of events)
      if (event.kind === "defect") violations.push(`process ${index}: defect ${event.message}\n${event.stack}`);
    if (ending?.outcome === "failed-dirty" && ending.leftovers.length === 0)
      violations.push(`process ${index}: dirty, nothing listed`);
  }
  const last = cast.jobs.at(-1)!.runs.at(-1)?.ending;
  if (!last || !["succeeded", "unchanged"].includes(last.outcome))
    violations.push(`the calm run ended ${last?.outcome}: ${last?.summary}`);
  else {
    for (const { name, healthy } of Object.values(world.users.groups))
      if (Object.keys(healthy.byImage).join() !== fleet.amiNew)
        violations.push(`in rotation in ${name}: ${JSON.stringify(healthy.byImage)}`);
    const groups = Object.keys(after.groups).filter((name) => !(name in before.groups));
    if (groups.length > 1) violations.push(`groups ${groups.join()}`);
  }
  void differences;
  return violations;
}
