import type { LifecycleHookSpecification, PutLifecycleHookType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { membershipOf } from "./find.ts";
import { answerWait, prolongWait } from "./hook-waits.ts";
import { groupCalled, invalid, openGroup } from "./refuse.ts";
import type { GroupRecord, HookRecord, MemberRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const maxHooks = 50;
const transitions = ["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"];

/** Adds a hook, or changes the members given of one that exists. */
export function putHook(group: GroupRecord, input: LifecycleHookSpecification | PutLifecycleHookType): void {
  const name = input.LifecycleHookName ?? "";
  const before = group.hooks[name];
  const transition = input.LifecycleTransition ?? before?.transition;
  if (transition === undefined || !transitions.includes(transition)) {
    throw invalid(`Lifecycle transition is invalid: ${transition}`);
  }
  const heartbeatSeconds = input.HeartbeatTimeout ?? before?.heartbeatSeconds ?? 3600;
  if (heartbeatSeconds < 30 || heartbeatSeconds > 7200) {
    throw invalid("Heartbeat timeout must be between 30 and 7200 seconds");
  }
  if (!before && Object.keys(group.hooks).length >= maxHooks) {
    throw new AwsError("LimitExceededFault", `The maximum of ${maxHooks} lifecycle hooks was reached.`);
  }
  const defaultResult = input.DefaultResult ?? before?.defaultResult ?? "ABANDON";
  if (defaultResult !== "CONTINUE" && defaultResult !== "ABANDON") {
    throw invalid(`Default result must be CONTINUE or ABANDON: ${defaultResult}`);
  }
  group.hooks[name] = {
    ...before,
    name,
    transition: transition as HookRecord["transition"],
    ...(input.NotificationTargetARN !== undefined && { targetArn: input.NotificationTargetARN }),
    ...(input.RoleARN !== undefined && { roleArn: input.RoleARN }),
    ...(input.NotificationMetadata !== undefined && { metadata: input.NotificationMetadata }),
    heartbeatSeconds,
    defaultResult,
  };
}

const putLifecycleHook: Handlers["PutLifecycleHook"] = (world, input) => {
  putHook(openGroup(world, input.AutoScalingGroupName), input);
  return {};
};

/** Members waiting for a deleted hook go on by its default result. */
const deleteLifecycleHook: Handlers["DeleteLifecycleHook"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const hook = hookCalled(group, input.LifecycleHookName);
  for (const member of Object.values(group.members)) {
    answerWait(world, group, member, hook.name, hook.defaultResult);
  }
  delete group.hooks[hook.name];
  return {};
};

function hookCalled(group: GroupRecord, name = ""): HookRecord {
  const hook = group.hooks[name];
  if (hook) return hook;
  throw invalid(`No Lifecycle Hook found with name ${name} for AutoScalingGroup ${group.name}`);
}

const describeLifecycleHooks: Handlers["DescribeLifecycleHooks"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const names = input.LifecycleHookNames ?? [];
  const hooks = Object.values(group.hooks).filter(({ name }) => names.length === 0 || names.includes(name));
  return {
    LifecycleHooks: hooks.map((hook) => ({
      LifecycleHookName: hook.name,
      AutoScalingGroupName: group.name,
      LifecycleTransition: hook.transition,
      ...(hook.targetArn !== undefined && { NotificationTargetARN: hook.targetArn }),
      ...(hook.roleArn !== undefined && { RoleARN: hook.roleArn }),
      ...(hook.metadata !== undefined && { NotificationMetadata: hook.metadata }),
      HeartbeatTimeout: hook.heartbeatSeconds,
      GlobalTimeout: Math.min(172_800, 100 * hook.heartbeatSeconds),
      DefaultResult: hook.defaultResult,
    })),
  };
};

interface Action {
  AutoScalingGroupName: string | undefined;
  LifecycleHookName: string | undefined;
  LifecycleActionToken?: string | undefined;
  InstanceId?: string | undefined;
}

/** The member that waits, named by its instance or by the action's token. */
function waiting(
  world: World,
  action: Action,
): { group: GroupRecord; hook: HookRecord; member: MemberRecord } {
  const group = groupCalled(world, action.AutoScalingGroupName);
  const hook = hookCalled(group, action.LifecycleHookName);
  const { InstanceId: id, LifecycleActionToken: token } = action;
  const waits = ({ waits: all }: MemberRecord): boolean =>
    all[hook.name] !== undefined && (token === undefined || all[hook.name]?.token === token);
  const named = id === undefined ? undefined : membershipOf(world, id)?.member;
  const member = id === undefined ? Object.values(group.members).find(waits) : named;
  if (member && group.members[member.id] && waits(member)) return { group, hook, member };
  const which = id === undefined ? `token ${token}` : `instance ID ${id}`;
  throw invalid(`No active Lifecycle Action found with ${which}`);
}

const completeLifecycleAction: Handlers["CompleteLifecycleAction"] = (world, input) => {
  const result = input.LifecycleActionResult;
  if (result !== "CONTINUE" && result !== "ABANDON") {
    throw invalid(`Lifecycle action result is invalid: ${result}`);
  }
  const { group, hook, member } = waiting(world, input);
  answerWait(world, group, member, hook.name, result);
  return {};
};

const recordLifecycleActionHeartbeat: Handlers["RecordLifecycleActionHeartbeat"] = (world, input) => {
  const { hook, member } = waiting(world, input);
  prolongWait(world, member, hook);
  return {};
};

export const hookHandlers = {
  PutLifecycleHook: putLifecycleHook,
  DeleteLifecycleHook: deleteLifecycleHook,
  DescribeLifecycleHooks: describeLifecycleHooks,
  CompleteLifecycleAction: completeLifecycleAction,
  RecordLifecycleActionHeartbeat: recordLifecycleActionHeartbeat,
  DescribeLifecycleHookTypes: () => ({ LifecycleHookTypes: transitions }),
} satisfies Handlers;
