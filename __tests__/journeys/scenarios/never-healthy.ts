import { asBefore, because } from "../claims.ts";
import { onEachFleet, READY_WAIT } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

const WAYS = { "in Ready": READY_WAIT, "while CodeDeploy shifts": {} };

export const neverHealthy: Journey[] = Object.entries(WAYS).flatMap(([when, options]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: green never becomes healthy ${when}, everything is as before`,
    fleet,
    rules: [13, 14],
    options,
    faults: ({ fleet: { amiNew } }) => [{ kind: "unhealthy", who: { imageId: amiNew }, code: 503 }],
    check(t) {
      asBefore(t);
      because(t, /healthy/i);
      because(t, /503/);
    },
  })),
);
