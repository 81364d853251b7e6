import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

const EVENTS = ["AfterInstall", "BeforeAllowTraffic", "AfterAllowTraffic"] as const;

/** Before traffic, at its edge and once it has begun: blue is brought back wherever it was. */
export const hookFails: Journey[] = EVENTS.flatMap((event) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: the ${event} script fails on green, everything is as before`,
    fleet,
    rules: [11, 16, 17],
    faults: ({ fleet: { amiNew } }) => [
      {
        kind: "script-fails",
        event,
        who: { imageId: amiNew },
        exitCode: 3,
        script: "scripts/migrate.sh",
        log: "no such table",
      },
    ],
    check(t) {
      asBefore(t);
      because(t, /scripts\/migrate\.sh \((AfterInstall|BeforeAllowTraffic|AfterAllowTraffic)\) failed on i-/);
    },
  })),
);
