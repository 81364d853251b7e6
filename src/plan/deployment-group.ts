import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { Inputs } from "../inputs/contract.ts";
import type { FleetName } from "./facts.ts";

/** The names of the Auto Scaling groups a deployment group lists. */
export const listedGroups = (group: DeploymentGroupInfo | undefined): string[] =>
  (group?.autoScalingGroups ?? []).map(({ name }) => name!);

/** True when CodeDeploy itself copies the Auto Scaling group. */
export const copies = (group: DeploymentGroupInfo | undefined): boolean =>
  group?.blueGreenDeploymentConfiguration?.greenFleetProvisioningOption?.action === "COPY_AUTO_SCALING_GROUP";

/** How green is made when the user leaves it to us: as the deployment group is set up. */
export function fleetOf(inputs: Pick<Inputs, "fleet">, group: DeploymentGroupInfo | undefined): FleetName {
  if (inputs.fleet !== "auto") return inputs.fleet;
  if (copies(group)) return "codedeploy-copy";
  return listedGroups(group).length > 0 || !group ? "clone" : "same-group";
}

/** The names of the alarms that stop a deployment of this group. */
export const watchedAlarms = (group: DeploymentGroupInfo | undefined): string[] =>
  group?.alarmConfiguration?.enabled
    ? (group.alarmConfiguration.alarms ?? []).map(({ name }) => name!).filter(Boolean)
    : [];
