import type { CreateDeploymentGroupInput, UpdateDeploymentGroupInput } from "@aws-sdk/client-codedeploy";
import type { HandlersOf } from "../../../core/service.ts";
import type { World } from "../../../core/world.ts";
import { deleteLaunchHook, setAutoScalingGroups } from "../hooks.ts";
import { groupArn, newUuid } from "../names.ts";
import { applicationOf, checkName, groupKey, groupOf, refuse } from "../refuse.ts";
import type { Group } from "../state.ts";
import { configOf } from "./configs.ts";
import {
  checkCopy,
  checkedAlarms,
  checkedBlueGreen,
  checkedFilters,
  checkedLoadBalancer,
  checkedRollback,
  checkedStyle,
  checkedTagSet,
  checkGroup,
} from "./group-rules.ts";
import { groupView } from "./group-view.ts";
import { nextTokenOf, pageOfNames } from "./lists.ts";

type Settings = Omit<
  CreateDeploymentGroupInput,
  "applicationName" | "deploymentGroupName" | "serviceRoleArn"
> & {
  serviceRoleArn?: string | undefined;
};

/** What each member of Create- and UpdateDeploymentGroup sets; members that are absent leave the group as it is. */
const SETTERS = {
  serviceRoleArn: (_, group, arn) => {
    if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+/.test(arn))
      refuse("InvalidRole", `The role ARN ${arn} is not valid.`);
    group.roleArn = arn;
  },
  deploymentConfigName: (world, group, name) => (group.configName = configOf(world, name).name),
  ec2TagFilters: (_, group, filters) => (group.tagFilters = checkedFilters(filters)),
  ec2TagSet: (_, group, set) => (group.tagSet = checkedTagSet(set)),
  triggerConfigurations: (_, group, triggers) => {
    if (triggers.length > 10) refuse("TriggerTargetsLimitExceeded", "The maximum number of triggers is 10.");
    group.triggers = structuredClone(triggers);
  },
  alarmConfiguration: (world, group, alarms) => (group.alarms = checkedAlarms(world, alarms)),
  autoRollbackConfiguration: (_, group, rollback) => (group.autoRollback = checkedRollback(rollback)),
  outdatedInstancesStrategy: (_, group, strategy) => (group.outdated = strategy),
  deploymentStyle: (_, group, style) => (group.style = checkedStyle(style)),
  blueGreenDeploymentConfiguration: (world, group, given) =>
    (group.blueGreen = checkedBlueGreen(world, given)),
  loadBalancerInfo: (_, group, loadBalancer) => (group.loadBalancer = checkedLoadBalancer(loadBalancer)),
  terminationHookEnabled: (_, group, enabled) => (group.terminationHook = enabled),
} satisfies {
  [M in keyof Settings]?: (world: World, group: Group, value: NonNullable<Settings[M]>) => unknown;
};

function setSettings(world: World, group: Group, settings: Settings): void {
  for (const [member, set] of Object.entries(SETTERS)) {
    const value = settings[member as keyof Settings];
    if (value !== undefined && value !== null) (set as (...args: unknown[]) => unknown)(world, group, value);
  }
}

const emptyGroup = (world: World, application: string, name: string): Group => ({
  id: newUuid(world),
  application,
  name,
  roleArn: "",
  configName: "CodeDeployDefault.OneAtATime",
  tagFilters: [],
  autoScalingGroups: [],
  triggers: [],
  alarms: { alarms: [], enabled: false },
  style: { type: "IN_PLACE", trafficControl: false },
  outdated: "UPDATE",
  terminationHook: false,
  active: [],
});

function update(world: World, input: UpdateDeploymentGroupInput): Group["autoScalingGroups"] {
  const group = groupOf(world, input.applicationName, input.currentDeploymentGroupName);
  const changed = structuredClone(group);
  setSettings(world, changed, input);
  const names = input.autoScalingGroups ?? group.autoScalingGroups.map(({ name }) => name);
  checkGroup(world, changed, names);
  if (input.blueGreenDeploymentConfiguration) checkCopy(changed, input.autoScalingGroups ?? []);
  const renamed = input.newDeploymentGroupName;
  if (renamed && renamed !== group.name) {
    checkName(renamed, "DeploymentGroup");
    if (groupKey(group.application, renamed) in world.codeDeploy.groups) {
      refuse("DeploymentGroupAlreadyExists", `Deployment group already exists: ${renamed}`);
    }
    changed.name = renamed;
  }
  const stayed = setAutoScalingGroups(world, changed, names);
  delete world.codeDeploy.groups[groupKey(group.application, group.name)];
  world.codeDeploy.groups[groupKey(changed.application, changed.name)] = changed;
  for (const each of Object.values(world.codeDeploy.deployments)) {
    if (each.application === group.application && each.group === group.name) each.group = changed.name;
  }
  return stayed;
}

export const groups = {
  CreateDeploymentGroup(world, input) {
    const application = applicationOf(world, input.applicationName).name;
    const name = checkName(input.deploymentGroupName, "DeploymentGroup");
    const key = groupKey(application, name);
    if (key in world.codeDeploy.groups) {
      refuse("DeploymentGroupAlreadyExists", `Deployment group already exists: ${name}`);
    }
    const group = emptyGroup(world, application, name);
    setSettings(world, group, input);
    const names = input.autoScalingGroups ?? [];
    checkGroup(world, group, names);
    setAutoScalingGroups(world, group, names);
    world.codeDeploy.groups[key] = group;
    if (input.tags) world.codeDeploy.tags[groupArn(world, application, name)] = structuredClone(input.tags);
    return { deploymentGroupId: group.id };
  },
  GetDeploymentGroup(world, input) {
    const group = groupOf(world, input.applicationName, input.deploymentGroupName);
    return { deploymentGroupInfo: groupView(world, group) };
  },
  UpdateDeploymentGroup: (world, input) => ({ hooksNotCleanedUp: update(world, input) }),
  DeleteDeploymentGroup(world, input) {
    const application = applicationOf(world, input.applicationName).name;
    const key = groupKey(application, checkName(input.deploymentGroupName, "DeploymentGroup"));
    const group = world.codeDeploy.groups[key];
    if (!group) return { hooksNotCleanedUp: [] };
    const stayed = group.autoScalingGroups.filter((each) => !deleteLaunchHook(world, group.roleArn, each));
    delete world.codeDeploy.groups[key];
    return { hooksNotCleanedUp: stayed };
  },
  ListDeploymentGroups(world, input) {
    const application = applicationOf(world, input.applicationName).name;
    const owned = Object.values(world.codeDeploy.groups).filter((group) => group.application === application);
    const page = pageOfNames(world, owned.map(({ name }) => name).sort(), input.nextToken);
    return { applicationName: application, deploymentGroups: page.items, ...nextTokenOf(page) };
  },
  BatchGetDeploymentGroups(world, input) {
    const names = input.deploymentGroupNames ?? [];
    if (names.length > 100) refuse("BatchLimitExceeded", "The maximum number of names is 100.");
    const found = names.map((name) => groupOf(world, input.applicationName, name));
    return { deploymentGroupsInfo: found.map((group) => groupView(world, group)) };
  },
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
