import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { membersInService } from "./group.ts";

/**
 * How a group's members lie over its zones, where AZRebalance would launch one and end another for it (it acts when
 * zones differ by two; EC2 Auto Scaling user guide, "Rebalancing activities"): `2 in us-east-1a, 0 in us-east-1b`. Undefined: it would not.
 */
export function unevenIn(group: AutoScalingGroup): string | undefined {
  const counts = new Map((group.AvailabilityZones ?? []).map((zone) => [zone, 0]));
  for (const { AvailabilityZone: zone = "" } of membersInService(group))
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  if (Math.max(...counts.values()) - Math.min(...counts.values()) < 2) return undefined;
  return [...counts].map(([zone, count]) => `${count} in ${zone}`).join(", ");
}
