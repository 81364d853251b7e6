import type { TargetDescription } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../core/aws-error.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import { invalid } from "./errors.ts";
import { examine, startAnew } from "./health.ts";
import { instanceFacts } from "./instances.ts";
import { limitOf } from "./limits.ts";
import type { TargetGroupRecord } from "./state.ts";
import { isNetwork, stateChanged, stateOf, targetKey, touch } from "./target.ts";

const callLimit = 100;
const settleMs = 1_000;

/** Registers targets, all or none: RegisterTargets in the Elastic Load Balancing API reference. */
export function register(
  world: World,
  group: TargetGroupRecord,
  targets: readonly TargetDescription[],
): void {
  refuseTooMany(world, targets.length);
  checkInstances(world, group, targets);
  checkRoom(world, group, targets);
  for (const { Id = "", Port } of targets) registerOne(world, group, Id, Port ?? group.port);
}

export function refuseTooMany(world: World, count: number): void {
  if (count === 0) throw invalid("Targets must contain at least one target");
  if (count > callLimit && switchIs(world, "elb-targets-per-call", "100"))
    throw invalid(`You cannot specify more than ${callLimit} targets in one request`);
}

function checkInstances(world: World, group: TargetGroupRecord, targets: readonly TargetDescription[]): void {
  const ids = targets.map(({ Id = "" }) => Id);
  const list = (wrong: string[]): string => wrong.map((id) => `'${id}'`).join(", ");
  const unknown = ids.filter((id) => instanceFacts(world, id) === undefined);
  if (unknown.length > 0)
    throw new AwsError(
      "InvalidTargetException",
      `The following targets are not valid instances: ${list(unknown)}`,
    );
  const stopped = ids.filter((id) => instanceFacts(world, id)?.state !== "running");
  if (stopped.length > 0)
    throw new AwsError(
      "InvalidTargetException",
      `The following targets are not in a running state and cannot be registered: ${list(stopped)}`,
    );
  const elsewhere = ids.filter((id) => instanceFacts(world, id)?.vpcId !== group.vpcId);
  if (elsewhere.length > 0)
    throw new AwsError(
      "InvalidTargetException",
      `The following targets are not in the target group VPC '${group.vpcId}': ${list(elsewhere)}`,
    );
}

/** Quotas count draining targets too; an already registered one takes no further room. */
function checkRoom(world: World, group: TargetGroupRecord, targets: readonly TargetDescription[]): void {
  const fresh = new Set(
    targets
      .map(({ Id = "", Port }) => targetKey(Id, Port ?? group.port))
      .filter((key) => group.targets[key] === undefined),
  );
  if (fresh.size === 0) return;
  const room = limitOf(world, "targets-per-target-group");
  if (Object.keys(group.targets).length + fresh.size > room)
    throw tooMany(`target group '${group.arn}'`, room);
  for (const balancer of group.loadBalancers) checkBalancerRoom(world, group, balancer, [...fresh]);
}

function checkBalancerRoom(world: World, group: TargetGroupRecord, balancer: string, fresh: string[]): void {
  const groups = Object.values(world.elb.targetGroups).filter((other) =>
    other.loadBalancers.includes(balancer),
  );
  const size = groups.reduce((sum, { targets }) => sum + Object.keys(targets).length, fresh.length);
  const whole = limitOf(
    world,
    isNetwork(group) ? "targets-per-network-load-balancer" : "targets-per-application-load-balancer",
  );
  if (size > whole) throw tooMany(`load balancer '${balancer}'`, whole);
  if (!isNetwork(group)) return;
  const present = groups.flatMap(({ targets }) => Object.keys(targets));
  const perZone = limitOf(world, "targets-per-availability-zone-per-network-load-balancer");
  const zoneOf = (key: string): string =>
    instanceFacts(world, key.slice(0, key.lastIndexOf(":")))?.zone ?? "";
  const zones = new Map<string, number>();
  for (const key of [...present, ...fresh]) zones.set(zoneOf(key), (zones.get(zoneOf(key)) ?? 0) + 1);
  for (const key of fresh)
    if ((zones.get(zoneOf(key)) ?? 0) > perZone)
      throw tooMany(`zone ${zoneOf(key)} of '${balancer}'`, perZone);
}

const tooMany = (where: string, limit: number): AwsError =>
  new AwsError(
    "TooManyTargetsException",
    `You have reached the maximum number of targets (${limit}) for the ${where}`,
  );

const intakeMs: Record<string, number> = { "5-minutes": 300_000, "3-minutes": 180_000, seconds: 5_000 };

function registerOne(world: World, group: TargetGroupRecord, id: string, port: number): void {
  const key = targetKey(id, port);
  const known = group.targets[key];
  if (known !== undefined && known.health !== "draining") return;
  const drains = known !== undefined && stateOf(world, group, known).State === "draining";
  const intake = isNetwork(group)
    ? (intakeMs[world.switches["nlb-intake"] ?? ""] ?? intakeMs["5-minutes"]!)
    : settleMs;
  const zone = instanceFacts(world, id)?.zone;
  const target = {
    id,
    port,
    ...(zone === undefined ? {} : { zone }),
    registeredAt: world.now,
    health: "initial" as const,
    passes: 0,
    failures: 0,
    checksFrom: world.now + intake,
  };
  group.targets[key] = target;
  rememberPlace(world, id, `${group.arn}|${key}`);
  if (drains && known.served === true && switchIs(world, "elb-register-draining", "healthy"))
    Object.assign(target, { health: "healthy", checksFrom: world.now });
  stateChanged(world, group, key);
  examine(world, group, key);
}

function rememberPlace(world: World, id: string, place: string): void {
  const places = (world.elb.targetsOf[id] ??= []);
  if (!places.includes(place)) places.push(place);
}

/** A group came into use: everything registered is checked from the beginning. */
export function checkAll(world: World, group: TargetGroupRecord): void {
  for (const [key, target] of Object.entries(group.targets)) {
    touch(world, group, key);
    if (target.health === "draining") continue;
    startAnew(target);
    target.checksFrom = Math.max(target.checksFrom, world.now + settleMs);
    examine(world, group, key);
  }
}
