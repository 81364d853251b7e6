import { faultsMayHaveChanged } from "../../simulator/services/ec2/software.ts";
import { attempt } from "../journeys/by-hand.ts";
import type { Cast } from "./storm-jobs.ts";

/** Who is asked by the load balancer, is healthy, and has the application. */
export function serving({ stage: { world } }: Cast): string[] {
  const healthy = Object.values(world.users.groups).flatMap(({ targets }) =>
    Object.entries(targets)
      .filter(([, target]) => target.healthy)
      .map(([key]) => key.slice(0, key.lastIndexOf(":"))),
  );
  return [...new Set(healthy)].filter((id) => world.ec2.instances[id]?.software.application !== undefined);
}

/** Calm: no fault strikes any more, and no alarm is on. */
export async function calm({ stage: { world, aws } }: Cast): Promise<void> {
  world.faults.length = 0;
  faultsMayHaveChanged(world);
  for (const AlarmName of Object.keys(world.cloudWatch.alarms))
    await aws("cloudwatch:SetAlarmState", { AlarmName, StateValue: "OK", StateReason: "calm" });
}

/**
 * What Auto Scaling launched into a group that is known by tags has no application: a person takes it out, and keeps Auto
 * Scaling from levelling the zones, which would end who serves for another one without it (rule 10).
 */
export async function weed(cast: Cast): Promise<void> {
  const { world, aws } = cast.stage;
  if (!cast.byTags) return;
  for (const { name: AutoScalingGroupName, members } of Object.values(world.autoScaling.groups)) {
    const weeds = Object.keys(members).filter((id) => {
      const { state, software } = world.ec2.instances[id] ?? {};
      return state === "running" && software?.application === undefined;
    });
    if (weeds.length === 0) continue;
    const { promises } = cast.watching.remember();
    const promised = Object.values(promises).map(({ count }) => count);
    cast.watching.resized(Math.min(...promised, serving(cast).length));
    for (const what of [".instances", "target ", `groups.${AutoScalingGroupName}.desired`, "AZRebalance"])
      cast.watching.changedByOthers(what);
    const ScalingProcesses = ["AZRebalance"];
    await attempt(aws("autoscaling:SuspendProcesses", { AutoScalingGroupName, ScalingProcesses }));
    for (const InstanceId of weeds) {
      // Whoever stands by is not among the desired ones any more.
      const ShouldDecrementDesiredCapacity = members[InstanceId]?.state !== "Standby";
      const gone = { InstanceId, ShouldDecrementDesiredCapacity };
      await attempt(aws("autoscaling:TerminateInstanceInAutoScalingGroup", gone));
    }
  }
}
