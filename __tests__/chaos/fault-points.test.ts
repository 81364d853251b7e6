import type { OperationName } from "../../src/aws/operations.ts";
import { operations } from "../../src/aws/operations.ts";
import { compiled } from "../compiled.ts";
import { inVirtualTime } from "../unit/virtual.ts";
import { faultKinds, SAME, type FaultKindName } from "./fault-kinds.ts";

// A bounded sample; `npm run chaos` plays all of them.
test(
  "a fault of any kind at any call ends in a true outcome, harms nobody, and is gone on with in calm weather",
  () => {
    const { status, stdout, stderr } = compiled("chaos/run-faults.js", "--every", "97");
    if (status !== 0) process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  5 * 60_000,
);

/** One operation of each kind that the simulator answers without anything being there. */
const EXAMPLES = {
  read: ["ssm:GetParameters", { Names: ["/x"] }],
  set: ["ssm:DeleteParameters", { Names: ["/x"] }],
  once: ["ssm:PutParameter", { Name: "/x", Value: "1", Type: "String" }],
} as const satisfies Record<keyof typeof SAME, [OperationName, object]>;

/** What a caller sees of a call that is struck, and how often and when it was sent. */
const struckBy = (kind: FaultKindName, [operation, input]: readonly [OperationName, object]) =>
  inVirtualTime(
    async ({ somebody }) => {
      const { aws, actor, events } = somebody("we");
      const outcome: unknown = await aws(operation, input as never).catch((error: Error) => error.name);
      const took = actor.monotonic();
      actor.done();
      const told = events.map((event) => ({ ...event, requestId: "" }));
      return { outcome: typeof outcome === "string" ? outcome : "an answer", took, told };
    },
    { faults: [faultKinds[kind].at(0, operation, 0)] },
  );

test.each(Object.keys(SAME) as (keyof typeof SAME)[])(
  "faults that are played once are one and the same to whoever calls: %s",
  async (kind) => {
    expect(operations[EXAMPLES[kind][0]].kind).toBe(kind);
    for (const [one, other] of Object.entries(SAME[kind]) as [FaultKindName, FaultKindName][])
      expect(await struckBy(one, EXAMPLES[kind])).toEqual(await struckBy(other, EXAMPLES[kind]));
  },
);
