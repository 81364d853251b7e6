import assert from "node:assert/strict";
import { ended, harmless, story } from "../claims.ts";
import type { Journey } from "../lab.ts";
import { untilTargets } from "../somebody.ts";

/** Somebody brings blue back by hand between the verification and blue's retirement: blue is left alone, and it is told. */
export const broughtBackByHand: Journey = {
  name: "clone: somebody brings blue back while green is being opened, blue is not retired",
  fleet: "clone",
  rules: [14],
  async meanwhile({ aws, fleet: { instanceIds, targetGroups } }, actor) {
    const TargetGroupArn = targetGroups[0]!.arn;
    let green: string[] = [];
    for (let attached = false; !attached;) {
      await actor.sleep(5_000);
      const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {
        AutoScalingGroupNames: ["web-blue-1"],
      });
      attached = (AutoScalingGroups[0]?.TargetGroupARNs ?? []).length > 0;
      green = (AutoScalingGroups[0]?.Instances ?? []).map(({ InstanceId }) => InstanceId!);
    }
    await aws("elasticloadbalancing:RegisterTargets", {
      TargetGroupArn,
      Targets: instanceIds.map((Id) => ({ Id })),
    });
    await untilTargets(aws, actor, TargetGroupArn, (targets) =>
      instanceIds.every((id) => targets.some((one) => one.id === id && one.state === "healthy")),
    );
    await aws("elasticloadbalancing:DeregisterTargets", {
      TargetGroupArn,
      Targets: green.map((Id) => ({ Id })),
    });
  },
  check(t) {
    ended(t, "failed-dirty");
    harmless(t);
    // Green may be let in again when its processes run: that is its group's own doing.
    for (const { healthy } of Object.values(t.world.users.groups))
      assert.equal(healthy.byImage[t.fleet.ami], 3, story(t));
    assert.ok(t.path.includes("retire-group!"), story(t));
    const commands = t.ending.leftovers.map(({ command }) => command).join("\n");
    assert.doesNotMatch(commands, /delete-auto-scaling-group --auto-scaling-group-name web-blue --/);
  },
};
