import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import { settingOf } from "./setting.ts";
import { isUnderWay, stamp } from "./activities.ts";
import { bury } from "./bury.ts";
import { beginLeaving } from "./leave.ts";
import { groupCalled } from "./refuse.ts";
import type { GroupRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

/** ForceDelete ends the instances without lifecycle hooks, also while Terminate is suspended (API reference, DeleteAutoScalingGroup). */
const deleteAutoScalingGroup: Handlers["DeleteAutoScalingGroup"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const force = input.ForceDelete ?? false;
  refuseProtected(group, force);
  if (!force) refuseInUse(group);
  if (group.deletingSince !== undefined) return;
  group.deletingSince = world.now;
  Object.assign(group.settings, { MinSize: 0, MaxSize: 0, DesiredCapacity: 0 });
  const members = Object.values(group.members).filter(({ state }) => state !== "Terminating:Proceed");
  const cause = `At ${stamp(world)} a user request force deleted AutoScalingGroup changing the desired capacity from ${members.length} to 0.`;
  const drain = settingOf(world, "asg-force-delete-drains") === "yes";
  beginLeaving(world, group, members, "terminate", cause, { hooks: false, drain });
  if (Object.keys(group.members).length === 0) bury(world, group);
};

function refuseProtected(group: GroupRecord, force: boolean): void {
  const { DeletionProtection: protection } = group.settings;
  const holds = protection === "prevent-all-deletion" || (protection === "prevent-force-deletion" && force);
  if (!holds) return;
  throw new AwsError(
    "ResourceInUseFault",
    `You cannot delete the AutoScalingGroup ${group.name} because its deletion protection is ${protection}.`,
  );
}

function refuseInUse(group: GroupRecord): void {
  if (Object.keys(group.members).length > 0) {
    throw new AwsError(
      "ResourceInUseFault",
      "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.",
    );
  }
  if (Object.values(group.activities).some(isUnderWay)) {
    throw new AwsError(
      "ScalingActivityInProgressFault",
      "You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.",
    );
  }
}

export const deleteHandlers = { DeleteAutoScalingGroup: deleteAutoScalingGroup } satisfies Handlers;
