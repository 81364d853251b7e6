import { ended, greenAlone, harmless } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";
import type { Fault } from "../../../simulator/core/faults.ts";

const succeeds = (t: Travelled): void => {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, 3);
};

/** Every so many calls, all through a deployment. */
const often = (step: number, fault: (skip: number) => Fault): Fault[] =>
  Array.from({ length: 40 }, (_, index) => fault(3 + index * step));

const WEATHERS: Record<string, Fault[]> = {
  "throttled every so often": often(5, (skip) => ({ kind: "throttle", operation: "*:*", skip, times: 2 })),
  "that answers after four seconds": [{ kind: "latency", operation: "*:*", ms: 4_000 }],
  "that is away for a minute, twice": [60, 150].map((skip) => ({
    kind: "lost-request",
    operation: "*:*",
    skip,
    lastsMs: 60_000,
  })),
  "that fails now and then": often(9, (skip) => ({
    kind: "error",
    operation: "*:*Describe*",
    code: "InternalFailure",
    message: "An internal error has occurred.",
    status: 500,
    skip,
    times: 1,
  })),
};

export const roughAws: Journey[] = Object.entries(WEATHERS).flatMap(([how, faults]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: an AWS ${how} only takes longer`,
    fleet,
    rules: [25],
    faults: () => faults,
    check: succeeds,
  })),
);
