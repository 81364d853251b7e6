import type { AutoScalingGroup, LaunchTemplateSpecification } from "@aws-sdk/client-auto-scaling";
import type { Instance, LaunchTemplate, LaunchTemplateVersion } from "@aws-sdk/client-ec2";
import { refusedWith } from "../../aws/aws-error.ts";
import type { Aws } from "../../aws/call.ts";
import { membersInService, templateOf } from "../../fleet/group.ts";
import type { BlueFacts, Facts, TemplateFacts } from "../facts.ts";
import { tagsOf } from "../tag-filters.ts";

/** The template of a group and the version its instances really run; undefined when there is none, or it is gone. */
export async function readTemplate(
  aws: Aws,
  group: AutoScalingGroup,
  instances: Instance[],
): Promise<TemplateFacts | undefined> {
  const spec = templateOf(group);
  if (!spec) return undefined;
  const template = await findTemplate(aws, spec);
  if (!template) return undefined;
  const configured = spec.Version ?? "$Default";
  const configuredNumber = numberOf(configured, template);
  const runs = runningNumber(group, instances, template) ?? configuredNumber;
  const running =
    (await findVersion(aws, template, runs)) ??
    (runs === configuredNumber ? undefined : await findVersion(aws, template, configuredNumber));
  return running && { template, configured, configuredNumber, running };
}

const numberOf = (configured: string, template: LaunchTemplate): number =>
  configured === "$Latest"
    ? template.LatestVersionNumber!
    : configured === "$Default"
      ? template.DefaultVersionNumber!
      : Number(configured);

async function findTemplate(
  aws: Aws,
  spec: LaunchTemplateSpecification,
): Promise<LaunchTemplate | undefined> {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = spec;
  try {
    const wanted = id ? { LaunchTemplateIds: [id] } : { LaunchTemplateNames: [name!] };
    return (await aws("ec2:DescribeLaunchTemplates", wanted)).LaunchTemplates?.[0];
  } catch (error) {
    if (
      refusedWith(
        error,
        "InvalidLaunchTemplateId.NotFound",
        "InvalidLaunchTemplateName.NotFound",
        "InvalidLaunchTemplateId.Malformed",
      )
    )
      return undefined;
    throw error;
  }
}

async function findVersion(
  aws: Aws,
  template: LaunchTemplate,
  version: number,
): Promise<LaunchTemplateVersion | undefined> {
  try {
    const found = await aws("ec2:DescribeLaunchTemplateVersions", {
      LaunchTemplateId: template.LaunchTemplateId,
      Versions: [String(version)],
    });
    return found.LaunchTemplateVersions?.[0];
  } catch (error) {
    if (refusedWith(error, "InvalidLaunchTemplateId.VersionNotFound")) return undefined;
    throw error;
  }
}

/** The version most of the group's instances were launched from: Auto Scaling says so, or the tag EC2 puts on them. */
function runningNumber(
  group: AutoScalingGroup,
  instances: Instance[],
  template: LaunchTemplate,
): number | undefined {
  const members = membersInService(group)
    .filter(({ LaunchTemplate }) => LaunchTemplate?.LaunchTemplateId === template.LaunchTemplateId)
    .map(({ LaunchTemplate }) => Number(LaunchTemplate?.Version));
  const tagged = instances
    .map(({ Tags }) => tagsOf(Tags))
    .filter((tags) => tags["aws:ec2launchtemplate:id"] === template.LaunchTemplateId)
    .map((tags) => Number(tags["aws:ec2launchtemplate:version"]));
  const numbers = members.filter(Number.isInteger);
  return mostFrequent(numbers.length > 0 ? numbers : tagged.filter(Number.isInteger));
}

/** The highest of the most frequent. */
function mostFrequent(numbers: number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0];
}

/** The other groups that would launch from whatever becomes the template's newest or default version (rule 21). */
export function othersOnTemplate(
  groups: AutoScalingGroup[],
  blue: Pick<BlueFacts, "group" | "template"> | undefined,
): Facts["otherGroupsOnTemplate"] {
  if (!blue?.template) return [];
  const { LaunchTemplateId: id, LaunchTemplateName: name } = blue.template.template;
  return groups
    .filter((group) => group.AutoScalingGroupName !== blue.group.AutoScalingGroupName)
    .flatMap((group) =>
      specsOf(group)
        .filter((spec) => spec.LaunchTemplateId === id || spec.LaunchTemplateName === name)
        .map(({ Version = "$Default" }) => ({ name: group.AutoScalingGroupName!, version: Version }))
        .filter(({ version }) => version.startsWith("$"))
        .slice(0, 1),
    );
}

const specsOf = (group: AutoScalingGroup): LaunchTemplateSpecification[] =>
  [
    templateOf(group),
    ...(group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []).map(
      ({ LaunchTemplateSpecification }) => LaunchTemplateSpecification,
    ),
  ].filter((spec) => spec !== undefined);
