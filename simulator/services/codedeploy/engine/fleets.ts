import type { DescribeAutoScalingGroupsCommandOutput, AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { EC2TagFilter, EC2TagSet } from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import { matchingInstances } from "../../ec2/find.ts";
import { targetState } from "../../elbv2/health.ts";
import type { Deployment, Group } from "../state.ts";
import { settingOf } from "../switches.ts";
import { asRole } from "./role.ts";
import { targetGroupsOf } from "./traffic.ts";

/** Who belongs to a fleet: as a deployment group or `targetInstances` says it. */
export interface Selection {
  tagFilters?: EC2TagFilter[] | undefined;
  tagSet?: EC2TagSet | undefined;
  autoScalingGroups: readonly string[];
}

/** How CodeDeploy names blue: by the group's filters and Auto Scaling groups. */
export const blueSelection = (
  group: Pick<Group, "tagFilters" | "tagSet" | "autoScalingGroups">,
): Selection => ({
  tagFilters: group.tagFilters,
  tagSet: group.tagSet,
  autoScalingGroups: group.autoScalingGroups.map(({ name }) => name),
});

/** How CreateDeployment names green. */
export const greenSelection = ({
  targetInstances: given,
}: Pick<Deployment, "targetInstances">): Selection => ({
  tagFilters: given?.tagFilters,
  tagSet: given?.ec2TagSet,
  autoScalingGroups: given?.autoScalingGroups ?? [],
});

/** The Auto Scaling groups of these names, as the service role sees them. */
export function describeGroups(world: World, roleArn: string, names: readonly string[]): AutoScalingGroup[] {
  if (names.length === 0) return [];
  const input = { AutoScalingGroupNames: names };
  return (
    asRole<DescribeAutoScalingGroupsCommandOutput>(
      world,
      roleArn,
      "autoscaling:DescribeAutoScalingGroups",
      input,
    ).AutoScalingGroups ?? []
  );
}

/** Ids of a group's instances in service. */
export const inService = (group: AutoScalingGroup | undefined): string[] =>
  (group?.Instances ?? []).flatMap(({ InstanceId, LifecycleState }) =>
    LifecycleState === "InService" ? [InstanceId!] : [],
  );

/** Ids of every running instance of a selection, by id. */
export function instancesOf(world: World, roleArn: string, selection: Selection): string[] {
  const ids = new Set(describeGroups(world, roleArn, selection.autoScalingGroups).flatMap(inService));
  const lists = selection.tagSet?.ec2TagSetList ?? [selection.tagFilters ?? []];
  if (lists.some((list) => list.length > 0)) {
    asRole(world, roleArn, "ec2:DescribeInstances", { MaxResults: 5 });
    for (const id of tagged(world, lists)) ids.add(id);
  }
  return [...ids].sort();
}

/** The same without asking AWS under the service role: what a check of a call's input knows. */
export const selected = (world: World, { tagFilters, tagSet, autoScalingGroups }: Selection): string[] => {
  const lists = tagSet?.ec2TagSetList ?? [tagFilters ?? []];
  return [
    ...autoScalingGroups
      .flatMap((name) => Object.values(world.autoScaling.groups[name]?.members ?? {}))
      .flatMap(({ id, state }) => (state === "InService" ? [id] : [])),
    ...(lists.some((list) => list.length > 0) ? tagged(world, lists) : []),
  ];
};

const TAG_LAG_MS = 60_000;

/** Running instances that match every list of filters; CodeDeploy may find young ones late. */
export function tagged(world: World, lists: readonly (readonly EC2TagFilter[])[]): string[] {
  const found = (launchedAt: number): boolean =>
    launchedAt + TAG_LAG_MS <= world.now || settingOf(world, "codedeploy-tag-lag") !== "one-minute";
  return matchingInstances(world, lists)
    .filter(({ state, launchedAt }) => state === "running" && found(launchedAt))
    .map(({ id }) => id);
}

/** Whether CodeDeploy takes both fleets for equally large. */
export function areEqual(
  world: World,
  deployment: Deployment,
  blue: readonly string[],
  green: readonly string[],
): boolean {
  const arns = targetGroupsOf(world, deployment);
  const healthy = blue.filter((id) =>
    arns.every((arn) => targetState(world, arn, id).State === "healthy"),
  ).length;
  if (blue.length === green.length && healthy === green.length) return true;
  const rule = settingOf(world, "codedeploy-equal-fleets");
  return rule === "none" || green.length === (rule === "running" ? blue.length : healthy);
}
