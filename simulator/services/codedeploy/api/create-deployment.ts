import type { CreateDeploymentInput, EC2TagFilter, TargetInstances } from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import { blueSelection, greenSelection, selected, tagged } from "../engine/fleets.ts";
import { startDeployment } from "../new-deployment.ts";
import { groupOf, refuse } from "../refuse.ts";
import type { Deployment, Group } from "../state.ts";
import { settingOf } from "../switches.ts";
import { configOf } from "./configs.ts";
import { checkedAlarms, checkedFilters, checkedRollback, checkedTagSet } from "./group-rules.ts";
import { checkedRevision, registeredRevision } from "./revisions.ts";

const ACTIVE = {
  current: (group: string, id: string) =>
    `The Deployment Group '${group}' already has an active Deployment '${id}'`,
  older: (group: string, id: string) => `Deployment Group '${group}' is already deploying deployment '${id}'`,
} as const;

function refuseIfActive(world: World, group: Group): void {
  const id = group.active.find(
    (each) =>
      world.codeDeploy.deployments[each]!.kind !== "launch" ||
      settingOf(world, "codedeploy-launch-blocks") === "yes",
  );
  if (!id) return;
  refuse("DeploymentLimitExceeded", ACTIVE[settingOf(world, "codedeploy-active-error")](group.name, id));
}

const invalidTargets = (message: string): never => refuse("InvalidTargetInstances", message);

function checkShape({ tagFilters = [], ec2TagSet, autoScalingGroups = [] }: TargetInstances): void {
  if (tagFilters.length > 0 && ec2TagSet)
    invalidTargets("Tag filters and a tag set must not be specified together.");
  checkedFilters(tagFilters, "InvalidTargetInstances");
  if (ec2TagSet) checkedTagSet(ec2TagSet, "InvalidTargetInstances");
  if (autoScalingGroups.length > 10)
    refuse("InvalidAutoScalingGroup", "A maximum of 10 Auto Scaling groups is allowed.");
}

const listsOf = ({ tagFilters, ec2TagSet }: TargetInstances): EC2TagFilter[][] =>
  ec2TagSet?.ec2TagSetList ?? (tagFilters?.length ? [tagFilters] : []);

/** `targetInstances` as far as they are judged before there is a deployment. */
function checkedTargets(
  world: World,
  group: Group,
  given: TargetInstances | undefined,
): TargetInstances | undefined {
  const provisioning = group.style.type === "BLUE_GREEN" ? group.blueGreen?.provisioning : undefined;
  if (!given) {
    if (
      provisioning === "DISCOVER_EXISTING" &&
      settingOf(world, "codedeploy-discover-without-targets") === "refused"
    ) {
      invalidTargets("The target instances of a blue/green deployment must be specified.");
    }
    return undefined;
  }
  if (!provisioning) invalidTargets("Target instances can be specified only for a blue/green deployment.");
  if (provisioning === "COPY_AUTO_SCALING_GROUP") {
    return settingOf(world, "codedeploy-copy-with-targets") === "ignored"
      ? undefined
      : invalidTargets("Target instances cannot be specified when the Auto Scaling group is copied.");
  }
  checkShape(given);
  const lists = listsOf(given);
  const unknown = lists.length > 0 && tagged(world, lists).length === 0;
  if (unknown && settingOf(world, "codedeploy-unknown-tag") === "refused") {
    invalidTargets("A specified tag is not currently applied to any instances.");
  }
  if (overlap(world, group, given) && settingOf(world, "codedeploy-overlap") === "refused") {
    invalidTargets("An instance belongs to both the original and the replacement environment.");
  }
  return structuredClone(given);
}

function overlap(world: World, group: Group, targetInstances: TargetInstances): boolean {
  const blue = new Set(selected(world, blueSelection(group)));
  return selected(world, greenSelection({ targetInstances })).some((id) => blue.has(id));
}

function checkMode(
  group: Group,
  { deploymentMode, revision, updateOutdatedInstancesOnly }: CreateDeploymentInput,
): void {
  if (deploymentMode !== "RESTART") return;
  if (group.style.type === "BLUE_GREEN" || revision || updateOutdatedInstancesOnly) {
    refuse(
      "InvalidInput",
      "A RESTART deployment must be in-place, without a revision, and of all instances.",
    );
  }
}

const KINDS = { COPY_AUTO_SCALING_GROUP: "copy", DISCOVER_EXISTING: "discover" } as const;

/** CreateDeployment: every check, then the deployment. There is no client token: two calls are two deployments. */
export function createDeployment(world: World, input: CreateDeploymentInput): Deployment {
  const group = groupOf(world, input.applicationName, input.deploymentGroupName);
  checkMode(group, input);
  const revision = input.deploymentMode === "RESTART" ? undefined : checkedRevision(input.revision);
  const config = input.deploymentConfigName
    ? configOf(world, input.deploymentConfigName).name
    : group.configName;
  if ((input.description?.length ?? 0) > 256) {
    refuse("DescriptionTooLong", "The description must be at most 256 characters long.");
  }
  const override = input.overrideAlarmConfiguration && checkedAlarms(world, input.overrideAlarmConfiguration);
  const rollback = input.autoRollbackConfiguration && checkedRollback(input.autoRollbackConfiguration);
  const targetInstances = checkedTargets(world, group, input.targetInstances);
  refuseIfActive(world, group);
  if (revision) registeredRevision(world, group.application, revision).firstUsedTime ??= world.now;
  return startDeployment(world, group, {
    kind: group.style.type === "BLUE_GREEN" ? KINDS[group.blueGreen!.provisioning] : "in-place",
    creator: "user",
    revision,
    configName: config,
    description: input.description,
    ignoreStopFailures: input.ignoreApplicationStopFailures ?? false,
    updateOutdatedOnly: input.updateOutdatedInstancesOnly ?? false,
    fileExists: input.fileExistsBehavior ?? "DISALLOW",
    targetInstances,
    ...(rollback && { autoRollback: rollback }),
    ...(override && { overrideAlarms: override, alarms: override }),
  });
}
