import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { shell } from "../aws/shell.ts";
import { batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll, within } from "../time/poll.ts";
import { groupNamed, membersInService, readBack, suspendedIn } from "./group.ts";

/** What blue must not do while it is being replaced (rules 6, 7, 12). HealthCheck always goes with ReplaceUnhealthy. */
export const FROZEN = [
  "AddToLoadBalancer",
  "AlarmNotification",
  "AZRebalance",
  "HealthCheck",
  "InstanceRefresh",
  "ReplaceUnhealthy",
  "ScheduledActions",
] as const;

/**
 * What could launch or end instances of blue while CodeDeploy copies its group (rule 9). Never Launch: a copied
 * suspension would leave green empty, and alone it lets ReplaceUnhealthy shrink blue.
 */
export const COPY_HELD = [
  "AlarmNotification",
  "AZRebalance",
  "HealthCheck",
  "ReplaceUnhealthy",
  "ScheduledActions",
] as const;

/** What keeps green out of the load balancer and at its size while it is being made. */
export const GREEN_HELD = ["AddToLoadBalancer", "AlarmNotification", "ScheduledActions"] as const;

/**
 * What green must not do between being in service and having CodeDeploy's hook (rule 8); nor is it made smaller by hand
 * while its group is not attached, and so would not be drained.
 */
export const GREEN_FROZEN = [
  "AZRebalance",
  "HealthCheck",
  "Launch",
  "ReplaceUnhealthy",
  "Terminate",
] as const;

/** Auto Scaling looks at health about once a minute; a judgement made before the resume has shown by then. */
const HEALTH_CYCLE = 75 * SECOND;

/** A suspension shows within seconds; one that does not was undone by somebody: CodeDeploy does so when it ends a copy. */
const SUSPENDED_WITHIN = 20 * SECOND;
const TRIES = 4;

/** Suspends what is not suspended yet and reads it back. */
export async function suspend(ctx: Context, group: string, processes: readonly string[]): Promise<void> {
  const missing = (now: AutoScalingGroup): string[] => {
    const suspended = suspendedIn(now);
    return processes.filter((process) => !suspended.includes(process));
  };
  for (let tries = 1; ; tries++) {
    const ScalingProcesses = missing(await groupNamed(ctx.aws, group));
    if (ScalingProcesses.length === 0) return;
    await ctx.aws("autoscaling:SuspendProcesses", { AutoScalingGroupName: group, ScalingProcesses });
    try {
      return await readBack(ctx, group, (now) => missing(now).length === 0, SUSPENDED_WITHIN);
    } catch (error) {
      if (!(error instanceof DeadlinePassed) || tries === TRIES) throw error;
    }
  }
}

/**
 * Resumes processes so that nobody is replaced for what happened meanwhile (rule 12): the members serve again, their
 * health is set and read back, HealthCheck runs for a cycle in which nobody is judged unhealthy, only then
 * ReplaceUnhealthy; AddToLoadBalancer before Launch, Launch last.
 * @param ours what we suspended; what others had suspended stays so
 */
export async function resumeCarefully(ctx: Context, name: string, ours: readonly string[]): Promise<void> {
  const suspended = suspendedIn(await groupNamed(ctx.aws, name));
  const pending = ours.filter((process) => suspended.includes(process));
  const resume = async (...processes: string[]): Promise<void> => {
    // A suspension of a moment ago may not show yet: whatever is ours is resumed.
    const ScalingProcesses = processes.filter((process) => ours.includes(process));
    if (ScalingProcesses.length > 0)
      await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: name, ScalingProcesses });
  };
  if (pending.includes("HealthCheck") || pending.includes("ReplaceUnhealthy"))
    await awaitSound(ctx, name, pending.includes("ReplaceUnhealthy"), () => resume("HealthCheck"));
  else await resume("HealthCheck");
  await resume("ReplaceUnhealthy", "AddToLoadBalancer");
  await resume("AlarmNotification", "AZRebalance", "InstanceRefresh", "ScheduledActions");
  await resume("Terminate", "Launch");
}

