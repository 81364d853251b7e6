import { templateOf } from "../../fleet/group.ts";
import { TARGET_TAG } from "../../releases/names.ts";
import { quoted } from "../../aws/shell.ts";
import { updateAutoScalingGroup } from "../aws-command.ts";
import { settingsOf } from "../settings.ts";
import { tagsOf } from "../tag-filters.ts";
import { foundIf, ofBlue, type BlueView, type Checks, type View } from "./check.ts";

/** Processes by which a group without CodeDeploy's hook would launch instances by itself, without a scaling policy. */
const REPLACES = ["ReplaceUnhealthy", "AZRebalance", "HealthCheck"];

/** A deployment group that selects by tags alone puts no launch hook on the group (rule 10). */
const launchesEmpty = ({ facts, inputs }: View): boolean =>
  facts.fleet === "same-group" && !inputs.applicationInImage;

const scalesBySchedule = ({ blue }: BlueView): boolean =>
  blue.policies.some(({ Enabled }) => Enabled !== false) || blue.schedules.length > 0;

const isSuspended = ({ group }: BlueView, process: string): boolean =>
  (group.SuspendedProcesses ?? []).some(({ ProcessName }) => ProcessName === process);

/** Members of a group that AWS does not say CodeDeploy copies. */
const UNCERTAIN = {
  MixedInstancesPolicy: "mixed instances policy",
  InstanceMaintenancePolicy: "instance maintenance policy",
  DefaultInstanceWarmup: "default instance warmup",
  MaxInstanceLifetime: "maximum instance lifetime",
  PlacementGroup: "placement group",
} as const;

