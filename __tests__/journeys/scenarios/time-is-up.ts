import { asBefore, because } from "../claims.ts";
import { onEachFleet, READY_WAIT } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import type { Fault } from "../../../simulator/core/faults.ts";

/** What keeps the run from going on, by where it is when its time is up. */
const STAGES: Record<string, (amiNew: string) => Fault> = {
  "while green is launched": (imageId) => ({
    kind: "launch-fails",
    imageId,
    message: "We currently do not have sufficient capacity.",
    times: 2,
  }),
  "while green is installed": (imageId) => ({
    kind: "script-hangs",
    event: "AfterInstall",
    who: { imageId },
  }),
  "while traffic is moved": (imageId) => ({ kind: "unhealthy", who: { imageId } }),
};

const LIMITS: Record<string, string> = {
  "while green is launched": "45s",
  "while green is installed": "4m",
  "while traffic is moved": "6m",
};

export const timeIsUp: Journey[] = Object.entries(STAGES).flatMap(([when, fault]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: time is up ${when}, everything is as before`,
    fleet,
    rules: [16, 17],
    options: READY_WAIT,
    inputs: { timeout: LIMITS[when]! },
    faults: ({ fleet: { amiNew } }) => [fault(amiNew)],
    check(t) {
      asBefore(t);
      because(t, /time|took longer|timeout/i);
    },
  })),
);
