import type { Aws } from "../../src/aws/call.ts";
import type { Context } from "../../src/engine/step.ts";
import { resumeCarefully } from "../../src/fleet/processes.ts";
import { DeadlinePassed } from "../../src/time/poll.ts";
import { inVirtualTime } from "./virtual.ts";

const MINUTE = 60_000;
const SUSPENDED = ["HealthCheck", "ReplaceUnhealthy"];

/** A group whose members are sound, in the last `left` milliseconds of a run that may be in a hurry; what was changed. */
const resumed = (hurry: boolean, left: number): Promise<string[]> =>
  inVirtualTime(async ({ somebody }) => {
    const clock = somebody("a step").actor;
    const changed: string[] = [];
    const aws = (async (operation: string) => {
      if (operation === "autoscaling:DescribeAutoScalingGroups") {
        const SuspendedProcesses = SUSPENDED.map((ProcessName) => ({ ProcessName }));
        return { AutoScalingGroups: [{ AutoScalingGroupName: "web", Instances: [], SuspendedProcesses }] };
      }
      changed.push(operation);
      return {};
    }) as unknown as Aws;
    const deadline = new Date(clock.now().getTime() + left);
    const ctx = { aws, clock, deadline, hurry, emit: () => undefined } as unknown as Context;
    await resumeCarefully(ctx, "web", SUSPENDED);
    return changed;
  });

test("a cycle of health checks that would last longer than a hurried run is not begun", async () => {
  await expect(resumed(true, MINUTE)).rejects.toThrow(DeadlinePassed);
  expect(await resumed(true, 2 * MINUTE)).not.toEqual([]);
  expect(await resumed(false, MINUTE)).not.toEqual([]);
});