/** Blue's Auto Scaling group: can green be made of it, and will it stay as its owner wants it? */
export const groupChecks = {
  "launch-configuration": {
    severity: "error",
    when: "blue's group uses a launch configuration",
    find: ofBlue(({ group, name, place }) =>
      foundIf(Boolean(group.LaunchConfigurationName), () => ({
        where: place,
        what: `It launches from the launch configuration ${group.LaunchConfigurationName}, which cannot be given another AMI.`,
        remedy: `Make a launch template of it (EC2 console, "Copy to launch template"), then \`${updateAutoScalingGroup(name, "--launch-template LaunchTemplateId=<id>,Version=1")}\`.`,
      })),
    ),
  },
  "override-templates": {
    severity: "error",
    when: "overrides of the mixed instances policy have launch templates of their own",
    find: ofBlue(({ group, place }) => {
      const own = (group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []).filter(
        ({ LaunchTemplateSpecification: spec }) => spec !== undefined,
      );
      return foundIf(own.length > 0, () => ({
        where: place,
        what: `Overrides of its mixed instances policy (${own.map(({ InstanceType }) => InstanceType ?? "by requirements").join(", ")}) use launch templates of their own: they would launch another AMI.`,
        remedy: "Use one launch template for all overrides, or one fleet for each architecture.",
      }));
    }),
  },
  "weighted-capacity": {
    severity: "error",
    when: "blue's group counts its capacity in other units than instances",
    find: ofBlue(({ group, name, place }) => {
      const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
      const weighted = overrides.some(
        ({ WeightedCapacity: weight }) => weight !== undefined && weight !== "1",
      );
      const type = group.DesiredCapacityType ?? "units";
      return foundIf(weighted || type !== "units", () => ({
        where: place,
        what: `It counts its capacity ${weighted ? "by weights" : `in ${type}`}: green, which needs as many instances as blue, could not be sized.`,
        remedy: `Let it count instances: \`${updateAutoScalingGroup(name, "--desired-capacity-type units")}\` and overrides without WeightedCapacity.`,
      }));
    }),
  },
  "launch-template-missing": {
    severity: "error",
    when: "blue's launch template or its version does not exist",
    find: ofBlue(({ blue, group, name, place }) => {
      const spec = templateOf(group);
      return foundIf(!blue.template && !group.LaunchConfigurationName, () => ({
        where: place,
        what: spec
          ? `Its launch template ${spec.LaunchTemplateName ?? spec.LaunchTemplateId} (version ${spec.Version ?? "$Default"}) does not exist.`
          : "It has no launch template.",
        remedy: `Give it one: \`${updateAutoScalingGroup(name, "--launch-template LaunchTemplateId=<id>,Version=<number>")}\`.`,
      }));
    }),
  },
  "tag-only-scaling": {
    severity: "error",
    when: "`fleet` is `same-group`, the application is not in the image, and a scaling policy or schedule would launch instances without it",
    find: ofBlue((view, all) =>
      foundIf(launchesEmpty(all) && scalesBySchedule(view), () => ({
        where: view.place,
        what: "It scales by itself, but CodeDeploy, which finds it by tags alone, has no launch hook in it: every later launch would serve without the application.",
        remedy:
          "Put the application into the AMI and say `application-in-image: true`; or list the group in the deployment group and use `fleet: clone`; or remove its scaling policies and schedules.",
      })),
    ),
  },
  "tag-only-replacement": {
    severity: "warning",
    when: "`fleet` is `same-group`, the application is not in the image, and a replaced instance would come without it",
    find: ofBlue((view, all) =>
      foundIf(
        launchesEmpty(all) && !scalesBySchedule(view) && REPLACES.some((one) => !isSuspended(view, one)),
        () => ({
          where: view.place,
          what: "An instance that Auto Scaling replaces would come without the application: CodeDeploy, which finds the group by tags alone, has no launch hook in it.",
          remedy:
            "Put the application into the AMI and say `application-in-image: true`, or suspend ReplaceUnhealthy and AZRebalance.",
        }),
      ),
    ),
  },
  "cloudformation-owned": {
    severity: "error",
    when: "CloudFormation owns blue's group and the group would be replaced (`clone`, `codedeploy-copy`)",
    find: ofBlue(({ group, place }, { facts }) => {
      const stack = tagsOf(group.Tags)["aws:cloudformation:stack-name"];
      return foundIf(stack !== undefined && facts.fleet !== "same-group", () => ({
        where: place,
        what: `It belongs to the CloudFormation stack ${stack}: the stack's next update would bring it back, with the old AMI, beside green.`,
        remedy:
          "Use `fleet: same-group`, which keeps the group, or take the group out of the stack (DeletionPolicy: Retain).",
      }));
    }),
  },
  "group-not-ours": {
    severity: "warning",
    when: "this action did not make blue's group, and it is replaced (`clone`, `codedeploy-copy`)",
    find: ofBlue(({ group, place }, { facts }) => {
      const tags = tagsOf(group.Tags);
      const ours = TARGET_TAG in tags || "CodeDeployProvisioningDeploymentId" in tags;
      return foundIf(
        !ours && facts.fleet !== "same-group" && !("aws:cloudformation:stack-name" in tags),
        () => ({
          where: place,
          what: "The group was not made by this action: what made it (Terraform, a console) still knows it by this name, and may bring it back with the old AMI.",
          remedy:
            "Take the group out of your infrastructure code's care after the first release, or use `fleet: same-group`.",
        }),
      );
    }),
  },
  "warm-pool": {
    severity: "error",
    when: "blue's group has a warm pool",
    find: ofBlue(({ group, name, place }) =>
      foundIf(
        group.WarmPoolConfiguration !== undefined && group.WarmPoolConfiguration.Status === undefined,
        () => ({
          where: place,
          what: "It has a warm pool, in which instances hang on CodeDeploy's launch hook.",
          remedy: `\`aws autoscaling delete-warm-pool --auto-scaling-group-name ${quoted(name)}\``,
        }),
      ),
    ),
  },
  "deletion-protection": {
    severity: "warning",
    when: "CodeDeploy is to delete blue's group, which is protected from deletion",
    find: ofBlue(({ group, name, place }, { facts }) =>
      foundIf(
        facts.fleet !== "same-group" &&
          settingsOf(facts.deploymentGroup).terminate &&
          !["none", undefined].includes(group.DeletionProtection),
        () => ({
          where: place,
          what: `Its deletion protection (${group.DeletionProtection}) may keep CodeDeploy from terminating it, and the deployment from ending.`,
          remedy: `\`${updateAutoScalingGroup(name, "--deletion-protection none")}\``,
        }),
      ),
    ),
  },
  "copy-uncertain": {
    severity: "warning",
    when: "CodeDeploy copies the group and AWS does not say that it copies all of its settings",
    find: ofBlue(({ group, place }, { facts }) => {
      const settings = Object.entries(UNCERTAIN)
        .filter(([member]) => group[member as keyof typeof UNCERTAIN] !== undefined)
        .map(([, words]) => words);
      return foundIf(facts.fleet === "codedeploy-copy" && settings.length > 0, () => ({
        where: place,
        what: `AWS does not say whether CodeDeploy copies its ${settings.join(", ")}.`,
        remedy: "Use DISCOVER_EXISTING and `fleet: clone`, which copies everything.",
      }));
    }),
  },
} satisfies Checks;
