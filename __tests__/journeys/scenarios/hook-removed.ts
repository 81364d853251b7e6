import { isCodeDeployHook } from "../../../src/fleet/hooks.ts";
import { asBefore, because } from "../claims.ts";
import type { Journey, Stage } from "../lab.ts";

const GREEN = { AutoScalingGroupName: "web-blue-1" };

/** CodeDeploy's hook on green's group, by its name; undefined as long as there is none. */
async function hookOf({ aws }: Stage): Promise<string | undefined> {
  const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {
    AutoScalingGroupNames: [GREEN.AutoScalingGroupName],
  });
  if (AutoScalingGroups.length === 0) return undefined;
  const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", GREEN);
  return LifecycleHooks.find(isCodeDeployHook)?.LifecycleHookName;
}

async function remove(stage: Stage): Promise<void> {
  const LifecycleHookName = await hookOf(stage);
  if (LifecycleHookName) await stage.aws("autoscaling:DeleteLifecycleHook", { ...GREEN, LifecycleHookName });
}

/** Green would launch instances without the application for ever after: it is not opened, and all goes back. */
export const hookRemoved: Journey = {
  name: "clone: somebody removes CodeDeploy's launch hook from green before it is opened, everything is as before",
  fleet: "clone",
  rules: [8, 17],
  async meanwhile(stage, actor) {
    while (!(await hookOf(stage))) await actor.sleep(250);
    await actor.sleep(250); // until it was seen
    await remove(stage);
  },
  check(t) {
    asBefore(t);
    because(t, /has no launch hook of CodeDeploy/);
  },
};
