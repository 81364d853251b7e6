import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { stamp } from "./activities.ts";
import { runs } from "./capacity.ts";
import { launch } from "./launch.ts";
import { capacityOf, countsForCapacity } from "./places.ts";
import type { GroupRecord } from "./state.ts";

const cycleMs = 60_000;

/**
 * A mixed instances policy that is introduced, or distributes purchases in another way, may replace the running instances
 * little by little, launching before it terminates (API reference, UpdateAutoScalingGroup). Another template or other
 * overrides of it replace nothing (API reference, LaunchTemplate).
 */
export function beginReplacing(world: World, group: GroupRecord): void {
  if (settingOf(world, "asg-mixed-policy-replaces") === "no") return;
  schedule(world, cycleMs, "autoscaling.mixed", { group: group.name, since: world.now });
}

/** Timer `autoscaling.mixed`: one more instance in place of one from before, whenever the group is at rest. */
export function replaceOne(world: World, { group: name, since }: { group: string; since: number }): void {
  const group = world.autoScaling.groups[name];
  if (!group || group.deletingSince !== undefined || !group.settings.MixedInstancesPolicy) return;
  const members = Object.values(group.members).filter(countsForCapacity);
  if (!members.some(({ joinedAt }) => joinedAt < since)) return;
  const resting = members.every(({ state }) => state === "InService") && group.rebalancing === undefined;
  if (resting && runs(group, "Launch") && capacityOf(group) === group.settings.DesiredCapacity) {
    const cause = `At ${stamp(world)} instances were replaced in response to a change of the mixed instances policy.  `;
    const [id] = launch(world, group, 1, cause);
    if (id !== undefined) group.rebalancing = id;
  }
  schedule(world, cycleMs, "autoscaling.mixed", { group: name, since });
}
