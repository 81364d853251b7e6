import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/** A wait so short that CodeDeploy stops the deployment while green is still becoming healthy. */
export const readyWaitEnds: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: the Ready wait ends before green is healthy, everything is as before`,
  fleet,
  rules: [13],
  options: { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 1 } },
  faults: ({ fleet: { amiNew } }) => [{ kind: "unhealthy", who: { imageId: amiNew } }],
  check(t) {
    asBefore(t);
    because(t, /healthy|Ready|wait/i);
  },
}));