/** So often a cycle of health checks is waited out without anybody being judged unhealthy. */
const CYCLES = 4;

/** Nobody who serves may be replaced: they are healthy, and Auto Scaling, looking again, says so itself. */
async function awaitSound(
  ctx: Context,
  name: string,
  replaces: boolean,
  resumeHealthCheck: () => Promise<void>,
): Promise<void> {
  // In a hurry what cannot be seen to its end is not begun: it is listed, and done by whoever comes next.
  const ends = ctx.clock.now().getTime() + HEALTH_CYCLE;
  if (replaces && ctx.hurry && ends > ctx.deadline.getTime()) throw new DeadlinePassed(ctx.deadline);
  await markHealthy(ctx, name);
  await resumeHealthCheck();
  if (!replaces) return;
  for (let cycle = 1; ; cycle++) {
    await ctx.clock.sleep(HEALTH_CYCLE, ctx.signal);
    const judged = unhealthyIn(await groupNamed(ctx.aws, name));
    const serve = judged.length > 0 ? await stillServing(ctx, name, judged) : [];
    if (serve.length === 0) return; // who does not serve is Auto Scaling's to replace
    if (cycle === CYCLES) throw membersUnhealthy(name);
    await markHealthy(ctx, name);
  }
}

/** Those of these members that a target group of theirs sends requests to. */
async function stillServing(ctx: Context, name: string, ids: readonly string[]): Promise<string[]> {
  const serving = new Set<string | undefined>();
  for (const TargetGroupArn of (await groupNamed(ctx.aws, name)).TargetGroupARNs ?? []) {
    const answer = await ctx.aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn });
    for (const { Target, TargetHealth } of answer.TargetHealthDescriptions ?? [])
      if (TargetHealth?.State === "healthy") serving.add(Target?.Id);
  }
  return ids.filter((id) => serving.has(id));
}

/** Marks every member in service as healthy and reads it back. */
export async function markHealthy(ctx: Context, name: string): Promise<void> {
  const deadline = within(ctx, 2 * MINUTE);
  await poll(
    async () => {
      const ids = unhealthyIn(await groupNamed(ctx.aws, name));
      if (ids.length === 0) return true;
      for (const batch of batches(ids, 5))
        await Promise.all(
          batch.map((InstanceId) =>
            ctx.aws("autoscaling:SetInstanceHealth", {
              InstanceId,
              HealthStatus: "Healthy",
              ShouldRespectGracePeriod: false,
            }),
          ),
        );
      return undefined;
    },
    { ...ctx, every: 3 * SECOND, deadline },
  ).catch((error: unknown) => {
    throw error instanceof DeadlinePassed ? membersUnhealthy(name, error) : error;
  });
}

/** Members in service that Auto Scaling judges unhealthy. */
const unhealthyIn = (group: AutoScalingGroup): string[] =>
  membersInService(group)
    .filter(({ HealthStatus }) => HealthStatus !== "Healthy")
    .map(({ InstanceId }) => InstanceId!);

const membersUnhealthy = (name: string, cause?: unknown): Failure =>
  new Failure(
    "members-unhealthy",
    `Auto Scaling still judges members of ${name} unhealthy; its processes stay suspended so that they are not replaced.`,
    "Look at the instances, set their health, then resume the processes.",
    { cause },
  );

/** Processes that nobody has resumed yet, and the command with which a person does. */
export const stillSuspended = (group: string, processes: readonly string[]): Leftover => ({
  what: `suspended processes of ${group}${processes.length > 0 ? `: ${processes.join(", ")}` : ""}`,
  why: "",
  command: shell`aws autoscaling resume-processes --auto-scaling-group-name ${group} --scaling-processes ${processes}`,
});
