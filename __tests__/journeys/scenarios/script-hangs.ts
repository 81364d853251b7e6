import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

export const scriptHangs: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: a script on green never ends, everything is as before`,
  fleet,
  rules: [16, 17],
  inputs: { timeout: "3h" },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-hangs", event: "ApplicationStart", who: { imageId: amiNew } },
  ],
  check(t) {
    asBefore(t);
    because(t, /ApplicationStart/);
  },
}));
