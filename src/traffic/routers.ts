import type { Context } from "../engine/step.ts";
import type { Leftover, Serving } from "../outcome.ts";
import type { Aws } from "../aws/call.ts";
import type { FleetRef } from "../fleet/members.ts";
import { backToBlue, type WayBack } from "./back-to-blue.ts";
import type { TargetGroupRef } from "./target-group.ts";
import { servingNow } from "./target-groups.ts";

/** One way of moving traffic between the fleets. */
export interface Router {
  /** Which fleet gets requests now. */
  serving(
    aws: Aws,
    groups: readonly TargetGroupRef[],
    fleets: { blue: FleetRef | undefined; green: FleetRef | undefined },
  ): Promise<Serving>;
  /** Brings traffic back to blue, and lists what could not be. */
  restore(ctx: Context, way: WayBack): Promise<Leftover[]>;
}

export type RouterName = "target-groups";

/** All ways of moving traffic. `target-groups`: instances enter and leave one and the same target group. */
export const routers = {
  "target-groups": { serving: servingNow, restore: backToBlue },
} satisfies Record<RouterName, Router>;
