import type { Instance } from "@aws-sdk/client-auto-scaling";
import type { InputOf } from "../../simulator/wire/caller.ts";
import type { Small } from "./small-world.ts";

/** An image whose application answers once it is up (10 s after running). */
export function image({ call }: Small, name: string, tags: Record<string, string> = {}): string {
  const all = { "simulator:application": "baked", "simulator:boot-seconds": "10", ...tags };
  return call("ec2:RegisterImage", {
    Name: name,
    Architecture: "x86_64",
    TagSpecifications: [
      { ResourceType: "image", Tags: Object.entries(all).map(([Key, Value]) => ({ Key, Value })) },
    ],
  }).ImageId!;
}

/** A launch template with one version. */
export function template(
  { call }: Small,
  ImageId: string,
  name = "web",
  more: InputOf<"ec2:CreateLaunchTemplate">["LaunchTemplateData"] = {},
): string {
  const LaunchTemplateData = { ImageId, InstanceType: "t3.micro" as const, ...more };
  return call("ec2:CreateLaunchTemplate", { LaunchTemplateName: name, LaunchTemplateData }).LaunchTemplate!
    .LaunchTemplateId!;
}

type GroupInput = Partial<InputOf<"autoscaling:CreateAutoScalingGroup">>;

/** A group `web` of three over the first two zones, in service. */
export function group(small: Small, more: GroupInput = {}): string {
  const { call, pass, subnets } = small;
  const own = more.LaunchTemplate ?? more.MixedInstancesPolicy ?? more.LaunchConfigurationName;
  const LaunchTemplateId = own === undefined ? template(small, image(small, "web-1")) : "";
  call("autoscaling:CreateAutoScalingGroup", {
    AutoScalingGroupName: "web",
    MinSize: 0,
    MaxSize: 10,
    DesiredCapacity: 3,
    VPCZoneIdentifier: subnets.slice(0, 2).join(","),
    ...(own === undefined && { LaunchTemplate: { LaunchTemplateId, Version: "$Latest" } }),
    ...more,
  });
  pass(60);
  return more.AutoScalingGroupName ?? "web";
}

export const shown = ({ call }: Small, name = "web") =>
  call("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] }).AutoScalingGroups![0];

export const members = (small: Small, name = "web"): Instance[] => shown(small, name)?.Instances ?? [];

export const ids = (small: Small, name = "web"): string[] =>
  members(small, name).map(({ InstanceId }) => InstanceId!);

/** How many members are in each lifecycle state: `InService 3`. */
export function states(small: Small, name = "web"): string {
  const counts = new Map<string, number>();
  for (const { LifecycleState: state } of members(small, name))
    counts.set(state!, (counts.get(state!) ?? 0) + 1);
  return [...counts]
    .map(([state, count]) => `${state} ${count}`)
    .sort()
    .join(", ");
}

/** The latest activities first. */
export const activities = ({ call }: Small, name = "web") =>
  call("autoscaling:DescribeScalingActivities", { AutoScalingGroupName: name }).Activities!;

export const desire = ({ call }: Small, DesiredCapacity: number) =>
  call("autoscaling:SetDesiredCapacity", { AutoScalingGroupName: "web", DesiredCapacity });
