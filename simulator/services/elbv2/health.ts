import { schedule } from "../../core/schedule.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import { answerOf } from "../ec2/software.ts";
import { forgetTerminated } from "./deregistration.ts";
import { instanceFacts } from "./instances.ts";
import type { Answer, CheckFailure, TargetGroupRecord, TargetRecord } from "./state.ts";
import { isNetwork, stateChanged, stateOf, targetKey, touch, unusedBecause } from "./target.ts";
import type { TargetState } from "./target.ts";

/**
 * Health checks without polling: only a target whose next check may change something is under examination, and all
 * that are checked at the same moment of a group's interval share one timer.
 */
const momentsPerInterval = 5;
const describeLagMs = 3_000;

/** What a request to this target gets at present: a real probe's result where there is one, else the software's answer. */
export const answerAt = (world: World, id: string, port: number): Answer =>
  world.elb.probes === undefined ? answerOf(world, id) : (world.elb.probes[targetKey(id, port)] ?? "refused");

/** The state of one target (default: at the group's port), or `unused` when it is not registered. */
export function targetState(world: World, groupArn: string, instanceId: string, port?: number): TargetState {
  const group = world.elb.targetGroups[groupArn];
  if (group === undefined) return { State: "unused", Reason: "Target.NotRegistered" };
  return stateOf(world, group, group.targets[targetKey(instanceId, port ?? group.port)]);
}

/** To be called whenever an instance's state or its software's answer may have changed. Cheap when it is no target. */
export function elbHealthMayHaveChanged(world: World, instanceId: string): void {
  const places = world.elb.targetsOf[instanceId];
  if (places === undefined) return;
  const state = instanceFacts(world, instanceId)?.state ?? "terminated";
  for (const place of places) {
    const [arn = "", key = ""] = place.split("|");
    const group = world.elb.targetGroups[arn];
    if (group === undefined) continue;
    const target = group.targets[key];
    touch(world, group, key);
    if (target === undefined) continue;
    if (state !== "running" && target.health !== "draining") startAnew(target);
    if (state === "terminated") forgetTerminated(world, group, key);
    examine(world, group, key);
  }
}

/** A data plane's way to tell what a real probe saw; the first one makes the world read probes instead of software. */
export function setProbe(world: World, id: string, port: number, answer: Answer): void {
  const probes = (world.elb.probes ??= {});
  const key = targetKey(id, port);
  if (probes[key] === answer) return;
  probes[key] = answer;
  elbHealthMayHaveChanged(world, id);
}

export function startAnew(target: TargetRecord): void {
  target.health = "initial";
  target.passes = 0;
  target.failures = 0;
  delete target.failure;
  delete target.before;
}

/** Puts a target under examination until its health is settled. */
export function examine(world: World, group: TargetGroupRecord, key: string): void {
  const target = group.targets[key];
  if (target === undefined || target.health === "draining" || unusedBecause(world, group, target)) return;
  const moment = momentOf(target.id);
  const waiting = group.checking[moment];
  if (waiting !== undefined) {
    if (!waiting.includes(key)) waiting.push(key);
    return;
  }
  group.checking[moment] = [key];
  scheduleChecks(world, group, moment);
}

const momentOf = (id: string): number => {
  const digits = Number.parseInt(id.slice(-4), 16);
  return Number.isNaN(digits) ? 0 : digits % momentsPerInterval;
};

function scheduleChecks(world: World, group: TargetGroupRecord, moment: number): void {
  const interval = group.healthCheck.intervalSeconds * 1000;
  const first = group.createdAt + (moment * interval) / momentsPerInterval;
  const next = first + (Math.floor((world.now - first) / interval) + 1) * interval;
  schedule(world, next - world.now, "elbv2.check", { group: group.arn, moment });
}

/** Timer: checks every target under examination at this moment of the interval. */
export function check(world: World, { group: arn, moment }: { group: string; moment: number }): void {
  const group = world.elb.targetGroups[arn];
  const due = group?.checking[moment];
  if (group === undefined || due === undefined) return;
  const unsettled = due.filter((key) => !settled(world, group, key));
  if (unsettled.length === 0) {
    delete group.checking[moment];
    return;
  }
  group.checking[moment] = unsettled;
  scheduleChecks(world, group, moment);
}

/** One check of one target; true when another check would change nothing as long as the answer stays. */
function settled(world: World, group: TargetGroupRecord, key: string): boolean {
  const target = group.targets[key];
  if (target === undefined || target.health === "draining" || unusedBecause(world, group, target))
    return true;
  if (target.checksFrom > world.now) return false;
  const answer = answerAt(world, target.id, target.port);
  const failure = failureOf(group, answer);
  const { health: before, failure: failureBefore } = target;
  if (failure === undefined) passed(world, group, target);
  else failed(group, target, failure);
  if (target.health !== before) {
    const until = world.now + describeLagMs;
    target.before = { health: before, until, ...(failureBefore ? { failure: failureBefore } : {}) };
    stateChanged(world, group, key);
  }
  return target.health === (failure === undefined ? "healthy" : "unhealthy");
}

function passed(world: World, group: TargetGroupRecord, target: TargetRecord): void {
  target.passes++;
  target.failures = 0;
  const first = target.health === "initial" && !isNetwork(group) && switchIs(world, "elb-first-check", "one");
  if (!first && target.passes < group.healthCheck.healthyThreshold) return;
  target.health = "healthy";
  delete target.failure;
}

function failed(group: TargetGroupRecord, target: TargetRecord, failure: CheckFailure): void {
  target.failures++;
  target.passes = 0;
  if (target.failures < group.healthCheck.unhealthyThreshold && target.health !== "unhealthy") return;
  target.health = "unhealthy";
  target.failure = failure;
}

/** Why a check fails, or undefined when it passes. */
function failureOf(group: TargetGroupRecord, answer: Answer): CheckFailure | undefined {
  if (answer === "timeout") return { reason: "Target.Timeout", description: "Request timed out" };
  if (answer === "refused")
    return { reason: "Target.FailedHealthChecks", description: "Health checks failed" };
  if (group.healthCheck.protocol === "TCP" || matches(group.healthCheck.matcher, answer)) return undefined;
  const description = `Health checks failed with these codes: [${answer}]`;
  return { reason: "Target.ResponseCodeMismatch", description };
}

/** `200`, `200,202` or `200-299`. */
const matches = (matcher: string, code: number): boolean =>
  matcher.split(",").some((part) => {
    const [from = "", to = from] = part.split("-");
    return code >= Number(from) && code <= Number(to);
  });
