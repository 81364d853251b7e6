import type { AutoScalingGroup, Instance as GroupInstance } from "@aws-sdk/client-auto-scaling";
import { shell } from "../aws/shell.ts";
import type { Aws } from "../aws/call.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import type { Millis } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";

const GONE = "group-gone";
const READ_BACK_EVERY = 3 * SECOND;
const READ_BACK_FOR = 2 * MINUTE;
/** A description may lag so far behind what was just sent: without it, what has been done would be told as undone. */
export const SHOWN_WITHIN = 3 * SECOND;

/** The group by its name, or undefined: an unknown name is not an error to Auto Scaling. A group being deleted is gone. */
export async function findGroup(aws: Aws, name: string): Promise<AutoScalingGroup | undefined> {
  const { AutoScalingGroups } = await aws("autoscaling:DescribeAutoScalingGroups", {
    AutoScalingGroupNames: [name],
  });
  const group = AutoScalingGroups?.[0];
  return group?.Status ? undefined : group;
}

/** The group by its name; throws when it is gone. */
export async function groupNamed(aws: Aws, name: string): Promise<AutoScalingGroup> {
  const group = await findGroup(aws, name);
  if (group) return group;
  throw new Failure(
    GONE,
    `The Auto Scaling group ${name} does not exist any more.`,
    "Find out who deleted it.",
  );
}

/** Does what is done to a group that must be there only where it still is; undefined: it is gone, and nothing is to be done. */
export async function unlessGone<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Failure && error.code === GONE) return undefined;
    throw error;
  }
}

/** Waits until a group that was created is found: descriptions lag behind. */
export async function awaitFound(ctx: Context, name: string): Promise<void> {
  const deadline = within(ctx, READ_BACK_FOR);
  const look = async (): Promise<true | undefined> => ((await findGroup(ctx.aws, name)) ? true : undefined);
  await poll(look, { ...ctx, every: READ_BACK_EVERY, deadline });
}

/** A group that must be there and another that may be gone, in one call. */
export async function groupsNamed(
  aws: Aws,
  name: string,
  other: string,
): Promise<[AutoScalingGroup, AutoScalingGroup | undefined]> {
  const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {
    AutoScalingGroupNames: [name, other],
  });
  const [one, two] = [name, other].map((each) =>
    AutoScalingGroups.find((group) => group.AutoScalingGroupName === each && !group.Status),
  );
  return [one ?? (await groupNamed(aws, name)), two];
}

/** The group's own launch template reference, in whichever of the two places it has it. */
export const templateOf = (group: AutoScalingGroup) =>
  group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;

/**
 * The part of an Update- or CreateAutoScalingGroup input that sets the template's version and keeps everything else
 * of a mixed instances policy. AWS returns id and name and takes only one of them.
 */
export function templateInput(group: AutoScalingGroup, version: string) {
  const reference = { LaunchTemplateId: templateOf(group)!.LaunchTemplateId, Version: version };
  if (group.LaunchTemplate) return { LaunchTemplate: reference };
  const { LaunchTemplate, ...distribution } = group.MixedInstancesPolicy!;
  return {
    MixedInstancesPolicy: {
      ...distribution,
      LaunchTemplate: { ...LaunchTemplate, LaunchTemplateSpecification: reference },
    },
  };
}

/** The command with which a person does that. */
export const templateCommand = (group: string, template: string, version: string): string =>
  shell`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --launch-template ${`LaunchTemplateId=${template},Version=${version}`}`;

/**
 * Points the group at a template version, unless it is there already, and reads it back: descriptions lag behind, and
 * CodeDeploy copies what it is told the group is.
 * @param certainly sent even if the group shows that version: on the way back a change of ours may not show yet
 */
export async function setTemplateVersion(
  ctx: Context,
  name: string,
  version: string,
  certainly = false,
): Promise<void> {
  const group = await groupNamed(ctx.aws, name);
  if (templateOf(group)?.Version === version && !certainly) return;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: name,
    ...templateInput(group, version),
  });
  await readBack(ctx, name, (now) => templateOf(now)?.Version === version);
}

/** Waits until the group's description shows a change, where time is over no longer than that may lag behind. */
export async function readBack(
  ctx: Context,
  name: string,
  shows: (group: AutoScalingGroup) => boolean,
  patience: Millis = READ_BACK_FOR,
): Promise<void> {
  const soonest = ctx.clock.now().getTime() + SHOWN_WITHIN;
  const deadline = new Date(Math.max(soonest, within(ctx, patience).getTime()));
  await poll(async () => (shows(await groupNamed(ctx.aws, name)) ? true : undefined), {
    ...ctx,
    every: READ_BACK_EVERY,
    deadline,
  });
}

/** Names of the processes that are suspended. */
export const suspendedIn = (group: AutoScalingGroup): string[] =>
  (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName!);

/** The members in service. */
export const membersInService = ({ Instances = [] }: AutoScalingGroup): GroupInstance[] =>
  Instances.filter(({ LifecycleState }) => LifecycleState === "InService");

/** The members that Auto Scaling counts as the group's capacity: Standby and ending ones are not. */
export const countedMembers = ({ Instances = [] }: AutoScalingGroup): GroupInstance[] =>
  Instances.filter(({ LifecycleState }) => /^(Pending|InService)/.test(LifecycleState ?? ""));

/** How many these are. */
export const counted = (group: AutoScalingGroup): number => countedMembers(group).length;
