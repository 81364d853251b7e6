import { ended, greenAlone, harmless } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import type { Fault, Who } from "../../../simulator/core/faults.ts";

const TROUBLES: Record<string, (blue: Who) => Fault> = {
  "blue's agents are dead": (who) => ({ kind: "agent-silent", who }),
  "a script fails on blue": (who) => ({
    kind: "script-fails",
    event: "BeforeBlockTraffic",
    who,
    script: "scripts/drain.sh",
  }),
};

/** What happens on blue while it leaves is forgiven, as we ask CodeDeploy to: users are on green already (rule 11). */
export const blueWithoutAgent: Journey[] = Object.entries(TROUBLES).flatMap(([what, fault]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: ${what}, the release succeeds all the same`,
    fleet,
    rules: [11],
    faults: ({ fleet: { ami } }) => [fault({ imageId: ami })],
    check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
    },
  })),
);
