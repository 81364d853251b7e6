import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../../aws/call.ts";
import { allPages, firstItems } from "../../aws/pages.ts";
import { GROUP_TAG } from "../../fleet/members.ts";
import type { Inputs } from "../../inputs/contract.ts";
import { listedGroups } from "../deployment-group.ts";
import type { BlueFacts } from "../facts.ts";
import { selects, tagsOf } from "../tag-filters.ts";
import { distinct, instancesOfGroups, instancesSelected } from "./instances.ts";
import { readTemplate } from "./template.ts";

/** All groups of the region, without their instances: who else uses the template, and who carries the tag. */
export const allGroups = (aws: Aws): Promise<AutoScalingGroup[]> =>
  allPages(
    (NextToken) =>
      aws("autoscaling:DescribeAutoScalingGroups", {
        IncludeInstances: false,
        MaxRecords: 100,
        ...(NextToken ? { NextToken } : {}),
      }),
    (page) => page.AutoScalingGroups,
    (page) => page.NextToken,
  );

/** Blue's facts without the alarms, which are read with the deployment group's in one call. */
export type FoundBlue = Omit<BlueFacts, "policyAlarms">;

/** Blue, or the names that could be: none, one that does not exist, or too many. */
export type Found = { blue: FoundBlue } | { candidates: string[] };

/** Finds blue and reads everything of its group. */
export async function readBlue(
  aws: Aws,
  inputs: Inputs,
  deploymentGroup: DeploymentGroupInfo | undefined,
  groups: AutoScalingGroup[],
): Promise<Found> {
  const listed = listedGroups(deploymentGroup);
  const selected = deploymentGroup ? await instancesSelected(aws, deploymentGroup) : [];
  const candidates = inputs.autoScalingGroup
    ? [inputs.autoScalingGroup]
    : listed.length > 0
      ? listed
      : candidatesByTag(inputs, deploymentGroup, selected, groups);
  if (candidates.length !== 1) return { candidates };
  const name = candidates[0]!;
  const [group, members] = await Promise.all([
    aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] }),
    instancesOfGroups(aws, [...new Set([name, ...listed])]),
  ]);
  const found = group.AutoScalingGroups?.[0];
  if (!found) return { candidates };
  const matched = distinct([...selected, ...members.filter((member) => listed.includes(groupOf(member)))]);
  const standby = standbyOf(found);
  const blue = distinct([...matched, ...members.filter(({ InstanceId }) => !standby.has(InstanceId))]);
  return { blue: await readParts(aws, found, blue, matched.length) };
}

const groupOf = (instance: Instance): string => tagsOf(instance.Tags)[GROUP_TAG] ?? "";

/** Members in Standby: an earlier blue that `retire: keep` left in its group is not blue any more. */
const standbyOf = (group: AutoScalingGroup): Set<string | undefined> =>
  new Set(
    (group.Instances ?? [])
      .filter(({ LifecycleState }) => LifecycleState === "Standby")
      .map(({ InstanceId }) => InstanceId),
  );

/** The groups of the instances that the tags select; without any, the groups that carry the release tag and fit. */
function candidatesByTag(
  inputs: Inputs,
  deploymentGroup: DeploymentGroupInfo | undefined,
  selected: Instance[],
  groups: AutoScalingGroup[],
): string[] {
  const owners = [...new Set(selected.map(groupOf).filter(Boolean))];
  if (owners.length > 0 || !deploymentGroup) return owners;
  return groups
    .filter((group) => group.Tags?.some(({ Key }) => Key === inputs.tagKey))
    .filter((group) => selects(deploymentGroup, tagsOf(group.Tags)))
    .map((group) => group.AutoScalingGroupName!);
}

async function readParts(
  aws: Aws,
  group: AutoScalingGroup,
  instances: Instance[],
  count: number,
): Promise<FoundBlue> {
  const AutoScalingGroupName = group.AutoScalingGroupName!;
  const token = (NextToken: string | undefined) => ({ MaxRecords: 100, ...(NextToken ? { NextToken } : {}) });
  const [template, hooks, policies, schedules, notifications, refreshes] = await Promise.all([
    readTemplate(aws, group, instances),
    aws("autoscaling:DescribeLifecycleHooks", { AutoScalingGroupName }),
    allPages(
      (next) => aws("autoscaling:DescribePolicies", { AutoScalingGroupName, ...token(next) }),
      (page) => page.ScalingPolicies,
      (page) => page.NextToken,
    ),
    allPages(
      (next) => aws("autoscaling:DescribeScheduledActions", { AutoScalingGroupName, ...token(next) }),
      (page) => page.ScheduledUpdateGroupActions,
      (page) => page.NextToken,
    ),
    allPages(
      (next) =>
        aws("autoscaling:DescribeNotificationConfigurations", {
          AutoScalingGroupNames: [AutoScalingGroupName],
          ...token(next),
        }),
      (page) => page.NotificationConfigurations,
      (page) => page.NextToken,
    ),
    // The newest comes first: an older one cannot be running beside it.
    firstItems(
      (NextToken) =>
        aws("autoscaling:DescribeInstanceRefreshes", {
          AutoScalingGroupName,
          MaxRecords: 5,
          ...(NextToken ? { NextToken } : {}),
        }),
      (page) => page.InstanceRefreshes,
      (page) => page.NextToken,
    ),
  ]);
  return {
    group,
    instances,
    count,
    ...(template ? { template } : {}),
    hooks: hooks.LifecycleHooks ?? [],
    policies,
    schedules,
    notifications,
    refreshRunning: refreshes.some(({ Status }) => REFRESHING.has(Status ?? "")),
  };
}

/** Statuses of an instance refresh that has not ended (Auto Scaling API reference: InstanceRefresh). */
const REFRESHING = new Set<string>(["Pending", "InProgress", "Cancelling", "RollbackInProgress", "Baking"]);
