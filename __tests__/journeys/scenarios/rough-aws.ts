import assert from "node:assert/strict";
import { ended, greenAlone, harmless } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";
import { EC2_BUCKETS } from "../../../simulator/core/buckets.ts";
import type { Fault } from "../../../simulator/core/faults.ts";

const succeeds = (t: Travelled): void => {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, 3);
};

/** Every so many calls, all through a deployment. */
const often = (step: number, fault: (skip: number) => Fault): Fault[] =>
  Array.from({ length: 40 }, (_, index) => fault(3 + index * step));

/** Others leave one request in ten seconds of EC2's rates, and little of the others', whose numbers nobody knows. */
const BUSY: Fault[] = [
  ...(["non-mutating", "unfiltered", "mutating", "TerminateInstances", "tags", "templates"] as const).map(
    (name): Fault => ({ kind: "busy", class: name, othersPerSecond: EC2_BUCKETS[name].perSecond - 0.1 }),
  ),
  ...["autoscaling", "codedeploy", "elasticloadbalancing", "ssm"].map((service): Fault => ({
    kind: "busy",
    class: { operation: `${service}:*`, bucket: { size: 20, perSecond: 10 } },
    othersPerSecond: 9.4,
  })),
];

const WEATHERS: Record<string, Fault[]> = {
  "throttled every so often": often(5, (skip) => ({ kind: "throttle", operation: "*:*", skip, times: 2 })),
  "that answers after four seconds": [{ kind: "latency", operation: "*:*", ms: 4_000 }],
  "that is away for a minute, twice": [60, 150].map((skip) => ({
    kind: "lost-request",
    operation: "*:*",
    skip,
    lastsMs: 60_000,
  })),
  // The number, its highest known and the lease are written before the plan.
  "that is away for a minute when the plan is to be recorded": [
    { kind: "lost-request", operation: "ssm:PutParameter", skip: 3, lastsMs: 60_000 },
  ],
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

/** That it is slowed is told, once for each operation; and it asks no more often than is worth it. */
const isPatient = ({ events, calls }: Travelled): void => {
  const slow = events.flatMap((event) => (event.kind === "aws-slow" ? [event.operation] : []));
  assert.ok(slow.length > 0, "nothing is said");
  assert.deepEqual(slow, [...new Set(slow)], "said once");
  const throttled = calls.filter(({ error }) => /Throttling|RequestLimitExceeded/.test(error?.code ?? ""));
  assert.ok(throttled.length < calls.length / 2, `${throttled.length} of ${calls.length} throttled`);
};

const busyAccount = onEachFleet((fleet): Journey => ({
  name: `${fleet}: others in the account leave little of the request rates, it takes longer and says so once`,
  fleet,
  rules: [25],
  faults: () => BUSY,
  check(t) {
    succeeds(t);
    isPatient(t);
  },
}));

const weathers: Journey[] = Object.entries(WEATHERS).flatMap(([how, faults]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: an AWS ${how} only takes longer`,
    fleet,
    rules: [25],
    faults: () => faults,
    check: succeeds,
  })),
);

export const roughAws: Journey[] = [...weathers, ...busyAccount];
