import type { ListDeploymentsInput } from "@aws-sdk/client-codedeploy";
import { unschedule } from "../../../core/schedule.ts";
import type { HandlersOf } from "../../../core/service.ts";
import type { World } from "../../../core/world.ts";
import { requestStop } from "../engine/endings.ts";
import { guarded } from "../engine/guard.ts";
import { terminateBlue } from "../engine/hand-over.ts";
import { isOver } from "../engine/progress.ts";
import { leaveReady } from "../engine/replace.ts";
import { deploymentOf, groupOf, refuse } from "../refuse.ts";
import type { Deployment } from "../state.ts";
import { settingOf } from "../switches.ts";
import { TEXTS } from "../texts.ts";
import { createDeployment } from "./create-deployment.ts";
import { deploymentView } from "./deployment-view.ts";
import { nextTokenOf, pageOfNames } from "./lists.ts";

const completed = (deployment: Deployment): never =>
  refuse("DeploymentAlreadyCompleted", `The deployment ${deployment.id} has already completed.`);

function endReadyWait(world: World, deployment: Deployment): void {
  if (deployment.status !== "Ready") {
    refuse(
      "DeploymentIsNotInReadyState",
      `The deployment ${deployment.id} does not have a status of Ready and can't continue yet.`,
    );
  }
  forgetWait(world, deployment);
  leaveReady(world, deployment);
}

function endTerminationWait(world: World, deployment: Deployment): void {
  if (!deployment.terminationWaitStarted || deployment.terminating) {
    refuse("InvalidDeploymentStatus", `The deployment ${deployment.id} is not waiting for a termination.`);
  }
  forgetWait(world, deployment);
  guarded(world, deployment, terminateBlue);
}

function forgetWait(world: World, deployment: Deployment): void {
  if (deployment.waiting !== undefined) unschedule(world, deployment.waiting);
  deployment.waiting = undefined;
}

const CONTINUE = { READY_WAIT: endReadyWait, TERMINATION_WAIT: endTerminationWait } as const;

function toContinue(world: World, id: string | undefined): Deployment {
  const deployment = deploymentOf(world, id);
  if (isOver(deployment)) return completed(deployment);
  if (deployment.style.type !== "BLUE_GREEN") {
    refuse("UnsupportedActionForDeploymentType", "Only a blue/green deployment can be continued.");
  }
  return deployment;
}

function stop(world: World, id: string | undefined, rollBack: boolean | undefined) {
  const deployment = deploymentOf(world, id);
  const done = {
    status: "Succeeded" as const,
    statusMessage: "No more commands will be scheduled for execution in the deployment instances",
  };
  if (isOver(deployment)) {
    const again =
      deployment.status === "Stopped" && settingOf(world, "codedeploy-stop-again") === "succeeded";
    return again ? done : completed(deployment);
  }
  if (deployment.terminating) {
    const code = settingOf(world, "codedeploy-stop-terminating").replace(/Exception$/, "");
    refuse(code, `The deployment ${deployment.id} can no longer be stopped.`);
  }
  const coded = settingOf(world, "codedeploy-stop-text") === "coded";
  requestStop(world, deployment, {
    ...(coded && { error: { code: "MANUAL_STOP", message: TEXTS.manualStop } }),
    event: "DEPLOYMENT_STOP_ON_REQUEST",
    rollBack,
  });
  if (isOver(deployment)) return done;
  return {
    status: "Pending" as const,
    statusMessage: "Some lifecycle events are still running in the deployment instances",
  };
}

/** In what order ids come: AWS does not say. */
const ORDERS = {
  scrambled: (ids: string[]) => ids.sort(),
  "newest-first": (ids: string[]) => ids.reverse(),
  "oldest-first": (ids: string[]) => ids,
} as const;

function listed(world: World, input: ListDeploymentsInput): string[] {
  const {
    applicationName,
    deploymentGroupName,
    includeOnlyStatuses: statuses,
    createTimeRange: range,
  } = input;
  if (applicationName || deploymentGroupName) groupOf(world, applicationName, deploymentGroupName);
  if (range?.start && range.end && range.start > range.end) {
    refuse("InvalidTimeRange", "The start of the time range is later than its end.");
  }
  const ids = Object.values(world.codeDeploy.deployments)
    .filter(
      (each) =>
        (!applicationName || (each.application === applicationName && each.group === deploymentGroupName)) &&
        (!statuses?.length || statuses.includes(each.status)) &&
        (!range?.start || each.createTime >= range.start.getTime()) &&
        (!range?.end || each.createTime <= range.end.getTime()),
    )
    .map(({ id }) => id);
  return ids.length > 1 ? ORDERS[settingOf(world, "codedeploy-list-order")](ids) : ids;
}

export const deployments = {
  CreateDeployment: (world, input) => ({ deploymentId: createDeployment(world, input).id }),
  GetDeployment: (world, input) => ({
    deploymentInfo: deploymentView(world, deploymentOf(world, input.deploymentId)),
  }),
  BatchGetDeployments(world, input) {
    const ids = input.deploymentIds ?? [];
    if (ids.length > 25) refuse("BatchLimitExceeded", "The maximum number of deployment IDs is 25.");
    return { deploymentsInfo: ids.map((id) => deploymentView(world, deploymentOf(world, id))) };
  },
  ListDeployments(world, input) {
    const page = pageOfNames(world, listed(world, input), input.nextToken);
    return { deployments: page.items, ...nextTokenOf(page) };
  },
  ContinueDeployment(world, input) {
    const deployment = toContinue(world, input.deploymentId);
    const lenient = () => settingOf(world, "codedeploy-continue-default") === "ready-wait";
    const wait = input.deploymentWaitType ?? (lenient() ? "READY_WAIT" : undefined);
    if (wait !== "READY_WAIT" && wait !== "TERMINATION_WAIT") {
      return refuse("InvalidDeploymentWaitType", "The wait type is invalid.");
    }
    CONTINUE[wait](world, deployment);
  },
  SkipWaitTimeForInstanceTermination(world, input) {
    const deployment = toContinue(world, input.deploymentId);
    if (!deployment.startTime) refuse("DeploymentNotStarted", "The deployment has not started.");
    endTerminationWait(world, deployment);
  },
  StopDeployment: (world, input) => stop(world, input.deploymentId, input.autoRollbackEnabled),
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
