import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

const MESSAGE =
  "We currently do not have sufficient m5.large capacity in the Availability Zone you requested. Launching EC2 instance failed.";

export const cannotLaunch: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: green cannot launch, Auto Scaling's own words are told and everything is as before`,
  fleet,
  rules: [6, 17],
  faults: ({ fleet: { amiNew } }) => [{ kind: "launch-fails", imageId: amiNew, message: MESSAGE }],
  check(t) {
    asBefore(t);
    because(t, /sufficient m5\.large capacity/);
  },
}));
