import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/** CodeDeploy gives up as soon as too many have failed, while a script still runs elsewhere. */
export const someOfGreenFail: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: a script fails on most of green while it hangs on one, everything is as before`,
  fleet,
  rules: [13, 16, 17],
  options: { instances: 4 },
  inputs: { "deployment-config": "CodeDeployDefault.HalfAtATime" },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-hangs", event: "AfterInstall", who: { imageId: amiNew }, times: 1 },
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, script: "scripts/warm-up.sh" },
  ],
  check(t) {
    asBefore(t, 4);
    because(t, /warm-up\.sh/);
  },
}));
