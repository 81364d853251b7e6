import type { Aws } from "../aws/call.ts";
import type { Serving } from "../outcome.ts";
import { trafficOf, type Recorded } from "../plan/traffic-of.ts";
import type { Past } from "../releases/history.ts";
import { openRelease } from "../releases/open.ts";
import { routers } from "../traffic/routers.ts";

/** Who serves of a release's two fleets, as read from the target groups; undefined for a plan that moves no traffic. */
export async function servingOf(aws: Aws, log: Recorded): Promise<Serving | undefined> {
  const traffic = trafficOf(log);
  return traffic && routers["target-groups"].serving(aws, traffic.targetGroups, traffic);
}

/** The same of a release of the past, which is opened for it. */
export async function whoServes(aws: Aws, { header, opened }: Past): Promise<Serving | undefined> {
  const folded = (opened ?? (await openRelease(aws, header.target, header.release)))?.folded;
  return folded && servingOf(aws, { plan: folded.plan, step: (index) => folded.steps[index] });
}
