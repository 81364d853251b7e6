import { nameIds } from "../../fleet/ids.ts";
import { updateAutoScalingGroup } from "../aws-command.ts";
import { foundIf, ofBlue, type Checks, type View } from "./check.ts";

const othersOn = (version: string, { facts }: View): string[] =>
  facts.otherGroupsOnTemplate.filter((other) => other.version === version).map(({ name }) => name);

/** Blue's launch template, which gets a new version. */
export const templateChecks = {
  "template-shared-latest": {
    severity: "error",
    when: "another Auto Scaling group uses the launch template at `$Latest`",
    find: ofBlue(({ blue }, view) => {
      const others = othersOn("$Latest", view);
      const { LaunchTemplateName, LaunchTemplateId, LatestVersionNumber } = blue.template?.template ?? {};
      return foundIf(others.length > 0, () => ({
        where: `launch template ${LaunchTemplateName}`,
        what: `${nameIds(others)} use${others.length === 1 ? "s" : ""} it at $Latest: they would launch our AMI from now on.`,
        remedy: `Pin them: ${others.map((name) => `\`${updateAutoScalingGroup(name, `--launch-template LaunchTemplateId=${LaunchTemplateId},Version=${LatestVersionNumber}`)}\``).join(", ")}.`,
      }));
    }),
  },
  "template-shared-default": {
    severity: "warning",
    when: "another Auto Scaling group uses the launch template at `$Default`",
    find: ofBlue(({ blue }, view) => {
      const others = othersOn("$Default", view);
      return foundIf(others.length > 0, () => ({
        where: `launch template ${blue.template?.template.LaunchTemplateName}`,
        what: `${nameIds(others)} use${others.length === 1 ? "s" : ""} it at $Default: whoever makes the new version the default changes their AMI too. This action does not.`,
        remedy: "Pin them to a version number, or give each fleet its own launch template.",
      }));
    }),
  },
  "running-version-differs": {
    severity: "warning",
    when: "blue runs another version of its launch template than the one it is configured with",
    find: ofBlue(({ blue: { template }, place }) =>
      foundIf(template !== undefined && template.running.VersionNumber !== template.configuredNumber, () => ({
        where: place,
        what: `It is configured with version ${template!.configured === String(template!.configuredNumber) ? template!.configured : `${template!.configured} (${template!.configuredNumber})`} of ${template!.template.LaunchTemplateName}, but its instances run version ${template!.running.VersionNumber}.`,
        remedy: `Green is made from version ${template!.running.VersionNumber}, which has proved itself; what version ${template!.configuredNumber} changes is not in it.`,
      })),
    ),
  },
} satisfies Checks;
