import type { BlueGreenDeploymentConfiguration } from "@aws-sdk/client-codedeploy";
import { quoted } from "../aws/shell.ts";
import { listedGroups, copies } from "./deployment-group.ts";
import type { Facts } from "./facts.ts";

/**
 * The command that changes one part of the deployment group's blue/green settings. All of them have to be sent again,
 * and with COPY_AUTO_SCALING_GROUP the group's name too (API reference: UpdateDeploymentGroup).
 */
export function updateSettings(
  { deploymentGroup: group }: Facts,
  change: BlueGreenDeploymentConfiguration,
): string {
  const configuration = JSON.stringify({ ...group?.blueGreenDeploymentConfiguration, ...change });
  const again = copies(group) ? ` --auto-scaling-groups ${listedGroups(group).map(quoted).join(" ")}` : "";
  return updateGroup(group, `--blue-green-deployment-configuration ${quoted(configuration)}${again}`);
}

/** `aws deploy update-deployment-group` with the given options. */
export const updateGroup = (group: Facts["deploymentGroup"], options: string): string =>
  `aws deploy update-deployment-group --application-name ${quoted(group?.applicationName ?? "")} ` +
  `--current-deployment-group-name ${quoted(group?.deploymentGroupName ?? "")} ${options}`;

/** `aws autoscaling update-auto-scaling-group` with the given options. */
export const updateAutoScalingGroup = (name: string, options: string): string =>
  `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${quoted(name)} ${options}`;

/** The command that shows a group. */
export const describeAutoScalingGroup = (name: string): string =>
  `aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${quoted(name)}`;
