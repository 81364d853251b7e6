import type {
  DeploymentTarget,
  InstanceSummary,
  InstanceTarget,
  LifecycleEvent as EventView,
  TargetFilterName,
} from "@aws-sdk/client-codedeploy";
import type { HandlersOf } from "../../../core/service.ts";
import type { World } from "../../../core/world.ts";
import { deploymentOf, refuse } from "../refuse.ts";
import type { Deployment, LifecycleEvent, Target } from "../state.ts";
import { settingOf } from "../switches.ts";
import { isShown, shownTargets } from "./deployment-view.ts";
import { nextTokenOf, pageOfNames } from "./lists.ts";

const eventView = ({ name, status, start, end, diagnostics }: LifecycleEvent): EventView => ({
  lifecycleEventName: name,
  status,
  ...(start !== undefined && { startTime: new Date(start) }),
  ...(end !== undefined && { endTime: new Date(end) }),
  ...(diagnostics && { diagnostics: { ...diagnostics } }),
});

const instanceTarget = (world: World, deployment: Deployment, target: Target): InstanceTarget => ({
  deploymentId: deployment.id,
  targetId: target.id,
  targetArn: `arn:aws:ec2:${world.region}:${world.account}:instance/${target.id}`,
  status: target.status,
  lastUpdatedAt: new Date(target.updated),
  lifecycleEvents: target.events.map(eventView),
  ...(target.label && { instanceLabel: target.label }),
});

const targetView = (world: World, deployment: Deployment, target: Target): DeploymentTarget => ({
  deploymentTargetType: "InstanceTarget",
  instanceTarget: instanceTarget(world, deployment, target),
});

const summary = (world: World, deployment: Deployment, target: Target): InstanceSummary => ({
  deploymentId: deployment.id,
  instanceId: `arn:aws:ec2:${world.region}:${world.account}:instance/${target.id}`,
  status: target.status,
  lastUpdatedAt: new Date(target.updated),
  lifecycleEvents: target.events.map(eventView),
  ...(target.label && { instanceType: target.label }),
});

/** The deployment, unless its targets are not known yet. */
function started(world: World, id: string | undefined): Deployment {
  const deployment = deploymentOf(world, id);
  if (deployment.fleetsKnown || deployment.completeTime) return deployment;
  if (!deployment.startTime || settingOf(world, "codedeploy-targets-before-fleet") === "not-started") {
    refuse("DeploymentNotStarted", `The deployment ${deployment.id} has not started.`);
  }
  return deployment;
}

function targetOf(world: World, deployment: Deployment, id: string | undefined): Target {
  if (!id) return refuse("DeploymentTargetIdRequired", "A deployment target ID was not provided.");
  // An ARN names an instance as well.
  const instanceId = id.slice(id.lastIndexOf("/") + 1);
  if (!/^m?i-[0-9a-f]+$/.test(instanceId)) {
    return refuse("InvalidDeploymentTargetId", `The target ID ${id} is not valid.`);
  }
  const target = deployment.targets[instanceId];
  if (target && isShown(world, deployment, target)) return target;
  return refuse("DeploymentTargetDoesNotExist", `The target ${id} does not exist in this deployment.`);
}

const FILTERS: Readonly<
  Record<string, { of: (target: Target) => string | undefined; values: readonly string[] }>
> = {
  TargetStatus: {
    of: ({ status }) => status,
    values: ["Failed", "InProgress", "Pending", "Ready", "Skipped", "Succeeded", "Unknown"],
  },
  ServerInstanceLabel: { of: ({ label }) => label, values: ["Blue", "Green"] },
};

function filtered(
  targets: Target[],
  filters: Partial<Record<TargetFilterName, string[]>> | undefined,
): string[] {
  let shown = targets;
  for (const [name, wanted] of Object.entries(filters ?? {})) {
    const filter =
      FILTERS[name] ?? refuse("InvalidTargetFilterName", `The target filter ${name} is invalid.`);
    for (const value of wanted) {
      if (!filter.values.includes(value))
        refuse("InvalidTargetFilterName", `The value ${value} of ${name} is invalid.`);
    }
    shown = shown.filter((target) => wanted.includes(filter.of(target) ?? ""));
  }
  return shown.map(({ id }) => id);
}

/** Refuses more ids than a batch holds; which error EC2 gets is not known. */
function checkBatch(world: World, ids: readonly string[]): void {
  if (ids.length <= 25) return;
  const code = settingOf(world, "codedeploy-batch-over").replace(/Exception$/, "");
  refuse(code, "The maximum number of targets that can be returned is 25.");
}

export const targets = {
  ListDeploymentTargets(world, input) {
    const deployment = started(world, input.deploymentId);
    const ids = filtered(shownTargets(world, deployment), input.targetFilters);
    const page = pageOfNames(world, ids, input.nextToken);
    return { targetIds: page.items, ...nextTokenOf(page) };
  },
  BatchGetDeploymentTargets(world, input) {
    const deployment = started(world, input.deploymentId);
    const ids = input.targetIds ?? [];
    checkBatch(world, ids);
    return {
      deploymentTargets: ids.map((id) => targetView(world, deployment, targetOf(world, deployment, id))),
    };
  },
  GetDeploymentTarget(world, input) {
    const deployment = started(world, input.deploymentId);
    return { deploymentTarget: targetView(world, deployment, targetOf(world, deployment, input.targetId)) };
  },
  ListDeploymentInstances(world, input) {
    const deployment = started(world, input.deploymentId);
    if (input.instanceTypeFilter?.length && deployment.style.type !== "BLUE_GREEN") {
      refuse("InvalidDeploymentInstanceType", "An instance type was specified for an in-place deployment.");
    }
    const ids = filtered(shownTargets(world, deployment), {
      ...(input.instanceStatusFilter?.length && { TargetStatus: input.instanceStatusFilter }),
      ...(input.instanceTypeFilter?.length && { ServerInstanceLabel: input.instanceTypeFilter }),
    });
    const page = pageOfNames(world, ids, input.nextToken);
    return { instancesList: page.items, ...nextTokenOf(page) };
  },
  BatchGetDeploymentInstances(world, input) {
    const deployment = started(world, input.deploymentId);
    const ids = input.instanceIds ?? [];
    if (ids.length > 25) refuse("BatchLimitExceeded", "The maximum number of instance IDs is 25.");
    return { instancesSummary: ids.map((id) => summary(world, deployment, targetOf(world, deployment, id))) };
  },
  GetDeploymentInstance(world, input) {
    const deployment = started(world, input.deploymentId);
    return { instanceSummary: summary(world, deployment, targetOf(world, deployment, input.instanceId)) };
  },
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
