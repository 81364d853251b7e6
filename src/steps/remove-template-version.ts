import { refusedWith } from "../aws/aws-error.ts";
import type { Aws } from "../aws/call.ts";
import { allPages } from "../aws/pages.ts";
import { shell } from "../aws/shell.ts";
import type { Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { templateOf } from "../fleet/group.ts";
import { keptVersions } from "./create-template-version.ts";

export interface RemoveTemplateVersionArgs {
  template: string;
  version: number;
}

/** The command with which a person does it. */
export const removeVersionCommand = (template: string, version: string): string =>
  shell`aws ec2 delete-launch-template-versions --launch-template-id ${template} --versions ${version}`;

/** Deletes the template version of a failed release, unless a group launches from it. */
export const removeTemplateVersion: Step<RemoveTemplateVersionArgs, null> = {
  title: ({ template, version }) => `Delete version ${version} of launch template ${template}`,
  begin: async () => null,
  async apply(ctx, { template, version }) {
    const users = await groupsOn(ctx.aws, template, version);
    if (users.length > 0)
      throw new Failure(
        "version-in-use",
        `Version ${version} of ${template} is what ${users.join(", ")} launch from.`,
      );
    try {
      const deleted = await ctx.aws("ec2:DeleteLaunchTemplateVersions", {
        LaunchTemplateId: template,
        Versions: [String(version)],
      });
      const [kept] = keptVersions(deleted);
      if (kept)
        throw new Failure("version-kept", `Version ${version} of ${template} is not deleted: ${kept.why}`);
    } catch (error) {
      if (!refusedWith(error, "InvalidLaunchTemplateId.NotFound")) throw error;
    }
    return null;
  },
  leaves: ({ template, version }) => [
    {
      what: `version ${version} of launch template ${template}`,
      why: "",
      command: removeVersionCommand(template, String(version)),
    },
  ],
};

/** A group that is being deleted launches nothing any more. */
async function groupsOn(aws: Aws, template: string, version: number): Promise<string[]> {
  const groups = await allPages(
    (token) =>
      aws("autoscaling:DescribeAutoScalingGroups", {
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.AutoScalingGroups,
    (page) => page.NextToken,
  );
  return groups
    .filter((group) => {
      const spec = templateOf(group);
      return !group.Status && spec?.LaunchTemplateId === template && spec.Version === String(version);
    })
    .map(({ AutoScalingGroupName }) => AutoScalingGroupName!);
}
