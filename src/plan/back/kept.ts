import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../../aws/call.ts";
import { allPages, batches } from "../../aws/pages.ts";
import { membersInService } from "../../fleet/group.ts";
import { GROUP_TAG, instancesTagged } from "../../fleet/members.ts";
import { RETIRED_TAG, tagValueOf } from "../../releases/names.ts";

/** What a release kept of the fleet it replaced. */
export type KeptFleet =
  /** A group of its own, with its instances. */
  | { kind: "group"; group: AutoScalingGroup; instances: Instance[] }
  /** Instances of the group that serves: outside of it, or in Standby in it. */
  | { kind: "instances"; how: "detach" | "keep"; instances: Instance[] };

/** What carries the tag of that retirement; undefined: nothing is left of it. Reads only. */
export async function readKept(aws: Aws, target: string, by: number): Promise<KeptFleet | undefined> {
  const value = tagValueOf(target, by);
  const [groups, instances] = await Promise.all([
    taggedGroups(aws, value),
    instancesTagged(aws, { key: RETIRED_TAG, value }),
  ]);
  const [group] = groups;
  if (group) return { kind: "group", group, instances: await instancesOf(aws, group) };
  if (instances.length === 0) return undefined;
  const inGroup = instances.some(({ Tags }) => Tags?.some(({ Key }) => Key === GROUP_TAG));
  return { kind: "instances", how: inGroup ? "keep" : "detach", instances };
}

const taggedGroups = async (aws: Aws, value: string): Promise<AutoScalingGroup[]> =>
  (
    await allPages(
      (token) =>
        aws("autoscaling:DescribeAutoScalingGroups", {
          Filters: [{ Name: `tag:${RETIRED_TAG}`, Values: [value] }],
          MaxRecords: 100,
          ...(token ? { NextToken: token } : {}),
        }),
      (page) => page.AutoScalingGroups,
      (page) => page.NextToken,
    )
  ).filter(({ Status }) => !Status);

/** The members in service, as EC2 sees them. */
async function instancesOf(aws: Aws, group: AutoScalingGroup): Promise<Instance[]> {
  const ids = membersInService(group).map(({ InstanceId }) => InstanceId!);
  const found: Instance[] = [];
  for (const Values of batches(ids, 200))
    found.push(
      ...(await allPages(
        (token) =>
          aws("ec2:DescribeInstances", {
            Filters: [{ Name: "instance-id", Values }],
            MaxResults: 1000,
            ...(token ? { NextToken: token } : {}),
          }),
        (page) => page.Reservations?.flatMap(({ Instances }) => Instances ?? []),
        (page) => page.NextToken,
      )),
    );
  return found;
}
