import { isAlike } from "./alike.ts";
import { lookupConfig } from "./configuration.ts";
import type { World } from "../../../simulator/core/world.ts";
import { inRotation } from "../../../simulator/services/elbv2/rotation.ts";
import type { Floor, Memory, Tell } from "./memory.ts";

/** What serves now is what law 1 promises from now on. */
export function promisesOf(world: World): Record<string, Floor> {
  const served = Object.entries(world.users.groups).filter(([, { healthy }]) => healthy.serving > 0);
  return Object.fromEntries(
    served.map(([arn, { healthy }]) => [
      arn,
      {
        count: healthy.serving,
        zones: isCrossZone(world, arn) ? undefined : evenly(healthy.byZone),
        lowered: undefined,
        below: false,
      },
    ]),
  );
}

/** As many as blue has in a zone, but no more than an even spread gives: Auto Scaling spreads evenly, not alike. */
function evenly(byZone: Readonly<Record<string, number>>): Record<string, number> {
  const total = Object.values(byZone).reduce((sum, one) => sum + one, 0);
  const even = Math.max(1, Math.floor(total / Object.keys(byZone).length));
  return Object.fromEntries(Object.entries(byZone).map(([zone, has]) => [zone, Math.min(has, even)]));
}

/** The target group's own setting, else the load balancer's: on for an ALB, off for an NLB (ELB user guides). */
function isCrossZone(world: World, arn: string): boolean {
  const group = world.elb.targetGroups[arn]!;
  const own = group.attributes["load_balancing.cross_zone.enabled"];
  if (own === "true" || own === "false") return own === "true";
  return group.loadBalancers.every((name) => {
    const balancer = world.elb.loadBalancers[name]!;
    return (
      balancer.type === "application" || balancer.attributes["load_balancing.cross_zone.enabled"] === "true"
    );
  });
}

/** (a) Never fewer healthy targets in rotation than promised, less what a fault took. */
export function watchFloors(world: World, memory: Memory, tell: Tell): void {
  noteLosses(world, memory);
  for (const [arn, floor] of Object.entries(memory.promises)) {
    const { name } = world.users.groups[arn]!;
    const { count, byZone } = healthyNow(world, arn);
    lower(world, memory, arn, count);
    const lost = Object.values(memory.lost);
    const least = (floor.lowered ?? floor.count) - lost.length;
    const below = count < least ? [`${count} of ${least} healthy in ${name}`] : [];
    for (const [zone, wanted] of Object.entries((floor.lowered === undefined && floor.zones) || {})) {
      const allowed = wanted - lost.filter((one) => one.zone === zone).length;
      if ((byZone[zone] ?? 0) < allowed)
        below.push(`${byZone[zone] ?? 0} of ${allowed} healthy in zone ${zone} of ${name}`);
    }
    if (below.length > 0 && !floor.below) tell("a", below.join("; "));
    floor.below = below.length > 0;
  }
}

/** Registered, healthy and answering; what an NLB has yet to let go does not count. */
function healthyNow(world: World, arn: string): { count: number; byZone: Record<string, number> } {
  const { healthy, targets } = world.users.groups[arn]!;
  const group = world.elb.targetGroups[arn];
  const lingering = Object.keys(group?.lingering ?? {});
  if (lingering.length === 0) return { count: healthy.serving, byZone: healthy.byZone };
  const byZone = { ...healthy.byZone };
  let count = healthy.serving;
  for (const key of lingering) {
    const target = targets[key];
    if (!target?.healthy || typeof target.answer !== "number" || target.answer >= 400) continue;
    if (group!.targets[key]?.health === "healthy") continue; // registered again meanwhile
    count--;
    byZone[target.zone] = (byZone[target.zone] ?? 0) - 1;
  }
  return { count, byZone };
}

/**
 * Rule 13: from its beginning until all is back, a deployment that does not stop in Ready promises less. With
 * `on-failure: leave`, or while nobody is there to go back, that may be long after its end.
 */
function lower(world: World, { promises, continued }: Memory, arn: string, count: number): void {
  const floor = promises[arn]!;
  const promised = deploymentsOn(world, arn, continued).map((config) =>
    lookupConfig(world, config, floor.count),
  );
  if (promised.length > 0) floor.lowered = Math.min(floor.lowered ?? floor.count, ...promised);
  else if (count >= floor.count) floor.lowered = undefined;
}

/** The configurations of the active deployments that shift traffic here without a stop in Ready, or one of ours. */
function deploymentsOn(world: World, arn: string, continued: readonly string[]): string[] {
  const { name } = world.elb.targetGroups[arn]!;
  return Object.values(world.codeDeploy.groups)
    .filter(({ loadBalancer }) => loadBalancer?.targetGroupInfoList?.some((one) => one.name === name))
    .flatMap(({ active, blueGreen }) =>
      active.filter((id) => blueGreen?.ready.action === "CONTINUE_DEPLOYMENT" || continued.includes(id)),
    )
    .map((id) => world.codeDeploy.deployments[id]!.configName);
}

