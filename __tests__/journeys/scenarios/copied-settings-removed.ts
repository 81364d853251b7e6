import { asBefore } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** What was copied beside the group goes with it: the alarms behind step policies are nobody's otherwise. */
export const copiedSettingsRemoved: Journey = {
  name: "clone: green with copied policies, alarms and schedules fails, all of it is removed",
  fleet: "clone",
  rules: [17],
  options: {
    scaling: ["step", "target-tracking"],
    schedules: { night: "0 22 * * *" },
    hooks: { warm: "launching" },
    templateVersion: "$Latest",
  },
  async meanwhile({ aws }, actor) {
    // The user's own hook is answered by whoever listens to it.
    for (let looks = 0; looks < 60; looks++) {
      const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {});
      for (const { AutoScalingGroupName, Instances = [] } of AutoScalingGroups)
        for (const { InstanceId, LifecycleState } of Instances)
          if (LifecycleState === "Pending:Wait")
            await aws("autoscaling:CompleteLifecycleAction", {
              AutoScalingGroupName: AutoScalingGroupName!,
              LifecycleHookName: "warm",
              InstanceId: InstanceId!,
              LifecycleActionResult: "CONTINUE",
            }).catch(() => undefined);
      await actor.sleep(5_000);
    }
  },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, script: "scripts/start.sh" },
  ],
  check: (t) => asBefore(t),
};
