import assert from "node:assert/strict";
import { ended, greenAlone, greenIsSound, groupIn, harmless } from "../claims.ts";
import type { Journey, Stage } from "../lab.ts";

const TOPIC = "arn:aws:sns:us-east-1:123456789012:scaling";

/** What a group can have beside its instances. */
async function adorn({ aws, fleet: { groupName } }: Stage): Promise<void> {
  await aws("autoscaling:PutNotificationConfiguration", {
    AutoScalingGroupName: groupName,
    TopicARN: TOPIC,
    NotificationTypes: ["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"],
  });
  await aws("autoscaling:EnableMetricsCollection", {
    AutoScalingGroupName: groupName,
    Granularity: "1Minute",
  });
}

const options: Journey["options"] = {
  scaling: ["target-tracking", "step"],
  schedules: { "every-morning": "0 6 * * *" },
  hooks: { "warm-up": "launching", "say-goodbye": "terminating" },
  tags: { Team: "shop", "Cost centre": "42" },
  ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 },
};

const withoutName = (others: unknown): object => {
  const {
    AutoScalingGroupName: _name,
    AutoScalingGroupARN: _arn,
    ...rest
  } = others as Record<string, unknown>;
  return rest;
};

/** Groups with policies, schedules, hooks, tags, notifications and metrics. */
export const wholeGroups: Journey[] = [
  {
    name: "clone: policies with their alarms, schedules, hooks, tags, notifications and metrics are copied",
    fleet: "clone",
    rules: [8, 22],
    options,
    prepare: adorn,
    async check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      greenIsSound(t);
      const blue = groupIn(t.before, "web-blue")!;
      const green = groupIn(t.after, "web-blue-1")!;
      assert.deepEqual(green.policies, blue.policies);
      assert.deepEqual([green.hooks, green.schedules], [blue.hooks, blue.schedules]);
      assert.deepEqual(withoutName(green.others), withoutName(blue.others));
      for (const tag of ["Team=shop (propagated)", "Cost centre=42 (propagated)"])
        assert.ok(green.tags.includes(tag), green.tags.join());
      assert.ok(t.after.alarms.includes("web-blue-1-busy"), t.after.alarms.join());
      const { NotificationConfigurations } = await t.aws("autoscaling:DescribeNotificationConfigurations", {
        AutoScalingGroupNames: ["web-blue-1"],
      });
      assert.deepEqual(
        new Set(NotificationConfigurations!.map(({ NotificationType }) => NotificationType)),
        new Set(["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"]),
      );
    },
  },
  {
    name: "same-group: a group that scales by itself, the application in the image",
    fleet: "same-group",
    rules: [6, 10],
    options,
    inputs: { "application-in-image": "true" },
    prepare: adorn,
    check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      greenIsSound(t);
      const [before, after] = [groupIn(t.before, "web-blue")!, groupIn(t.after, "web-blue")!];
      assert.deepEqual([after.policies, after.hooks], [before.policies, before.hooks]);
    },
  },
  {
    name: "codedeploy-copy: a group that scales by itself, with schedules, hooks and tags",
    fleet: "codedeploy-copy",
    rules: [9],
    options,
    prepare: adorn,
    check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      greenIsSound(t);
      const [blue, green] = [groupIn(t.before, "web-blue")!, groupIn(t.after, t.outputs["green-group"]!)!];
      assert.deepEqual([green.policies, green.schedules], [blue.policies, blue.schedules]);
    },
  },
];