/** An instance that AWS lost, or whose health check a fault fails. It counts until its fleet is whole again. */
function noteLosses(world: World, memory: Memory): void {
  for (const { targets } of Object.values(world.users.groups))
    for (const [key, { image, zone }] of Object.entries(targets)) {
      const id = key.slice(0, key.lastIndexOf(":"));
      if (!memory.everLost.includes(id) && isLost(world, id)) lose(memory, id, { image, zone });
    }
  for (const [id, lost] of Object.entries(memory.lost))
    // It may be taken only some time after whoever takes it has said so.
    if (!isServing(world, id) && isMadeUpFor(world, memory, id, lost)) delete memory.lost[id];
}

/** As many of its fleet serve as were promised, and where zones count, as many in its own: green may run the same image. */
const isMadeUpFor = (
  world: World,
  { promises }: Memory,
  lost: string,
  { image, zone }: Memory["lost"][string],
): boolean =>
  Object.entries(promises).every(([arn, { count, zones }]) => {
    const { healthy, targets = {} } = world.users.groups[arn] ?? {};
    if ((healthy?.byImage[image] ?? 0) < count) return false;
    const likes = Object.entries(targets).filter(([key, one]) => {
      const id = key.slice(0, key.lastIndexOf(":"));
      return (
        one.healthy && one.image === image && isAlike(world.ec2.instances[id], world.ec2.instances[lost])
      );
    });
    return likes.length >= count && (healthy?.byZone[zone] ?? 0) >= (zones?.[zone] ?? 0);
  });

const isServing = (world: World, id: string): boolean =>
  Object.values(world.users.groups).some(({ targets }) =>
    Object.entries(targets).some(([key, { healthy }]) => healthy && key.startsWith(`${id}:`)),
  );

export function lose(memory: Memory, id: string, which: { image: string; zone: string }): void {
  memory.lost[id] = which;
  memory.everLost.push(id);
}

function isLost(world: World, id: string): boolean {
  const instance = world.ec2.instances[id];
  if (instance?.stateReason?.Code.startsWith("Server.")) return true;
  return world.faults.some(
    (fault) =>
      fault.kind === "unhealthy" &&
      (fault.who.instanceId ?? id) === id &&
      (fault.who.imageId ?? instance?.imageId) === instance?.imageId &&
      (fault.who.group ?? instance?.tags["aws:autoscaling:groupName"]) ===
        instance?.tags["aws:autoscaling:groupName"] &&
      (fault.who.tag === undefined || instance?.tags[fault.who.tag.Key] === fault.who.tag.Value),
  );
}

/** (a, b) What the simulator saw users suffer, unless a fault did it. */
export function watchHarms(world: World, memory: Memory, tell: Tell): void {
  for (const { kind, group, instanceId, detail } of world.users.harms.slice(memory.harms)) {
    if (instanceId !== undefined && (memory.everLost.includes(instanceId) || isLost(world, instanceId)))
      continue;
    if (kind === "ended-while-serving" && takenByOthers(world, memory, instanceId)) continue;
    const name = world.users.groups[group]?.name ?? group;
    const left = (memory.promises[group]?.count ?? 0) - Object.keys(memory.lost).length;
    if (kind === "nobody-serves" && left <= 0) continue;
    tell(kind === "ended-while-serving" ? "b" : "a", `${kind} in ${name}: ${instanceId ?? ""} ${detail}`);
  }
  memory.harms = world.users.harms.length;
}

/** Auto Scaling took it because somebody else has shrunk its group: lost at the instant at which it ends. */
function takenByOthers(world: World, memory: Memory, id: string | undefined): boolean {
  const { imageId: image = "", zone = "", tags = {} } = world.ec2.instances[id ?? ""] ?? {};
  const shrinks = memory.shrinking[tags["aws:autoscaling:groupName"] ?? ""];
  if (id === undefined || !shrinks || shrinks.count === 0 || world.now > shrinks.until) return false;
  shrinks.count--;
  lose(memory, id, { image, zone });
  return true;
}

/** Reads show what was so long ago, and who serves takes a few calls to read. */
export const LAG_MS = 15_000;

/** Who gets requests, remembered as long as a reader may still see it. */
export function noteRotation(world: World, memory: Memory): void {
  const ids = rotationNow(world, memory);
  const last = memory.rotations.at(-1);
  if (last && last.ids.length === ids.length && last.ids.every((id, index) => id === ids[index])) return;
  memory.rotations.push({ at: world.now, ids });
  memory.rotations = seenOf(world, memory);
}

/** Those of them that a reader may see now. */
export const seenOf = ({ now }: World, { rotations }: Memory): Memory["rotations"] =>
  rotations.filter((_, index) => (rotations[index + 1]?.at ?? Infinity) >= now - LAG_MS);

/**
 * The instances among which the load balancer picks now, over all target groups that were promised something. Whom an
 * NLB has been told to let go, and has not yet, nobody can see: as long as it runs, what it gets is answered.
 */
export const rotationNow = (world: World, memory: Pick<Memory, "promises">): string[] =>
  [
    ...new Set(
      Object.keys(memory.promises).flatMap((arn) =>
        inRotation(world, arn)
          .filter(({ id, port }) => !isLettingGo(world, arn, `${id}:${port}`))
          .map(({ id }) => id),
      ),
    ),
  ].sort();

function isLettingGo(world: World, arn: string, key: string): boolean {
  const { lingering, targets } = world.elb.targetGroups[arn]!;
  return lingering[key] !== undefined && targets[key]?.health !== "healthy";
}
