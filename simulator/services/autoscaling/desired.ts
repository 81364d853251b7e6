import type { World } from "../../core/world.ts";
import { stamp } from "./activities.ts";
import { lookAtCapacity } from "./looks.ts";
import { rememberSettings } from "./settings.ts";
import type { GroupRecord } from "./state.ts";

/**
 * Changes the desired capacity; launches or terminations follow.
 * @param by what happened, as the activities' cause says it: `a user request explicitly set group desired capacity`
 */
export function setDesired(world: World, group: GroupRecord, desired: number, by: string): void {
  const before = group.settings.DesiredCapacity;
  rememberSettings(world, group);
  group.settings.DesiredCapacity = desired;
  if (desired !== before) {
    group.cause = `At ${stamp(world)} ${by} changing the desired capacity from ${before} to ${desired}.`;
  }
  // Somebody asked: what failed before is tried at once.
  group.failedLaunches = 0;
  lookAtCapacity(world, group);
}
