import type {
  DeploymentGroupInfo,
  EC2TagFilter,
  UpdateDeploymentGroupInput,
} from "@aws-sdk/client-codedeploy";
import type { Aws } from "../aws/call.ts";
import type { Tag } from "../fleet/members.ts";
import type { DeploymentName } from "./planned.ts";

/** How a deployment group selects its instances, as the release log keeps it. */
export interface Selection {
  /** Auto Scaling groups, by name. */
  groups: string[];
  filters: Filter[];
  /** Tag groups (`ec2TagSet`), when it uses them instead of filters. */
  tagSets: Filter[][] | null;
}

type Filter = { Key?: string; Value?: string; Type?: string };

/** Reads it. */
export async function readSelection(
  aws: Aws,
  { application, deploymentGroup }: DeploymentName,
): Promise<Selection> {
  const { deploymentGroupInfo } = await aws("codedeploy:GetDeploymentGroup", {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
  });
  return selectionOf(deploymentGroupInfo!);
}

const selectionOf = (group: DeploymentGroupInfo): Selection => ({
  groups: (group.autoScalingGroups ?? []).map(({ name }) => name!),
  filters: (group.ec2TagFilters ?? []) as Filter[],
  tagSets: (group.ec2TagSet?.ec2TagSetList as Filter[][] | undefined) ?? null,
});

/** The same with one Auto Scaling group in another's place. */
export const withGroup = (before: Selection, from: string, to: string): Selection => ({
  ...before,
  groups: before.groups.map((name) => (name === from ? to : name)),
});

/** The same with another value wherever it asks for the tag's key and a value of it. */
export function withTag(before: Selection, tag: Tag): Selection {
  const moved = (filter: Filter): Filter =>
    filter.Key === tag.key && (filter.Type ?? "KEY_AND_VALUE") === "KEY_AND_VALUE"
      ? { ...filter, Value: tag.value }
      : filter;
  return {
    groups: before.groups,
    filters: before.filters.map(moved),
    tagSets: before.tagSets?.map((set) => set.map(moved)) ?? null,
  };
}

/** Whether it asks for exactly this tag. */
export const asksFor = ({ filters, tagSets }: Selection, { key, value }: Tag): boolean =>
  [...filters, ...(tagSets ?? []).flat()].some(({ Key, Value }) => Key === key && Value === value);

/** What of UpdateDeploymentGroup leads from one to the other. */
export type SelectionChange = Pick<
  UpdateDeploymentGroupInput,
  "autoScalingGroups" | "ec2TagFilters" | "ec2TagSet"
>;

/** Only what differs: an omitted member is kept, an empty list removes (UpdateDeploymentGroup reference). Pure. */
export const changeTo = (now: Selection, want: Selection): SelectionChange => ({
  ...(differs(now.groups, want.groups) ? { autoScalingGroups: want.groups } : {}),
  ...(differs(sorted(now.filters), sorted(want.filters))
    ? { ec2TagFilters: want.filters as EC2TagFilter[] }
    : {}),
  ...(differs(now.tagSets, want.tagSets)
    ? { ec2TagSet: { ec2TagSetList: (want.tagSets ?? []) as EC2TagFilter[][] } }
    : {}),
});

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const sorted = (filters: Filter[]): string[] =>
  filters.map(({ Key, Value, Type }) => JSON.stringify([Key, Value, Type])).sort();
