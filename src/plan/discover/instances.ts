import type { DeploymentGroupInfo, EC2TagFilter } from "@aws-sdk/client-codedeploy";
import type { Filter, Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../../aws/call.ts";
import { literally } from "../../aws/ec2-filter.ts";
import { allPages } from "../../aws/pages.ts";
import { GROUP_TAG } from "../../fleet/members.ts";
import { filterGroups, selects, tagsOf } from "../tag-filters.ts";

/** The running instances that the filters select. */
const running = (aws: Aws, filters: Filter[]): Promise<Instance[]> =>
  allPages(
    (NextToken) =>
      aws("ec2:DescribeInstances", {
        Filters: [...filters, { Name: "instance-state-name", Values: ["running"] }],
        MaxResults: 1000,
        ...(NextToken ? { NextToken } : {}),
      }),
    (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
    (page) => page.NextToken,
  );

/** The running instances of Auto Scaling groups. */
export const instancesOfGroups = async (aws: Aws, groups: string[]): Promise<Instance[]> =>
  groups.length === 0 ? [] : running(aws, [{ Name: `tag:${GROUP_TAG}`, Values: groups.map(literally) }]);

/** The running instances that a deployment group's tags select, anywhere in the account (rule 1). */
export async function instancesSelected(aws: Aws, group: DeploymentGroupInfo): Promise<Instance[]> {
  const [first] = filterGroups(group);
  if (!first) return [];
  const pages = await Promise.all(queriesFor(first).map((query) => running(aws, query)));
  return distinct(pages.flat()).filter((instance) => selects(group, tagsOf(instance.Tags)));
}

/** Each instance once. */
export const distinct = (instances: Instance[]): Instance[] => [
  ...new Map(instances.map((instance) => [instance.InstanceId, instance])).values(),
];

/**
 * EC2 joins its filters by AND and has none for a value alone, so that filters joined by OR are asked one key at
 * a time, and VALUE_ONLY asks for everything that runs; what comes back is judged here.
 */
function queriesFor(filters: EC2TagFilter[]): Filter[][] {
  if (filters.some(({ Type }) => Type === "VALUE_ONLY")) return [[]];
  const keys = filters.filter(({ Type }) => Type === "KEY_ONLY").map(({ Key }) => literally(Key ?? ""));
  const values = new Map<string, string[]>();
  for (const { Key = "", Value = "", Type } of filters)
    if (Type !== "KEY_ONLY") values.set(Key, [...(values.get(Key) ?? []), literally(Value)]);
  return [
    ...(keys.length > 0 ? [[{ Name: "tag-key", Values: keys }]] : []),
    ...[...values].map(([key, Values]) => [{ Name: `tag:${key}`, Values }]),
  ];
}
