import type { AutoScalingGroup, Filter, Instance } from "@aws-sdk/client-auto-scaling";
import { quotaOf } from "../../core/quota.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { templateOf } from "../ec2/template-find.ts";
import { zoneIdOf } from "../ec2/network.ts";
import { settingOf } from "./setting.ts";
import { page } from "./pages.ts";
import { invalid, refuseMoreThan } from "./refuse.ts";
import { shownSettings } from "./settings.ts";
import { shownTags } from "./tags.ts";
import type { GroupRecord, MemberRecord, MixedPolicy, Settings, TemplateSpec } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

/** Describe gives a template's id and its name, whichever was used; the version as it was stored. */
function shownSpec(
  world: World,
  { LaunchTemplateId: id, LaunchTemplateName: name, Version }: TemplateSpec,
): TemplateSpec {
  try {
    const of = id === undefined ? { LaunchTemplateName: name } : { LaunchTemplateId: id };
    const template = templateOf(world, of);
    return { LaunchTemplateId: template.id, LaunchTemplateName: template.name, Version };
  } catch {
    // The template was deleted meanwhile: only what was given is known.
    return { LaunchTemplateId: id, LaunchTemplateName: name, Version };
  }
}

function shownMixed(world: World, policy: MixedPolicy): MixedPolicy {
  const { LaunchTemplateSpecification: spec, Overrides = [] } = policy.LaunchTemplate ?? {};
  return {
    LaunchTemplate: { LaunchTemplateSpecification: spec && shownSpec(world, spec), Overrides },
    InstancesDistribution: policy.InstancesDistribution,
  };
}

function shownSource(world: World, settings: Settings): Partial<AutoScalingGroup> {
  const { LaunchConfigurationName: configuration, LaunchTemplate, MixedInstancesPolicy } = settings;
  if (configuration !== undefined) return { LaunchConfigurationName: configuration };
  if (LaunchTemplate) return { LaunchTemplate: shownSpec(world, LaunchTemplate) };
  if (!MixedInstancesPolicy) return {};
  return {
    MixedInstancesPolicy: shownMixed(world, MixedInstancesPolicy) as NonNullable<
      AutoScalingGroup["MixedInstancesPolicy"]
    >,
  };
}

/** A member as both kinds of Describe show it. */
const shownMember = (world: World, member: MemberRecord): Instance => ({
  InstanceId: member.id,
  InstanceType: member.type,
  ImageId: member.imageId,
  AvailabilityZone: member.zone,
  AvailabilityZoneId: zoneIdOf(world, member.zone),
  LifecycleState: member.state,
  HealthStatus: member.health,
  ...(member.launchTemplate && { LaunchTemplate: member.launchTemplate }),
  ...(member.launchConfiguration !== undefined && { LaunchConfigurationName: member.launchConfiguration }),
  ProtectedFromScaleIn: member.protected,
  ...(member.weight !== 1 && { WeightedCapacity: String(member.weight) }),
});

function shownGroup(world: World, group: GroupRecord, withInstances = true): AutoScalingGroup {
  const settings = shownSettings(world, group);
  const targetGroups = Object.keys(group.targetGroups);
  const {
    suspended,
    other,
    LaunchConfigurationName: _,
    LaunchTemplate: __,
    MixedInstancesPolicy: ___,
    ...plain
  } = settings;
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...shownSource(world, settings),
    ...plain,
    ...other,
    AvailabilityZoneIds: settings.AvailabilityZones.map((zone) => zoneIdOf(world, zone)),
    LoadBalancerNames: group.loadBalancerNames,
    TargetGroupARNs: targetGroups,
    TrafficSources: targetGroups.map((arn) => ({ Identifier: arn, Type: "elbv2" })),
    Instances: withInstances ? Object.values(group.members).map((member) => shownMember(world, member)) : [],
    CreatedTime: new Date(group.createdAt),
    SuspendedProcesses: Object.entries(suspended).map(([ProcessName, SuspensionReason]) => ({
      ProcessName,
      SuspensionReason,
    })),
    EnabledMetrics: group.metrics.map((Metric) => ({ Metric, Granularity: "1Minute" })),
    ...(group.deletingSince !== undefined && {
      Status: settingOf(world, "asg-delete-status"),
    }),
    Tags: shownTags(group),
    ...(group.warmPool && { WarmPoolConfiguration: group.warmPool, WarmPoolSize: 0 }),
  };
}

type Test = (group: GroupRecord) => boolean;

/** Groups are filtered by their tags alone (API reference, DescribeAutoScalingGroups). */
function testOf({ Name: name = "", Values: values = [] }: Filter): Test {
  const anyTag =
    (read: (key: string, value: string) => string): Test =>
    (group) =>
      Object.entries(group.tags).some(([key, { value }]) => values.includes(read(key, value)));
  if (name === "tag-key") return anyTag((key) => key);
  if (name === "tag-value") return anyTag((_, value) => value);
  if (name.startsWith("tag:")) {
    const key = name.slice("tag:".length);
    return (group) => group.tags[key] !== undefined && values.includes(group.tags[key].value);
  }
  throw invalid(
    `Filter type ${name} is not correct. Allowed Filter types are: [tag-key, tag-value, tag:<key>]`,
  );
}

/** An unknown name is no error: it is just not in the list. */
const describeAutoScalingGroups: Handlers["DescribeAutoScalingGroups"] = (world, input) => {
  const tests = (input.Filters ?? []).map(testOf);
  const names = input.AutoScalingGroupNames ?? [];
  const { groups } = world.autoScaling;
  const asked =
    names.length > 0 ? [...new Set(names)].flatMap((name) => groups[name] ?? []) : Object.values(groups);
  const found = asked.filter((group) => tests.every((test) => test(group)));
  const { items, ...next } = page(world, found, ({ name }) => name, input);
  return {
    AutoScalingGroups: items.map((group) => shownGroup(world, group, input.IncludeInstances ?? true)),
    ...next,
  };
};

const describeAutoScalingInstances: Handlers["DescribeAutoScalingInstances"] = (world, input) => {
  const ids = input.InstanceIds ?? [];
  refuseMoreThan(50, ids, "instanceIds");
  const rows = Object.values(world.autoScaling.groups).flatMap((group) =>
    Object.values(group.members).map((member) => ({ group, member })),
  );
  const found = ids.length > 0 ? rows.filter(({ member }) => ids.includes(member.id)) : rows;
  const { items, ...next } = page(world, found, ({ member }) => member.id, input, { standard: 50, most: 50 });
  return {
    AutoScalingInstances: items.map(({ group, member }) => ({
      ...shownMember(world, member),
      AutoScalingGroupName: group.name,
      HealthStatus: member.health.toUpperCase(),
    })),
    ...next,
  };
};

const describeAccountLimits: Handlers["DescribeAccountLimits"] = (world) => ({
  MaxNumberOfAutoScalingGroups: quotaOf(world, "auto-scaling-groups", 500),
  MaxNumberOfLaunchConfigurations: 200,
  NumberOfAutoScalingGroups: Object.keys(world.autoScaling.groups).length,
  NumberOfLaunchConfigurations: Object.keys(world.autoScaling.launchConfigurations).length,
});

export const describeHandlers = {
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeAutoScalingInstances: describeAutoScalingInstances,
  DescribeAccountLimits: describeAccountLimits,
} satisfies Handlers;
