import { templateOf } from "../fleet/group.ts";
import { GROUP_TAG } from "../fleet/members.ts";
import type { Facts } from "./facts.ts";
import type { Names } from "./names.ts";
import { tagsOf, type Tags } from "./tag-filters.ts";

/**
 * The tags green's instances will carry: the template's, over them the group's that propagate, over them ours, and
 * what AWS adds itself (Auto Scaling user guide, ec2-auto-scaling-tagging). Names that are not known yet are guessed
 * so that only a filter on the key alone can match them.
 */
export function greenTags({ blue, fleet }: Facts, { greenTag }: Names): Tags {
  if (!blue) return { [greenTag.key]: greenTag.value };
  const { group, template } = blue;
  const specifications = template?.running.LaunchTemplateData?.TagSpecifications ?? [];
  const ofTemplate = specifications
    .filter(({ ResourceType }) => ResourceType === "instance")
    .flatMap(({ Tags: tags }) => tags ?? []);
  const ofGroup = (group.Tags ?? []).filter(
    ({ Key, PropagateAtLaunch }) => PropagateAtLaunch && !Key?.startsWith("aws:"),
  );
  return {
    ...tagsOf(ofTemplate),
    ...tagsOf(ofGroup),
    ...(fleet === "codedeploy-copy" ? { CodeDeployProvisioningDeploymentId: "(new)" } : {}),
    ...(templateOf(group)
      ? {
          "aws:ec2launchtemplate:id": template?.template.LaunchTemplateId ?? "",
          "aws:ec2launchtemplate:version": "(new)",
        }
      : {}),
    [GROUP_TAG]: fleet === "same-group" ? group.AutoScalingGroupName! : "(new)",
    [greenTag.key]: greenTag.value,
  };
}
