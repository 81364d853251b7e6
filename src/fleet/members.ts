import type { Instance as GroupInstance } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/call.ts";
import { literally } from "../aws/ec2-filter.ts";
import { allPages } from "../aws/pages.ts";

/** The tag that Auto Scaling puts on the instances of its groups. */
export const GROUP_TAG = "aws:autoscaling:groupName";

export interface Tag {
  key: string;
  value: string;
}

/** Which instances a fleet is: read from AWS each time, never stored (a thousand ids do not fit the release log). */
export type FleetRef =
  /** Every member of the group. */
  | { kind: "group"; group: string }
  /** The members that carry the tag: green of same-group. */
  | { kind: "tagged"; group: string; tag: Tag }
  /** The members that do not: blue of same-group. */
  | { kind: "untagged"; group: string; tag: Tag };

/** One instance of a fleet as its group sees it. */
export interface Member {
  id: string;
  zone: string;
  /** Auto Scaling's lifecycle state: `InService`, `Pending:Wait`, `Standby` … */
  state: string;
  /** Auto Scaling's own opinion: `Healthy` or `Unhealthy`. */
  health: string;
}

/** The members of a fleet now. A group that does not exist has none. */
export async function members(aws: Aws, fleet: FleetRef): Promise<Member[]> {
  const [group] = (
    await aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [fleet.group] })
  ).AutoScalingGroups!;
  const all = (group?.Instances ?? []).map(asMember);
  if (fleet.kind === "group") return all;
  // A green that has just ended is a member for a while, and may still be called healthy: it is no blue for that.
  const states = fleet.kind === "untagged" ? [...ALIVE, ...ENDED] : ALIVE;
  const tagged = new Set((await instancesTagged(aws, fleet.tag, states)).map(({ InstanceId }) => InstanceId));
  return all.filter(({ id }) => tagged.has(id) === (fleet.kind === "tagged"));
}

/** Those that EC2 still runs: whom a frozen group has lost stays its member until Auto Scaling looks at its health again. */
export async function livingMembers(aws: Aws, fleet: FleetRef): Promise<Member[]> {
  const all = await members(aws, fleet);
  if (all.length === 0) return all;
  const running = await runningIds(aws, fleet);
  return all.filter(({ id }) => running.has(id));
}

/** Ids of pending and running instances: of a tagged fleet its own, otherwise of all that the fleet's group has. */
export async function runningIds(aws: Aws, fleet: FleetRef): Promise<Set<string>> {
  const tag = fleet.kind === "tagged" ? fleet.tag : { key: GROUP_TAG, value: fleet.group };
  return new Set((await instancesTagged(aws, tag)).map(({ InstanceId }) => InstanceId!));
}

/** The members that run and take part: what CodeDeploy will count (rule 4). */
export const inService = (fleet: readonly Member[]): Member[] =>
  fleet.filter(({ state }) => state === "InService");

const ALIVE = ["pending", "running"];
const ENDED = ["shutting-down", "terminated", "stopping", "stopped"];

/** All instances of the account that carry the tag and are not gone. */
export const instancesTagged = (aws: Aws, tag: Tag, states: string[] = ALIVE): Promise<Instance[]> =>
  allPages(
    (token) =>
      aws("ec2:DescribeInstances", {
        Filters: [
          { Name: `tag:${tag.key}`, Values: [literally(tag.value)] },
          { Name: "instance-state-name", Values: states },
        ],
        MaxResults: 1000,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
    (page) => page.NextToken,
  );

const asMember = (instance: GroupInstance): Member => ({
  id: instance.InstanceId!,
  zone: instance.AvailabilityZone!,
  state: instance.LifecycleState!,
  health: instance.HealthStatus!,
});
