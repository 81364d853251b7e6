import type { DeploymentGroupInfo, EC2TagFilter } from "@aws-sdk/client-codedeploy";

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

/** The part of a deployment group that selects instances by their tags. */
export type TagSelection = Pick<DeploymentGroupInfo, "ec2TagFilters" | "ec2TagSet">;

/**
 * The groups of filters of a deployment group: within one any filter may match, across them all must
 * (CodeDeploy user guide, instances-tagging). Empty when it selects nothing by tags.
 */
export const filterGroups = ({ ec2TagFilters, ec2TagSet }: TagSelection): EC2TagFilter[][] =>
  ec2TagSet?.ec2TagSetList?.length
    ? ec2TagSet.ec2TagSetList.filter((group) => group.length > 0)
    : ec2TagFilters?.length
      ? [ec2TagFilters]
      : [];

/** True when one filter matches the tags; a missing type counts as KEY_AND_VALUE with what is given. */
function filterMatches(filter: EC2TagFilter, tags: Tags): boolean {
  const { Key: key, Value: value, Type: type } = filter;
  if (type === "KEY_ONLY") return key !== undefined && Object.hasOwn(tags, key);
  if (type === "VALUE_ONLY") return Object.values(tags).includes(value ?? "");
  return key !== undefined && tags[key] === (value ?? "");
}

/** Would CodeDeploy count an instance with these tags to the deployment group? Never, when it has no tag filters. */
export function selects(selection: TagSelection, tags: Tags): boolean {
  const groups = filterGroups(selection);
  return groups.length > 0 && groups.every((group) => group.some((filter) => filterMatches(filter, tags)));
}

/** The filters that match, for the message that says why. */
export const matchingFilters = (selection: TagSelection, tags: Tags): EC2TagFilter[] =>
  filterGroups(selection).flatMap((group) => group.filter((filter) => filterMatches(filter, tags)));

/** `Name=shop`, `any Name`, `any tag with the value shop`. */
export function filterText({ Key: key, Value: value, Type: type }: EC2TagFilter): string {
  if (type === "KEY_ONLY") return `any ${key}`;
  if (type === "VALUE_ONLY") return `any tag with the value ${value}`;
  return `${key}=${value}`;
}

/** The SDKs' list of tags as a record. */
export const tagsOf = (
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Tags => Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
