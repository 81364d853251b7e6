import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  BlueGreenDeploymentConfiguration,
  DeploymentStyle,
  EC2TagFilter,
  EC2TagSet,
  LoadBalancerInfo,
} from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import { refuse } from "../refuse.ts";
import type { BlueGreen, Group } from "../state.ts";
import { settingOf } from "../switches.ts";

const NO_LOAD_BALANCER =
  "The specification for load balancing in the deployment group is invalid. The deploymentOption value is set to WITH_TRAFFIC_CONTROL, but either no load balancer was specified in elbInfoList or no target group was specified in targetGroupInfoList.";
const ONE_GROUP =
  "Exactly one AutoScaling group must be specifed when selecting the COPY_AUTO_SCALING_GROUP green fleet provisioning option.";

/** Alarms of a deployment group or an override, within AWS's limits. */
export function checkedAlarms(world: World, given: AlarmConfiguration): AlarmConfiguration {
  const alarms = given.alarms ?? [];
  const limit = alarms.length > 10 ? Number(settingOf(world, "codedeploy-alarm-limit")) : 10;
  if (alarms.length > limit) refuse("AlarmsLimitExceeded", `The maximum number of alarms is ${limit}.`);
  if (alarms.some((alarm) => !alarm.name)) refuse("InvalidAlarmConfig", "An alarm name must not be empty.");
  if (new Set(alarms.map((alarm) => alarm.name)).size < alarms.length) {
    refuse("InvalidAlarmConfig", "The alarm configuration names an alarm more than once.");
  }
  if (given.enabled && alarms.length === 0) {
    refuse(
      "InvalidAlarmConfig",
      "At least one alarm must be specified when the alarm configuration is enabled.",
    );
  }
  return structuredClone(given);
}

const ROLLBACK_EVENTS = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"];

/** Automatic rollback, with at least one event when it is on. */
export function checkedRollback(given: AutoRollbackConfiguration): AutoRollbackConfiguration {
  const events: string[] = given.events ?? [];
  if (events.some((event) => !ROLLBACK_EVENTS.includes(event)) || (given.enabled && events.length === 0)) {
    refuse(
      "InvalidAutoRollbackConfig",
      "The automatic rollback configuration is enabled without a valid event.",
    );
  }
  return structuredClone(given);
}

/** `deploymentStyle`, complete. */
export function checkedStyle(given: DeploymentStyle): Group["style"] {
  if (!given.deploymentType || !given.deploymentOption) {
    return refuse("InvalidDeploymentStyle", "Deployment type or deployment option cannot be null or empty");
  }
  return { type: given.deploymentType, trafficControl: given.deploymentOption === "WITH_TRAFFIC_CONTROL" };
}

/** Load balancers by name: at most ten of each sort. */
export function checkedLoadBalancer(given: LoadBalancerInfo): LoadBalancerInfo {
  const lists = [given.targetGroupInfoList ?? [], given.elbInfoList ?? []];
  if (given.targetGroupPairInfoList?.length) {
    refuse("InvalidLoadBalancerInfo", "Target group pairs are for the ECS compute platform only.");
  }
  if (lists.some((list) => list.length > 10 || list.some((each) => !each.name))) {
    refuse(
      "InvalidLoadBalancerInfo",
      "A deployment group has at most ten load balancers or target groups, each by name.",
    );
  }
  return structuredClone(given);
}

