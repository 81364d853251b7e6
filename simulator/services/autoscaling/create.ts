import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import { quotaOf } from "../../core/quota.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { stamp } from "./activities.ts";
import { adoptConfiguration } from "./from-instance.ts";
import { putHook } from "./hooks.ts";
import { lookAtCapacity } from "./looks.ts";
import { arnOf, uuid } from "./names.ts";
import { invalid } from "./refuse.ts";
import { applyInput, standardSettings } from "./settings.ts";
import { checkTags, setTag } from "./tags.ts";
import { checkSettings, checkTargetGroups } from "./validate.ts";
import type { GroupRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const maxGroups = 500;

const createAutoScalingGroup: Handlers["CreateAutoScalingGroup"] = (world, input) => {
  const name = checkName(world, input.AutoScalingGroupName);
  checkSource(input);
  const group = emptyGroup(world, name);
  applyInput(world, group.settings, input);
  if (input.InstanceId !== undefined) adoptConfiguration(world, group, input.InstanceId);
  group.settings.DesiredCapacity = input.DesiredCapacity ?? group.settings.MinSize;
  for (const arn of targetGroupsOf(world, input)) group.targetGroups[arn] = world.now;
  group.loadBalancerNames = [...(input.LoadBalancerNames ?? [])];
  checkTargetGroups(world, Object.keys(group.targetGroups));
  checkSettings(world, group);
  checkTags(input.Tags ?? []);
  for (const tag of input.Tags ?? []) setTag(group, tag);
  for (const hook of input.LifecycleHookSpecificationList ?? []) putHook(group, hook);
  world.autoScaling.groups[name] = group;
  delete world.autoScaling.buried[name];
  if (group.settings.DesiredCapacity > 0) {
    group.cause = `At ${stamp(world)} a user request created an AutoScalingGroup changing the desired capacity from 0 to ${group.settings.DesiredCapacity}.`;
    lookAtCapacity(world, group);
  }
};

function checkName(world: World, name = ""): string {
  if (name === "" || name.length > 255 || name.includes(":")) {
    throw invalid(
      `1 validation error detected: Value '${name}' at 'autoScalingGroupName' failed to satisfy constraint`,
    );
  }
  if (world.autoScaling.groups[name]) {
    throw new AwsError(
      "AlreadyExistsFault",
      `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
    );
  }
  const most = quotaOf(world, "auto-scaling-groups", maxGroups);
  if (Object.keys(world.autoScaling.groups).length >= most) {
    throw new AwsError("LimitExceededFault", `Your quota allows for ${most} Auto Scaling groups.`);
  }
  return name;
}

/** Exactly one way to launch. */
function checkSource(input: CreateAutoScalingGroupType): void {
  const { LaunchConfigurationName, LaunchTemplate, MixedInstancesPolicy, InstanceId } = input;
  const given = [LaunchConfigurationName, LaunchTemplate, MixedInstancesPolicy, InstanceId];
  if (given.filter((one) => one !== undefined).length === 1) return;
  throw invalid(
    "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.",
  );
}

function targetGroupsOf(world: World, input: CreateAutoScalingGroupType): string[] {
  const sources = input.TrafficSources ?? [];
  const arns = input.TargetGroupARNs ?? [];
  const both = sources.length > 0 && arns.length > 0;
  if (both && settingOf(world, "asg-traffic-sources-beside-arns") !== "accepted") {
    throw invalid("TargetGroupARNs and TrafficSources cannot be specified together.");
  }
  return [...arns, ...sources.flatMap(({ Identifier: arn }) => arn ?? [])];
}

export const emptyGroup = (world: World, name: string): GroupRecord => ({
  name,
  arn: arnOf(world, "autoScalingGroup", uuid(world), `autoScalingGroupName/${name}`),
  createdAt: world.now,
  settings: standardSettings(world),
  members: {},
  targetGroups: {},
  loadBalancerNames: [],
  tags: {},
  hooks: {},
  policies: {},
  schedules: {},
  notifications: [],
  metrics: [],
  activities: {},
  activitiesBegun: 0,
  refreshes: [],
  failedLaunches: 0,
  cooldownUntil: 0,
});

export const createHandlers = { CreateAutoScalingGroup: createAutoScalingGroup } satisfies Handlers;
