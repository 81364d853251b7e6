import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/call.ts";
import { allPages } from "../aws/pages.ts";
import { HELD_TAG, RETIRED_TAG, TARGET_TAG, tagValueOf } from "./names.ts";

type Tags = readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined;

/** The value of a tag. */
export const tagIn = (tags: Tags, key: string): string | undefined =>
  tags?.find(({ Key }) => Key === key)?.Value;

/** Which release of the target retired it: its tag says `<target>-<n>`. Undefined: none did. */
export function retiredBy(target: string, tags: Tags): number | undefined {
  const value = tagIn(tags, RETIRED_TAG);
  const prefix = tagValueOf(target, 0).slice(0, -1);
  const number = value?.startsWith(prefix) ? value.slice(prefix.length) : "";
  return /^\d+$/.test(number) ? Number(number) : undefined;
}

/** A release of this target made the group. */
export const isOurs = (target: string, { Tags }: AutoScalingGroup): boolean =>
  tagIn(Tags, TARGET_TAG) === target;

/** The processes that a rollback suspended in this group until its revision is deployed again, those that still are. */
export function heldIn({ Tags, SuspendedProcesses }: AutoScalingGroup): string[] {
  const suspended = new Set(SuspendedProcesses?.map(({ ProcessName }) => ProcessName));
  return (tagIn(Tags, HELD_TAG) ?? "")
    .split(" ")
    .filter((process) => process !== "" && suspended.has(process));
}

/** CodeDeploy stamps the groups that it copies (seen in its CloudTrail events). */
export const PROVISIONING_TAG = "CodeDeployProvisioningDeploymentId";

/** All Auto Scaling groups of the account that carry one of these tag keys. */
export const groupsTagged = (aws: Aws, keys: readonly string[]): Promise<AutoScalingGroup[]> =>
  allPages(
    (token) =>
      aws("autoscaling:DescribeAutoScalingGroups", {
        Filters: [{ Name: "tag-key", Values: [...keys] }],
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.AutoScalingGroups,
    (page) => page.NextToken,
  );

/** Instances that releases of the target retired one by one, and that are not ended. */
export const retiredInstances = async (aws: Aws, target: string): Promise<Instance[]> =>
  (
    await allPages(
      (token) =>
        aws("ec2:DescribeInstances", {
          Filters: [
            { Name: `tag:${RETIRED_TAG}`, Values: [`${tagValueOf(target, 0).slice(0, -1)}*`] },
            { Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] },
          ],
          MaxResults: 1000,
          ...(token ? { NextToken: token } : {}),
        }),
      (page) => page.Reservations?.flatMap(({ Instances }) => Instances ?? []),
      (page) => page.NextToken,
    )
  ).filter(({ Tags }) => retiredBy(target, Tags) !== undefined);
