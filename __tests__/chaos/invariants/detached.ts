import type { World } from "../../../simulator/core/world.ts";
import type { CallEntry } from "../../../simulator/wire/front.ts";
import type { Tell } from "./memory.ts";

/** Who a call takes away from the load balancer by way of its group: instances by name, or all members of the group. */
const DETACHES: Readonly<Record<string, (world: World, input: Input) => string[]>> = {
  "autoscaling:DetachInstances": (_world, { InstanceIds }) => InstanceIds ?? [],
  "autoscaling:EnterStandby": (_world, { InstanceIds }) => InstanceIds ?? [],
  "autoscaling:DetachLoadBalancerTargetGroups": (world, { AutoScalingGroupName }) =>
    Object.keys(world.autoScaling.groups[AutoScalingGroupName]?.members ?? {}),
};

interface Input {
  AutoScalingGroupName: string;
  InstanceIds?: string[];
}

/**
 * (b) Nobody is detached who was in rotation until this call. A draining instance may be: it runs on, and what it was
 * asked it still answers. (Stopped and terminated instances: the simulator's own harms.)
 * @param before who was in rotation before the call took effect
 */
export function watchDetached(
  world: World,
  before: readonly string[],
  { operation, input, error }: CallEntry,
  tell: Tell,
): void {
  const who = DETACHES[operation];
  if (!who || error) return;
  const served = who(world, input as Input).filter((id) => before.includes(id));
  if (served.length > 0) tell("b", `${operation} takes ${served.join(", ")}, which get requests`);
}
