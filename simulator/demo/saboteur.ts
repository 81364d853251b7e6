import { callerOf, httpClients } from "../scenarios/clients.ts";
import type { Stage } from "./stage.ts";

/**
 * Somebody who does not wait for draining: ends each of blue's instances as soon as it has been deregistered while a
 * request is still under way on it. Users whose requests break must show up in the demo's count.
 *
 * @param tell is told of each act
 */
export function sendSaboteur(stage: Stage, tell: (what: string) => void): void {
  const aws = callerOf(httpClients(stage.endpoint));
  const blue = new Set(stage.fleet.instanceIds);
  stage.onChange(() => {
    for (const id of blue) {
      const requests = stage.plane.inFlight(id);
      if (requests === 0 || !isDraining(stage, id)) continue;
      blue.delete(id);
      tell(`somebody terminates ${id}, which drains with ${requests} requests under way`);
      aws("ec2:TerminateInstances", { InstanceIds: [id] }).catch((error: unknown) => tell(String(error)));
    }
  });
}

const isDraining = ({ world, fleet }: Stage, id: string): boolean =>
  fleet.targetGroups.some(({ arn }) =>
    Object.values(world.elb.targetGroups[arn]?.targets ?? {}).some(
      (target) => target.id === id && target.health === "draining",
    ),
  );
