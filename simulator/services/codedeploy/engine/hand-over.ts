import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { alarmFaultsOn } from "../../cloudwatch/alarm-faults.ts";
import { deleteLaunchHook, putLaunchHook, setAutoScalingGroups } from "../hooks.ts";
import type { Deployment, Group } from "../state.ts";
import { settingOf } from "../switches.ts";
import { succeed } from "./endings.ts";
import { describeGroups, inService } from "./fleets.ts";
import { groupOfDeployment, nextStage, type Of } from "./progress.ts";
import { SUSPENDED } from "./provision.ts";
import { asRole } from "./role.ts";

/** How long blue takes to end, until the deployment counts as succeeded: inferred. */
const ENDING_MS = 15_000;

const before = ({ autoScalingGroups, tagFilters, tagSet }: Group): NonNullable<Deployment["groupBefore"]> =>
  structuredClone({ autoScalingGroups, tagFilters, tagSet });

/** Blue is out of rotation: green becomes the deployment group's fleet. */
export function handOver(world: World, deployment: Deployment): void {
  const group = groupOfDeployment(world, deployment);
  if (group) {
    deployment.groupBefore = before(group);
    if (deployment.copy) handOverCopy(world, deployment, group);
    else handOverDiscovered(world, deployment, group);
  }
  nextStage(world, deployment);
}

/** Steps 9 to 11 of the observed sequence: processes resumed, the hook moved, the group's name put in place. */
function handOverCopy(world: World, deployment: Deployment, group: Group): void {
  const { groupName, originalGroup } = deployment.copy!;
  const named = { AutoScalingGroupName: groupName };
  const ask = (operation: string, of: object): void => {
    asRole(world, deployment.roleArn, `autoscaling:${operation}`, of);
  };
  ask("ResumeProcesses", { ...named, ScalingProcesses: SUSPENDED });
  for (const each of group.autoScalingGroups) deleteLaunchHook(world, deployment.roleArn, each);
  const hook = putLaunchHook(world, group, groupName);
  const [original] = describeGroups(world, deployment.roleArn, [originalGroup]);
  const TargetGroupARNs = original?.TargetGroupARNs ?? [];
  if (TargetGroupARNs.length > 0 && settingOf(world, "codedeploy-copy-target-groups") === "after-shift") {
    ask("AttachLoadBalancerTargetGroups", { ...named, TargetGroupARNs });
  }
  const kept = deployment.blueGreen!.blue.action === "KEEP_ALIVE";
  if (kept && TargetGroupARNs.length > 0 && settingOf(world, "codedeploy-kept-group") === "detached") {
    ask("DetachLoadBalancerTargetGroups", { AutoScalingGroupName: originalGroup, TargetGroupARNs });
  }
  const later = !kept && settingOf(world, "codedeploy-group-flips") === "after-termination-wait";
  deployment.pendingGroups = [{ name: groupName, hook }];
  if (!later) flipGroup(world, deployment);
}

/**
 * The deployment group names the copy from now on, in place of the original: where somebody has put another one there
 * meanwhile, that stays (inferred).
 */
function flipGroup(world: World, deployment: Deployment): void {
  const group = groupOfDeployment(world, deployment);
  const named = group?.autoScalingGroups.some(({ name }) => name === deployment.copy?.originalGroup);
  if (group && deployment.pendingGroups && named) group.autoScalingGroups = deployment.pendingGroups;
  delete deployment.pendingGroups;
}

/** What becomes of a group whose fleets were there before: nobody knows, so a switch says it. */
function handOverDiscovered(world: World, deployment: Deployment, group: Group): void {
  const setting = settingOf(world, "codedeploy-discover-group-after");
  if (setting === "unchanged") return;
  const green = setting === "green" ? deployment.targetInstances : undefined;
  setAutoScalingGroups(world, group, green?.autoScalingGroups ?? []);
  group.tagFilters = structuredClone(green?.tagFilters ?? []);
  group.tagSet = structuredClone(green?.ec2TagSet);
}

/** Originals are kept, or wait for their termination. */
export function awaitTermination(world: World, deployment: Deployment): void {
  const { action, minutes } = deployment.blueGreen!.blue;
  if (action === "KEEP_ALIVE") return nextStage(world, deployment);
  deployment.terminationWaitStarted = true;
  alarmFaultsOn(world, "termination-wait");
  if (settingOf(world, "codedeploy-termination-wait") === "succeeded") succeed(world, deployment);
  deployment.waiting = schedule(world, minutes * 60_000, "codedeploy.terminate", {
    id: deployment.id,
  } satisfies Of);
}

/** Timer, or ContinueDeployment(TERMINATION_WAIT): blue ends now. Also of a deployment that counts as succeeded already. */
export function terminateBlue(world: World, deployment: Deployment): void {
  deployment.waiting = undefined;
  if (deployment.status !== "InProgress" && deployment.status !== "Succeeded") return;
  deployment.terminating = true;
  if (deployment.copy) forceDelete(world, deployment, deployment.copy.originalGroup);
  else terminateDiscovered(world, deployment);
  deployment.originalsGone = true;
  flipGroup(world, deployment);
  if (deployment.status === "InProgress") nextStage(world, deployment, ENDING_MS);
}

function forceDelete(world: World, deployment: Deployment, name: string): void {
  const input = { AutoScalingGroupName: name, ForceDelete: true };
  asRole(world, deployment.roleArn, "autoscaling:DeleteAutoScalingGroup", input);
}

function terminateDiscovered(world: World, deployment: Deployment): void {
  const names = (deployment.groupBefore?.autoScalingGroups ?? []).map(({ name }) => name);
  const wholeGroup = settingOf(world, "codedeploy-discover-terminate") === "delete-group";
  const deleted = new Set<string>();
  if (wholeGroup) {
    for (const group of describeGroups(world, deployment.roleArn, names)) {
      for (const id of inService(group)) deleted.add(id);
      forceDelete(world, deployment, group.AutoScalingGroupName!);
    }
  }
  const InstanceIds = deployment.blue.filter((id) => !deleted.has(id) && world.ec2.instances[id]);
  if (InstanceIds.length > 0) asRole(world, deployment.roleArn, "ec2:TerminateInstances", { InstanceIds });
}

/** A rollback may give the deployment group back to blue, where it had been handed over. */
export function giveBack(world: World, deployment: Deployment): void {
  const group = groupOfDeployment(world, deployment);
  const earlier = deployment.groupBefore;
  if (group && earlier && settingOf(world, "codedeploy-rollback-group") === "restored") {
    flipGroup(world, deployment); // the hook has moved to the copy already: it goes back from there
    setAutoScalingGroups(
      world,
      group,
      earlier.autoScalingGroups.map(({ name }) => name),
    );
    group.tagFilters = structuredClone(earlier.tagFilters);
    group.tagSet = structuredClone(earlier.tagSet);
  }
  nextStage(world, deployment);
}
