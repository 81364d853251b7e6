import type {
  DescribeTargetGroupsCommandOutput,
  DescribeTargetHealthCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../core/aws-error.ts";
import { strike } from "../../../core/faults.ts";
import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { alarmFaultsOn } from "../../cloudwatch/alarm-faults.ts";
import { matchesWho } from "../../ec2/software.ts";
import type { Deployment, EventName, LifecycleEvent, Target } from "../state.ts";
import { settingOf } from "../switches.ts";
import type { Of } from "./progress.ts";
import { asRole, isDenied } from "./role.ts";
import { endEvent, failEvent } from "./run-events.ts";

const HOUR = 3_600_000;

/** How often CodeDeploy looks at target health: milliseconds, by fleet size. */
const lookEvery = (targets: number): number => (targets > 100 ? 10_000 : 5_000);

/** The ARNs of the deployment's target groups, which it names; looked up once. */
export function targetGroupsOf(world: World, deployment: Deployment): string[] {
  if (deployment.targetGroups) return deployment.targetGroups;
  const { elbInfoList = [], targetGroupInfoList = [] } = deployment.loadBalancer ?? {};
  if (elbInfoList.length > 0) {
    // A classic load balancer cannot be made here, so none of these names exists.
    throw new AwsError("LoadBalancerNotFound", "The specified load balancer does not exist.");
  }
  const found = asRole<DescribeTargetGroupsCommandOutput>(
    world,
    deployment.roleArn,
    "elasticloadbalancing:DescribeTargetGroups",
    { Names: targetGroupInfoList.map(({ name }) => name) },
  );
  return (deployment.targetGroups = (found.TargetGroups ?? []).map((group) => group.TargetGroupArn!));
}

/** AllowTraffic: registers one instance per call with all target groups, then waits until it is healthy in each. */
export function allowTraffic(
  world: World,
  deployment: Deployment,
  target: Target,
  event: LifecycleEvent,
): void {
  moveTraffic(world, deployment, target, event, "RegisterTargets");
  if (target.label !== "Green" || deployment.kind === "rollback" || deployment.greenRegistered) return;
  deployment.greenRegistered = true;
  alarmFaultsOn(world, "first-green-registered");
}

/** BlockTraffic: deregisters the instance everywhere, then waits until no target group drains it any more. */
export function blockTraffic(
  world: World,
  deployment: Deployment,
  target: Target,
  event: LifecycleEvent,
): void {
  moveTraffic(world, deployment, target, event, "DeregisterTargets");
}

function moveTraffic(
  world: World,
  deployment: Deployment,
  target: Target,
  event: LifecycleEvent,
  operation: "RegisterTargets" | "DeregisterTargets",
): void {
  event.status = "InProgress";
  event.start = world.now;
  target.updated = world.now;
  if (!deployment.style.trafficControl) return endEvent(world, deployment, target);
  const fails = strike(
    world,
    "script-fails",
    (fault) => fault.event === event.name && matchesWho(world, target.id, fault.who),
  );
  if (fails) return failEvent(world, deployment, target);
  try {
    for (const TargetGroupArn of targetGroupsOf(world, deployment)) {
      const input = { TargetGroupArn, Targets: [{ Id: target.id }] };
      asRole(world, deployment.roleArn, `elasticloadbalancing:${operation}`, input);
    }
  } catch (error) {
    if (!(error instanceof AwsError) || isDenied(error) || deployment.targetGroups === undefined) throw error;
    return failEvent(world, deployment, target);
  }
  if (deployment.looking) return;
  deployment.looking = true;
  schedule(world, 5000, "codedeploy.look", { id: deployment.id } satisfies Of);
}

const WAITING: ReadonlySet<EventName> = new Set(["AllowTraffic", "BlockTraffic"]);

/** Timer `codedeploy.look`: what target health says of every instance that waits for it. */
export function lookAtHealth(world: World, deployment: Deployment): void {
  deployment.looking = false;
  const waiting = waitingTargets(deployment);
  if (waiting.length === 0) return;
  const states = statesOf(world, deployment, waiting);
  for (const target of waiting) judge(world, deployment, target, states.get(target.id) ?? []);
  const left = waitingTargets(deployment);
  if (left.length === 0 || deployment.looking) return;
  deployment.looking = true;
  schedule(world, lookEvery(left.length), "codedeploy.look", { id: deployment.id } satisfies Of);
}

const waitingTargets = (deployment: Deployment): Target[] =>
  (deployment.leg?.ids ?? [])
    .slice(0, deployment.leg?.started)
    .map((id) => deployment.targets[id]!)
    .filter((target) => {
      const event = target.events[target.at];
      return target.status === "InProgress" && event?.status === "InProgress" && WAITING.has(event.name);
    });

/** Each instance's states in the target groups, in their order. */
function statesOf(world: World, deployment: Deployment, targets: readonly Target[]): Map<string, string[]> {
  const states = new Map<string, string[]>();
  const Targets = targets.map(({ id }) => ({ Id: id }));
  for (const TargetGroupArn of targetGroupsOf(world, deployment)) {
    const seen = asRole<DescribeTargetHealthCommandOutput>(
      world,
      deployment.roleArn,
      "elasticloadbalancing:DescribeTargetHealth",
      { TargetGroupArn, Targets },
    );
    for (const { Target: target, TargetHealth } of seen.TargetHealthDescriptions ?? []) {
      const of = states.get(target!.Id!) ?? [];
      states.set(target!.Id!, [...of, TargetHealth!.State!]);
    }
  }
  return states;
}

function judge(world: World, deployment: Deployment, target: Target, states: readonly string[]): void {
  const event = target.events[target.at];
  if (target.status !== "InProgress" || !event) return;
  const allow = event.name === "AllowTraffic";
  const there = allow
    ? states.length > 0 && states.every((state) => state === "healthy")
    : states.every((state) => !state.includes("draining"));
  if (there) return endEvent(world, deployment, target);
  if (world.now - event.start! < HOUR) return;
  // Without diagnostics: a health check that never passes is told by nothing (troubleshooting-deployments).
  if (!allow || deployment.stopping || settingOf(world, "codedeploy-allow-limit") === "one-hour")
    failEvent(world, deployment, target);
}
