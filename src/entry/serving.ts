import type { Aws } from "../aws/call.ts";
import { stopsRun } from "../failure.ts";
import { livingMembers } from "../fleet/members.ts";
import type { Serving } from "../outcome.ts";
import { trafficOf, type Recorded } from "../plan/traffic-of.ts";
import type { Past } from "../releases/history.ts";
import { readOnly } from "../releases/journal.ts";
import { openRelease } from "../releases/open.ts";
import { routers } from "../traffic/routers.ts";

/** Who serves of a release's two fleets, as read from the target groups; undefined for a plan that moves no traffic. */
export async function servingOf(aws: Aws, log: Recorded): Promise<Serving | undefined> {
  const traffic = trafficOf(log);
  return traffic && routers["target-groups"].serving(aws, traffic.targetGroups, traffic);
}

/**
 * Blue has no living instance any more and green serves: CodeDeploy, or somebody, has ended blue while nobody looked, and
 * there is no way back (rule 14). False also where that cannot be read.
 */
export async function isPastReturn(aws: Aws, log: Recorded): Promise<boolean> {
  const traffic = trafficOf(log);
  if (!traffic) return false;
  try {
    const blue = await livingMembers(aws, traffic.blue);
    return blue.length === 0 && (await servingOf(aws, log)) === "green";
  } catch (error) {
    if (stopsRun(error)) throw error;
    return false;
  }
}

/** Who serves of a release of the past, which is opened for it. */
export async function whoServes(aws: Aws, { header, opened }: Past): Promise<Serving | undefined> {
  const folded = (opened ?? (await openRelease(aws, header.target, header.release)))?.folded;
  return folded && servingOf(aws, readOnly(folded));
}
