import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { groupNamed, readBack, suspendedIn } from "./group.ts";

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

/** What green must not do between being in service and having CodeDeploy's hook (rule 8). */
export const GREEN_FROZEN = ["AZRebalance", "HealthCheck", "Launch", "ReplaceUnhealthy"] as const;

/** Auto Scaling looks at health about once a minute; a judgement made before the resume has shown by then. */
const HEALTH_CYCLE = 75 * SECOND;

/** Suspends what is not suspended yet and reads it back. */
export async function suspend(ctx: Context, group: string, processes: readonly string[]): Promise<void> {
  const missing = (now: AutoScalingGroup): string[] => {
    const suspended = suspendedIn(now);
    return processes.filter((process) => !suspended.includes(process));
  };
  const ScalingProcesses = missing(await groupNamed(ctx.aws, group));
  if (ScalingProcesses.length === 0) return;
  await ctx.aws("autoscaling:SuspendProcesses", { AutoScalingGroupName: group, ScalingProcesses });
  await readBack(ctx, group, (now) => missing(now).length === 0);
}

/**
 * Resumes processes so that nobody is replaced for what happened meanwhile (rule 12): the members' health is set and
 * read back, HealthCheck runs for a cycle, only then ReplaceUnhealthy; AddToLoadBalancer before Launch, Launch last.
 * @param ours what we suspended; what others had suspended stays so
 */
export async function resumeCarefully(ctx: Context, name: string, ours: readonly string[]): Promise<void> {
  const suspended = suspendedIn(await groupNamed(ctx.aws, name));
  const pending = ours.filter((process) => suspended.includes(process));
  const resume = async (...processes: string[]): Promise<void> => {
    const ScalingProcesses = processes.filter((process) => pending.includes(process));
    if (ScalingProcesses.length > 0)
      await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: name, ScalingProcesses });
  };
  if (pending.includes("HealthCheck") || pending.includes("ReplaceUnhealthy")) {
    await setHealthy(ctx, name);
    await resume("HealthCheck");
    if (pending.includes("ReplaceUnhealthy")) {
      await ctx.clock.sleep(HEALTH_CYCLE, ctx.signal);
      await setHealthy(ctx, name);
    }
  }
  await resume("ReplaceUnhealthy", "AddToLoadBalancer");
  await resume("AlarmNotification", "AZRebalance", "InstanceRefresh", "ScheduledActions");
  await resume("Terminate", "Launch");
}

/** Marks every member in service as healthy and reads it back. */
async function setHealthy(ctx: Context, name: string): Promise<void> {
  const unhealthy = (group: AutoScalingGroup): string[] =>
    (group.Instances ?? [])
      .filter(
        ({ HealthStatus, LifecycleState }) => HealthStatus !== "Healthy" && LifecycleState === "InService",
      )
      .map(({ InstanceId }) => InstanceId!);
  const deadline = new Date(ctx.clock.now().getTime() + 2 * MINUTE);
  await poll(
    async () => {
      const ids = unhealthy(await groupNamed(ctx.aws, name));
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
    if (!(error instanceof DeadlinePassed)) throw error;
    throw new Failure(
      "members-unhealthy",
      `Auto Scaling still judges members of ${name} unhealthy; its processes stay suspended so that they are not replaced.`,
      "Look at the instances, set their health, then resume the processes.",
      { cause: error },
    );
  });
}

/** The command with which a person resumes processes. */
export const resumeCommand = (group: string, processes: readonly string[]): string =>
  `aws autoscaling resume-processes --auto-scaling-group-name ${group} --scaling-processes ${processes.join(" ")}`;
