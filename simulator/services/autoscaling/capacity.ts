import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { stamp } from "./activities.ts";
import { chooseSurplus } from "./choose.ts";
import { launch } from "./launch.ts";
import { beginLeaving } from "./leave.ts";
import { lookAtCapacity, lookAtHealth } from "./looks.ts";
import { capacityOf, zoneCounts } from "./places.ts";
import { overridesOf } from "./blueprint.ts";
import type { GroupRecord, Process } from "./state.ts";

/** Launched in one look; the next look follows soon. */
const tens = 50;

export const runs = (group: GroupRecord, process: Process): boolean =>
  group.settings.suspended[process] === undefined;

/**
 * Timer `autoscaling.capacity`: replaces the unhealthy (terminates first, then launches), then makes the capacity the
 * desired one, then evens out the zones — as far as the processes run (user guide, as-suspend-resume-processes).
 */
export function lookAtGroup(world: World, { group: name }: { group: string }): void {
  const group = world.autoScaling.groups[name];
  if (!group) return;
  delete group.capacityLook;
  if (group.deletingSince !== undefined) return;
  endUnhealthy(world, group);
  const missing = group.settings.DesiredCapacity - capacityOf(group);
  if (missing > 0) launchMissing(world, group, missing);
  else if (missing < 0 && group.rebalancing === undefined) endSurplus(world, group, -missing);
  else if (missing === 0) rebalance(world, group);
}

function endUnhealthy(world: World, group: GroupRecord): void {
  if (!runs(group, "ReplaceUnhealthy") || !runs(group, "Terminate")) return;
  const ill = Object.values(group.members).filter(
    ({ state, health }) => state === "InService" && health === "Unhealthy",
  );
  if (ill.length === 0) return;
  const standard = `At ${stamp(world)} an instance was taken out of service in response to a user health-check.`;
  beginLeaving(world, group, ill, "terminate", ({ unhealthyBecause: why }) => why ?? standard);
}

function launchMissing(world: World, group: GroupRecord, missing: number): void {
  if (!runs(group, "Launch")) return;
  const weight = Number(overridesOf(group.settings)[0]?.WeightedCapacity ?? 1);
  const wanted = Math.ceil(missing / weight);
  const all = wanted <= tens || settingOf(world, "asg-launches-at-once") === "all";
  const count = all ? wanted : tens;
  const cause = group.cause === undefined ? "" : `${group.cause}  `;
  launch(world, group, count, cause);
  if (capacityOf(group) >= group.settings.DesiredCapacity) delete group.cause;
  else if (group.failedLaunches === 0) lookAtCapacity(world, group);
}

function endSurplus(world: World, group: GroupRecord, surplus: number): void {
  if (!runs(group, "Terminate")) return;
  const chosen = chooseSurplus(world, group, surplus);
  if (chosen.length === 0) return;
  const at = stamp(world);
  const have = capacityOf(group);
  const begun = group.cause === undefined ? "" : `${group.cause}  `;
  delete group.cause;
  beginLeaving(world, group, chosen, "terminate", ({ id }) => {
    const shrinking = `shrinking the capacity from ${have} to ${have - surplus}`;
    return `${begun}At ${at} an instance was taken out of service in response to a difference between desired and actual capacity, ${shrinking}.  At ${at} instance ${id} was selected for termination.`;
  });
}

/** AZRebalance launches in the emptiest zone before it ends anything in the fullest. */
function rebalance(world: World, group: GroupRecord): void {
  if (!runs(group, "AZRebalance") || !runs(group, "Launch")) return;
  if (group.rebalancing !== undefined || group.failedLaunches > 0) return;
  const counts = zoneCounts(world, group);
  // The one that would have to go: if it is in no fuller zone, a launch would even out nothing.
  const [victim] = chooseSurplus(world, group, 1);
  if (!victim || counts.get(victim.zone)! - Math.min(...counts.values()) < 2) return;
  const cause = `At ${stamp(world)} instances were rebalanced among the Availability Zones.  `;
  const [id] = launch(world, group, 1, cause);
  if (id !== undefined) group.rebalancing = id;
}

/** What resuming processes, or any change of the group's settings, sets going. */
export function lookAgain(world: World, group: GroupRecord): void {
  lookAtCapacity(world, group);
  lookAtHealth(world, group);
}
