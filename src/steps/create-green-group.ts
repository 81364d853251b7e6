import type { AutoScalingGroup, LifecycleHook, TagDescription } from "@aws-sdk/client-auto-scaling";
import { refusedWith } from "../aws/aws-error.ts";
import type { Input } from "../aws/clients.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { deleteGroup, deleteGroupCommand } from "../retire/delete-group.ts";
import { awaitFound, findGroup, groupNamed, templateInput } from "../fleet/group.ts";
import { isCodeDeployHook } from "../fleet/hooks.ts";
import type { Tag } from "../fleet/members.ts";
import { GREEN_HELD, suspend } from "../fleet/processes.ts";
import { HELD_TAG, RETIRED_TAG, TARGET_TAG } from "../releases/names.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";

export interface CreateGreenGroupArgs {
  blue: string;
  green: string;
  tag: Tag;
  /** Every target group green can get into: looked at before green may be deleted. */
  targetGroups: string[];
}

/** Green's group: a copy of blue's, empty, kept out of the load balancer, tagged before it has capacity. */
export const createGreenGroup: Step<CreateGreenGroupArgs, null> = {
  title: ({ blue, green }) => `Create the Auto Scaling group ${green} as a copy of ${blue}, still empty`,
  async begin(ctx, { green, tag }) {
    const there = await findGroup(ctx.aws, green);
    if (there && !isGreenOfThis(there, tag))
      throw new Failure(
        "green-name-taken",
        `An Auto Scaling group ${green} exists already and is not of this release.`,
        "Run again: the next release has another number, and so another name. Nobody needs to delete anything.",
      );
    return null;
  },
  async apply(ctx, { blue, green, tag }) {
    if (!(await findGroup(ctx.aws, green))) {
      await create(ctx, blue, green, tag);
      await awaitFound(ctx, green);
    }
    ctx.emit({ kind: "output", name: "green-group", value: green });
    await suspend(ctx, green, GREEN_HELD);
    return null;
  },
  undo: {
    what: "green",
    beside: true,
    run: async (ctx, { green, tag, targetGroups }) => {
      const there = await findGroup(ctx.aws, green);
      return there && isGreenOfThis(there, tag) ? deleteGroup(ctx, green, targetGroups) : [];
    },
  },
  async isLeft(ctx, { green, tag }) {
    const there = await findGroup(ctx.aws, green);
    return there !== undefined && isGreenOfThis(there, tag);
  },
  leaves: ({ green }) => [
    { what: `Auto Scaling group ${green}`, why: "", command: deleteGroupCommand(green) },
  ],
};

const isGreenOfThis = (group: AutoScalingGroup, tag: Tag): boolean =>
  (group.Tags ?? []).some(({ Key, Value }) => Key === tag.key && Value === tag.value);

async function create(ctx: Context, blueName: string, green: string, tag: Tag): Promise<void> {
  const blue = await groupNamed(ctx.aws, blueName);
  const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName: blueName,
  });
  const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version")!;
  const input = greenInput(blue, LifecycleHooks ?? [], {
    green,
    tag,
    version: version!,
    target: ctx.release.target,
  });
  try {
    // Safe to send again: the name is this release's, and a second time is refused.
    await ctx.aws("autoscaling:CreateAutoScalingGroup", input, { again: true });
  } catch (error) {
    // Our own earlier create, whose answer was lost, or a read that lags behind it.
    if (!refusedWith(error, "AlreadyExists")) throw error;
  }
}

/**
 * CreateAutoScalingGroup's input for green: all that CreateAutoScalingGroup can copy of blue (Auto Scaling API reference),
 * with no capacity, no target groups (it is attached once it serves), no deletion protection (it would block the way
 * back) and without CodeDeploy's hooks, which belong to the deployment group. Pure.
 */
export function greenInput(
  blue: AutoScalingGroup,
  hooks: readonly LifecycleHook[],
  green: { green: string; tag: Tag; version: number; target: string },
): Input<"autoscaling:CreateAutoScalingGroup"> {
  return {
    AutoScalingGroupName: green.green,
    MinSize: 0,
    MaxSize: blue.MaxSize!,
    DesiredCapacity: 0,
    ...templateInput(blue, String(green.version)),
    ...present({
      VPCZoneIdentifier: blue.VPCZoneIdentifier || undefined,
      AvailabilityZones: blue.VPCZoneIdentifier ? undefined : blue.AvailabilityZones,
      DefaultCooldown: blue.DefaultCooldown,
      DefaultInstanceWarmup: blue.DefaultInstanceWarmup,
      HealthCheckType: blue.HealthCheckType,
      HealthCheckGracePeriod: blue.HealthCheckGracePeriod,
      PlacementGroup: blue.PlacementGroup,
      TerminationPolicies: blue.TerminationPolicies,
      NewInstancesProtectedFromScaleIn: blue.NewInstancesProtectedFromScaleIn,
      CapacityRebalance: blue.CapacityRebalance,
      MaxInstanceLifetime: blue.MaxInstanceLifetime,
      DesiredCapacityType: blue.DesiredCapacityType,
      Context: blue.Context,
      ServiceLinkedRoleARN: blue.ServiceLinkedRoleARN,
      InstanceMaintenancePolicy: blue.InstanceMaintenancePolicy,
      AvailabilityZoneDistribution: blue.AvailabilityZoneDistribution,
      AvailabilityZoneImpairmentPolicy: blue.AvailabilityZoneImpairmentPolicy,
      CapacityReservationSpecification: blue.CapacityReservationSpecification,
      InstanceLifecyclePolicy: blue.InstanceLifecyclePolicy,
    }),
    LifecycleHookSpecificationList: hooks.filter((hook) => !isCodeDeployHook(hook)).map(asSpecification),
    Tags: greenTags(blue.Tags ?? [], green),
  };
}

function asSpecification({ AutoScalingGroupName: _group, GlobalTimeout: _timeout, ...hook }: LifecycleHook) {
  return {
    ...hook,
    LifecycleHookName: hook.LifecycleHookName!,
    LifecycleTransition: hook.LifecycleTransition!,
  };
}

function greenTags(tags: readonly TagDescription[], green: { green: string; tag: Tag; target: string }) {
  const ours = new Set([
    green.tag.key,
    TARGET_TAG,
    RETIRED_TAG,
    HELD_TAG,
    "CodeDeployProvisioningDeploymentId",
  ]);
  const copied = tags.filter(({ Key }) => !Key!.startsWith("aws:") && !ours.has(Key!));
  const tag = (Key: string, Value: string, PropagateAtLaunch: boolean) => ({
    ResourceId: green.green,
    ResourceType: "auto-scaling-group",
    Key,
    Value,
    PropagateAtLaunch,
  });
  return [
    ...copied.map(({ Key, Value, PropagateAtLaunch }) => tag(Key!, Value ?? "", PropagateAtLaunch ?? false)),
    tag(green.tag.key, green.tag.value, true),
    tag(TARGET_TAG, green.target, false),
  ];
}

const present = <T extends Record<string, unknown>>(members: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<T>;
