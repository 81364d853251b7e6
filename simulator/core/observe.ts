import { answerAt } from "../services/elbv2/health.ts";
import { instanceFacts } from "../services/elbv2/instances.ts";
import { isHealthy, isRegistered } from "../services/elbv2/rotation.ts";
import type { TargetGroupRecord } from "../services/elbv2/state.ts";
import type { GroupTraffic, HarmKind, Tally, TargetTraffic } from "./users.ts";
import type { World } from "./world.ts";

const emptyTally = (): Tally => ({ rotation: 0, serving: 0, byImage: {}, byZone: {} });

/**
 * Notes what users would see after a change of the world. Costs nothing unless a target was touched, and then only
 * that target: the sums of its group are corrected by the difference.
 */
export function observeUsers(world: World): void {
  if (world.elb.touched.length === 0) return;
  const places = new Set(world.elb.touched.splice(0));
  const changed = new Set<string>();
  for (const place of places) {
    const at = place.indexOf("|");
    const group = world.elb.targetGroups[place.slice(0, at)];
    if (group === undefined) continue;
    observeTarget(world, group, place.slice(at + 1));
    changed.add(group.arn);
  }
  for (const arn of changed) noteMoment(world, arn);
}

/** What a group's users get at present: the healthy targets, or all registered ones when none is healthy. */
const tallyOf = (traffic: GroupTraffic): Tally =>
  traffic.healthy.rotation > 0 ? traffic.healthy : traffic.registered;

function observeTarget(world: World, group: TargetGroupRecord, key: string): void {
  const traffic = (world.users.groups[group.arn] ??= {
    name: group.name,
    targets: {},
    healthy: emptyTally(),
    registered: emptyTally(),
    timeline: [],
  });
  const before = traffic.targets[key];
  const after = lookAt(world, group, key, before);
  noteHarm(world, group, key, before, after);
  if (before !== undefined) count(traffic, before, -1);
  if (after === undefined) delete traffic.targets[key];
  else traffic.targets[key] = after;
  if (after !== undefined) count(traffic, after, 1);
}

function lookAt(
  world: World,
  group: TargetGroupRecord,
  key: string,
  before: TargetTraffic | undefined,
): TargetTraffic | undefined {
  const target = group.targets[key];
  const lingers = group.lingering[key] !== undefined;
  if (target === undefined && !lingers) return undefined;
  const id = key.slice(0, key.lastIndexOf(":"));
  const instance = instanceFacts(world, id);
  const healthy = target !== undefined && isHealthy(world, group, target);
  const registered = target !== undefined && isRegistered(world, group, target);
  const answer = answerAt(world, id, Number(key.slice(key.lastIndexOf(":") + 1)));
  return {
    healthy: healthy || lingers,
    registered: registered || lingers,
    draining: target?.health === "draining" && target.served === true && (target.drainedAt ?? 0) > world.now,
    ended: instance === undefined || !["pending", "running"].includes(instance.state),
    answer,
    image: instance?.imageId ?? before?.image ?? "unknown",
    zone: instance?.zone ?? before?.zone ?? "unknown",
  };
}

const answers = ({ answer }: TargetTraffic): boolean => typeof answer === "number" && answer < 400;

function count(traffic: GroupTraffic, target: TargetTraffic, by: 1 | -1): void {
  if (target.healthy) add(traffic.healthy, target, by);
  if (target.registered) add(traffic.registered, target, by);
}

function add(tally: Tally, target: TargetTraffic, by: 1 | -1): void {
  tally.rotation += by;
  if (!answers(target)) return;
  tally.serving += by;
  addTo(tally.byImage, target.image, by);
  addTo(tally.byZone, target.zone, by);
}

function addTo(sums: Record<string, number>, key: string, by: number): void {
  const sum = (sums[key] ?? 0) + by;
  if (sum === 0) delete sums[key];
  else sums[key] = sum;
}

function noteHarm(
  world: World,
  group: TargetGroupRecord,
  key: string,
  before: TargetTraffic | undefined,
  after: TargetTraffic | undefined,
): void {
  const instanceId = key.slice(0, key.lastIndexOf(":"));
  const harm = (kind: HarmKind, detail: string): void => {
    world.users.harms.push({ at: world.now, kind, group: group.arn, instanceId, detail });
  };
  if (before === undefined || after === undefined) return;
  const served = before.healthy || before.draining;
  if (after.ended && !before.ended && served)
    harm("ended-while-serving", before.healthy ? "in rotation" : "draining");
  if (after.healthy && !answers(after) && (!before.healthy || answers(before)))
    harm("request-fails", String(after.answer));
}

function noteMoment(world: World, arn: string): void {
  const traffic = world.users.groups[arn]!;
  const tally = tallyOf(traffic);
  const last = traffic.timeline.at(-1);
  if ((last?.serving ?? 0) > 0 && tally.serving === 0)
    world.users.harms.push({
      at: world.now,
      kind: "nobody-serves",
      group: arn,
      detail: `of ${tally.rotation}`,
    });
  const moment = {
    at: world.now,
    rotation: tally.rotation,
    serving: tally.serving,
    registered: traffic.registered.rotation,
    byImage: { ...tally.byImage },
    byZone: { ...tally.byZone },
  };
  if (last?.at === world.now) traffic.timeline[traffic.timeline.length - 1] = moment;
  else if (last === undefined || differs(last, moment)) traffic.timeline.push(moment);
}

const differs = (one: object, other: object): boolean =>
  JSON.stringify({ ...one, at: 0 }) !== JSON.stringify({ ...other, at: 0 });
