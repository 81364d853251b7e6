import { isCodeDeployHook } from "../../../src/fleet/hooks.ts";
import { asBefore, because } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** Green would launch instances without the application for ever after: it is not opened, and all goes back. */
export const hookRemoved: Journey = {
  name: "clone: somebody removes CodeDeploy's launch hook from green before it is opened, everything is as before",
  fleet: "clone",
  rules: [8, 17],
  async meanwhile({ aws }, actor) {
    const green = { AutoScalingGroupName: "web-blue-1" };
    for (;;) {
      await actor.sleep(250);
      const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {
        AutoScalingGroupNames: [green.AutoScalingGroupName],
      });
      if (AutoScalingGroups.length === 0) continue;
      const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", green);
      const hook = LifecycleHooks.find(isCodeDeployHook);
      if (!hook) continue;
      await actor.sleep(250); // until it was seen
      await aws("autoscaling:DeleteLifecycleHook", { ...green, LifecycleHookName: hook.LifecycleHookName! });
      return;
    }
  },
  check(t) {
    asBefore(t);
    because(t, /has no launch hook of CodeDeploy/);
  },
};
