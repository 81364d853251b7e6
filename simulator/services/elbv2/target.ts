import type { TargetHealthReasonEnum } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../core/world.ts";
import { memberMayHaveChanged } from "../autoscaling/health.ts";
import { instanceFacts } from "./instances.ts";
import type { TargetGroupRecord, TargetRecord } from "./state.ts";

/** A target's health as DescribeTargetHealth tells it. */
export interface TargetState {
  State: "initial" | "healthy" | "unhealthy" | "unused" | "draining";
  Reason?: TargetHealthReasonEnum;
  Description?: string;
}

export const targetKey = (id: string, port: number): string => `${id}:${port}`;

/** Remembers that what users see of a target may have changed; `observeUsers` looks at these only. */
export function touch(world: World, group: TargetGroupRecord, key: string): void {
  world.elb.touched.push(`${group.arn}|${key}`);
}

/** As `touch`, when the target's state changed by load balancing itself: its Auto Scaling group may care. */
export function stateChanged(world: World, group: TargetGroupRecord, key: string): void {
  touch(world, group, key);
  memberMayHaveChanged(world, key.slice(0, key.lastIndexOf(":")));
}

export const isNetwork = (group: TargetGroupRecord): boolean =>
  ["TCP", "UDP", "TLS", "TCP_UDP"].includes(group.protocol);

const notRegistered: TargetState = {
  State: "unused",
  Reason: "Target.NotRegistered",
  Description: "Target is not registered to the target group",
};

/**
 * Why a registered target gets neither checks nor traffic, or undefined when it is in use: the group has no listener,
 * the instance does not run, or its zone is not enabled (ALB user guide, target-group-health-checks).
 */
export function unusedBecause(
  world: World,
  group: TargetGroupRecord,
  target: TargetRecord,
): TargetState | undefined {
  if (group.loadBalancers.length === 0)
    return unused(
      "Target.NotInUse",
      "Target group is not configured to receive traffic from the load balancer",
    );
  const instance = instanceFacts(world, target.id);
  if (instance?.state !== "running")
    return unused("Target.InvalidState", `Target is in the ${instance?.state ?? "terminated"} state`);
  if (!zoneEnabled(world, group, instance.zone))
    return unused(
      "Target.NotInUse",
      "Target is in an Availability Zone that is not enabled for the load balancer",
    );
  return undefined;
}

const unused = (Reason: TargetHealthReasonEnum, Description: string): TargetState => ({
  State: "unused",
  Reason,
  Description,
});

const zoneEnabled = (world: World, group: TargetGroupRecord, zone: string): boolean =>
  group.loadBalancers.some((arn) =>
    world.elb.loadBalancers[arn]?.zones.some((enabled) => enabled.zone === zone),
  );

/** A target's state as the API shows it; a target the group does not know is `unused`. */
export function stateOf(
  world: World,
  group: TargetGroupRecord,
  target: TargetRecord | undefined,
): TargetState {
  if (target === undefined) return notRegistered;
  if (target.health === "draining") return drainState(world, target);
  return unusedBecause(world, group, target) ?? described[target.health](world, group, target);
}

const drainState = (world: World, target: TargetRecord): TargetState =>
  (target.drainedAt ?? 0) > world.now
    ? {
        State: "draining",
        Reason: "Target.DeregistrationInProgress",
        Description: "Target deregistration is in progress",
      }
    : notRegistered;

const described = {
  initial: (world, _group, target) =>
    target.checksFrom > world.now
      ? {
          State: "initial",
          Reason: "Elb.RegistrationInProgress",
          Description: "Target registration is in progress",
        }
      : {
          State: "initial",
          Reason: "Elb.InitialHealthChecking",
          Description: "Initial health checks in progress",
        },
  healthy: () => ({ State: "healthy" }),
  unhealthy: (_world, _group, { failure }) => ({
    State: "unhealthy",
    Reason: failure?.reason ?? "Target.FailedHealthChecks",
    Description: failure?.description ?? "Health checks failed",
  }),
} satisfies Record<
  Exclude<TargetRecord["health"], "draining">,
  (world: World, group: TargetGroupRecord, target: TargetRecord) => TargetState
>;
