import { isCodeDeployHook } from "../../src/fleet/hooks.ts";
import { harmless, onBlue } from "./left-behind.ts";
import { play } from "./unfinished.ts";

/** With `terminationHookEnabled` CodeDeploy has a second hook on the group, which brings nobody the application (rule 8). */
test("clone: green with CodeDeploy's termination hook alone is not opened, everything is as before", () =>
  play("clone", async (p) => {
    const green = { AutoScalingGroupName: "web-blue-1" };
    const running = p.start();
    await p.until(running, (event) => event.kind === "output" && event.name === "green-group");
    const LifecycleHookName = "CodeDeploy-managed-automatic-termination-deployment-hook-production-1";
    const LifecycleTransition = "autoscaling:EC2_INSTANCE_TERMINATING";
    await p.aws("autoscaling:PutLifecycleHook", { ...green, LifecycleHookName, LifecycleTransition });
    const launchHook = async (): Promise<string | undefined> =>
      (await p.aws("autoscaling:DescribeLifecycleHooks", green)).LifecycleHooks?.find(
        (hook) => isCodeDeployHook(hook) && hook.LifecycleTransition !== LifecycleTransition,
      )?.LifecycleHookName;
    let name: string | undefined;
    while (!(name = await launchHook())) await p.pass(250);
    await p.pass(250);
    await p.aws("autoscaling:DeleteLifecycleHook", { ...green, LifecycleHookName: name });
    const { ending } = await running.ran;
    expect(ending?.outcome).toBe("failed-clean");
    expect(ending?.summary).toContain("has no launch hook of CodeDeploy");
    expect(await p.changes()).toEqual([]);
    onBlue(p);
    harmless(p);
  }));
