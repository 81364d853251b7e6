import assert from "node:assert/strict";
import type { Fault } from "../../../simulator/core/faults.ts";
import { asBefore, ended, greenAlone, harmless } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/** A page may hold fewer records than were asked for: here one. */
const ONE_A_PAGE: Fault = { kind: "quota", name: "records-per-page", value: 1 };

const OPTIONS = { targetGroups: 2, tags: { Team: "web", Stage: "production" } };

const forward: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: pages of one record each, nothing is overlooked`,
  fleet,
  options: { ...OPTIONS, ...(fleet === "clone" ? { scaling: ["step", "target-tracking"] } : {}) },
  async prepare({ aws, fleet: { groupName } }) {
    for (const topic of ["launches", "ends"])
      await aws("autoscaling:PutNotificationConfiguration", {
        AutoScalingGroupName: groupName,
        TopicARN: `arn:aws:sns:us-east-1:123456789012:${topic}`,
        NotificationTypes: ["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"],
      });
  },
  faults: () => [ONE_A_PAGE],
  async check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    if (fleet === "codedeploy-copy") return; // what CodeDeploy copies is its own affair
    t.world.faults.length = 0; // our own look is at whole pages
    const { NotificationConfigurations = [] } = await t.aws(
      "autoscaling:DescribeNotificationConfigurations",
      {
        AutoScalingGroupNames: [t.outputs["green-group"] ?? t.fleet.groupName],
      },
    );
    assert.equal(NotificationConfigurations.length, 4);
  },
}));

const back: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: pages of one record each, everything is as before after a failure`,
  fleet,
  options: OPTIONS,
  faults: ({ fleet: { amiNew } }) => [
    ONE_A_PAGE,
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, script: "scripts/start.sh" },
    // The number of the new template version is not known: it is found by its description.
    { kind: "lost-answer", operation: "ec2:CreateLaunchTemplateVersion", times: 1 },
  ],
  check: (t) => asBefore(t),
}));

export const smallPages: Journey[] = [...forward, ...back];
