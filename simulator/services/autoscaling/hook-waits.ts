import { schedule, unschedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { onLaunchHook } from "../codedeploy/launch-deployment.ts";
import { membershipOf } from "./find.ts";
import { uuid } from "./names.ts";
import { hooksAnswered } from "./transitions.ts";
import type { GroupRecord, HookRecord, MemberRecord } from "./state.ts";

const hour = 3_600_000;
const noticeMs = 1_000;
/** CodeDeploy's hooks notify an AWS-owned queue of this name (AWS CodeDeploy user guide, integrations-aws-auto-scaling). */
const isCodeDeploys = (hook: HookRecord): boolean => hook.targetArn?.includes(":razorbill-") ?? false;

/** Begins to wait for every hook of a transition; returns false when there is none. */
export function waitForHooks(
  world: World,
  group: GroupRecord,
  member: MemberRecord,
  transition: HookRecord["transition"],
): boolean {
  const hooks = Object.values(group.hooks).filter((hook) => hook.transition === transition);
  for (const hook of hooks) beginWait(world, group, member, hook);
  return hooks.length > 0;
}

function beginWait(world: World, group: GroupRecord, member: MemberRecord, hook: HookRecord): void {
  const token = uuid(world);
  // AWS Auto Scaling user guide, lifecycle-hooks: at most 48 hours or 100 heartbeats in all.
  const latest = world.now + Math.min(48 * hour, 100 * hook.heartbeatSeconds * 1000);
  member.waits[hook.name] = { token, seq: planTimeOut(world, member, hook, latest), latest };
  if (!isCodeDeploys(hook) || hook.transition !== "autoscaling:EC2_INSTANCE_LAUNCHING") return;
  const notice = { groupName: group.name, hookName: hook.name, instanceId: member.id, token };
  schedule(world, noticeMs, "autoscaling.hook-notice", notice);
}

/** Timer `autoscaling.hook-notice`: the queue's message arrives. */
export function hookNoticed(world: World, notice: Parameters<typeof onLaunchHook>[1]): void {
  const member = membershipOf(world, notice.instanceId)?.member;
  if (member?.waits[notice.hookName]?.token === notice.token) onLaunchHook(world, notice);
}

function planTimeOut(world: World, member: MemberRecord, hook: HookRecord, latest: number): number {
  const delay = Math.min(hook.heartbeatSeconds * 1000, latest - world.now);
  return schedule(world, delay, "autoscaling.hook-timeout", { id: member.id, hook: hook.name });
}

/** A heartbeat: the wait begins again, within its outermost limit. */
export function prolongWait(world: World, member: MemberRecord, hook: HookRecord): void {
  const wait = member.waits[hook.name];
  if (!wait) return;
  unschedule(world, wait.seq);
  wait.seq = planTimeOut(world, member, hook, wait.latest);
}

/** One hook is answered. ABANDON ends all waits of the transition at once; CONTINUE once the last one is answered. */
export function answerWait(
  world: World,
  group: GroupRecord,
  member: MemberRecord,
  hookName: string,
  result: "CONTINUE" | "ABANDON",
): void {
  const wait = member.waits[hookName];
  if (!wait) return;
  unschedule(world, wait.seq);
  delete member.waits[hookName];
  if (result === "ABANDON") dropWaits(world, member);
  if (Object.keys(member.waits).length === 0) hooksAnswered(world, group, member, result);
}

/** Ends all waits without an answer. */
export function dropWaits(world: World, member: MemberRecord): void {
  for (const { seq } of Object.values(member.waits)) unschedule(world, seq);
  member.waits = {};
}

/** Timer `autoscaling.hook-timeout`: the hook's default result. */
export function hookTimedOut(world: World, { id, hook: name }: { id: string; hook: string }): void {
  const found = membershipOf(world, id);
  if (!found?.member.waits[name]) return;
  const hook = found.group.hooks[name];
  answerWait(world, found.group, found.member, name, hook?.defaultResult ?? "ABANDON");
}
