import { schedule, unschedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import type { GroupRecord } from "./state.ts";

/** Auto Scaling looks at a group's capacity a few seconds after something changed. */
const capacityLookMs = 5_000;
/** Health is looked at in cycles, not at once. */
const healthLookMs = 20_000;

/** Plans a look at the group's capacity; an earlier planned one stays. */
export function lookAtCapacity(world: World, group: GroupRecord, delayMs = capacityLookMs): void {
  plan(world, group, "capacityLook", "autoscaling.capacity", delayMs);
}

/** Plans a look at the members' health; an earlier planned one stays. */
export function lookAtHealth(world: World, group: GroupRecord, delayMs = healthLookMs): void {
  plan(world, group, "healthLook", "autoscaling.health", delayMs);
}

function plan(
  world: World,
  group: GroupRecord,
  which: "capacityLook" | "healthLook",
  type: string,
  delayMs: number,
): void {
  const at = world.now + delayMs;
  const planned = group[which];
  if (planned && planned.at <= at) return;
  if (planned) unschedule(world, planned.seq);
  group[which] = { seq: schedule(world, delayMs, type, { group: group.name }), at };
}