/** `blueGreenDeploymentConfiguration`, complete. What is left out is inferred: no wait, existing instances, kept alive. */
export function checkedBlueGreen(world: World, given: BlueGreenDeploymentConfiguration): BlueGreen {
  const invalid = (message: string): never => refuse("InvalidBlueGreenDeploymentConfiguration", message);
  const ready = given.deploymentReadyOption ?? {};
  const action = ready.actionOnTimeout ?? "CONTINUE_DEPLOYMENT";
  const readyMinutes = ready.waitTimeInMinutes ?? (action === "STOP_DEPLOYMENT" ? 60 : 0);
  if (action === "CONTINUE_DEPLOYMENT" && readyMinutes > 0) {
    invalid("Deployment ready action cannot be set to 'CONTINUE_DEPLOYMENT' when timeout is specified");
  }
  if (readyMinutes < 0 || readyMinutes > 2880)
    invalid("The wait time for rerouting must be between 0 and 2880 minutes.");
  const blue = given.terminateBlueInstancesOnDeploymentSuccess ?? {};
  const blueAction = blue.action ?? "KEEP_ALIVE";
  const minutes = blue.terminationWaitTimeInMinutes ?? 0;
  const limit = minutes > 2800 ? Number(settingOf(world, "codedeploy-termination-minutes")) : 2800;
  if (minutes < 0 || minutes > limit)
    invalid(`The termination wait time must be between 0 and ${limit} minutes.`);
  if (
    blueAction === "KEEP_ALIVE" &&
    minutes > 0 &&
    settingOf(world, "codedeploy-keep-alive-wait") === "refused"
  ) {
    invalid("A termination wait time can be specified only with the action TERMINATE.");
  }
  return {
    ready: { action, minutes: readyMinutes },
    provisioning: given.greenFleetProvisioningOption?.action ?? "DISCOVER_EXISTING",
    blue: { action: blueAction, minutes: blueAction === "TERMINATE" ? minutes : 0 },
  };
}

/** Tag filters: at most ten of a kind, complete for their type. */
export function checkedFilters(given: EC2TagFilter[], code = "InvalidEC2Tag"): EC2TagFilter[] {
  if (given.length > 10) refuse(code, "A maximum of 10 tags can be specified.");
  for (const { Type, Key, Value } of given) {
    const complete = { KEY_ONLY: Key, VALUE_ONLY: Value, KEY_AND_VALUE: Key && Value !== undefined };
    if (!Type || !complete[Type]) refuse(code, "The tag was specified in an invalid format.");
  }
  return structuredClone(given);
}

/** A tag set: at most three groups of tags. */
export function checkedTagSet(given: EC2TagSet, code = "InvalidEC2Tag"): EC2TagSet | undefined {
  const list = given.ec2TagSetList ?? [];
  if (list.length > 3) refuse("TagSetListLimitExceeded", "A maximum of 3 tag groups can be specified.");
  return list.length === 0
    ? undefined
    : { ec2TagSetList: list.map((filters) => checkedFilters(filters, code)) };
}

/** What must hold of a deployment group as a whole. */
export function checkGroup(world: World, group: Group, autoScalingGroups: readonly string[]): void {
  if (group.tagFilters.length > 0 && group.tagSet) {
    refuse(
      "InvalidEC2TagCombination",
      "A call was submitted that specified both Ec2TagFilters and Ec2TagSet.",
    );
  }
  if (autoScalingGroups.length > 10)
    refuse("InvalidAutoScalingGroup", "A maximum of 10 Auto Scaling groups is allowed.");
  if (group.style.trafficControl && namesOf(group.loadBalancer).length === 0) {
    refuse("InvalidLoadBalancerInfo", NO_LOAD_BALANCER);
  }
  if (group.style.type !== "BLUE_GREEN") return;
  if (!group.blueGreen) {
    refuse("InvalidBlueGreenDeploymentConfiguration", "The blue/green deployment configuration is missing.");
  }
  if (!group.style.trafficControl && settingOf(world, "codedeploy-no-traffic-control") === "refused") {
    refuse("InvalidDeploymentStyle", "A blue/green deployment requires the option WITH_TRAFFIC_CONTROL.");
  }
  checkCopy(group, autoScalingGroups);
}

/** The real text, misspelling included; also met by updates that send the configuration again without the group. */
export function checkCopy(group: Group, autoScalingGroups: readonly string[]): void {
  if (group.blueGreen?.provisioning === "COPY_AUTO_SCALING_GROUP" && autoScalingGroups.length !== 1) {
    refuse("InvalidBlueGreenDeploymentConfiguration", ONE_GROUP);
  }
}

const namesOf = (loadBalancer: LoadBalancerInfo | undefined): unknown[] => [
  ...(loadBalancer?.targetGroupInfoList ?? []),
  ...(loadBalancer?.elbInfoList ?? []),
];
