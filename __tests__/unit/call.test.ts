import { AwsFailure, LostAnswer, Unreachable } from "../../src/aws/aws-error.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { inVirtualTime, type Somebody } from "./virtual.ts";

const PARAMETER = { Name: "/x", Value: "1", Type: "String" } as const;

/** What a call came to, how often it was sent, and how many seconds it took. */
async function called(
  fault: Fault | undefined,
  work: (aws: Somebody["aws"]) => Promise<unknown>,
  mayChange?: () => void,
) {
  return inVirtualTime(
    async ({ somebody }) => {
      const { aws, actor, calls, events } = somebody("we", mayChange);
      const outcome = await work(aws).catch((error: unknown) => error);
      const took = actor.monotonic() / 1000;
      actor.done();
      return { outcome, sent: calls.length, took, slow: events.filter(({ kind }) => kind === "aws-slow") };
    },
    { faults: fault ? [fault] : [] },
  );
}

const read = (aws: Somebody["aws"]): Promise<unknown> => aws("ssm:GetParameters", { Names: ["/x"] });
const once = (aws: Somebody["aws"]): Promise<unknown> => aws("ssm:PutParameter", PARAMETER);
const again = (aws: Somebody["aws"]): Promise<unknown> =>
  aws("ssm:PutParameter", { ...PARAMETER, Overwrite: true }, { again: true });

test("throttling is waited out, with one word about it", async () => {
  const { outcome, sent, slow } = await called({ kind: "throttle", operation: "ssm:*", times: 4 }, once);
  expect(outcome).toMatchObject({ Version: 1 });
  expect([sent, slow.length]).toEqual([5, 1]);
});

test("a lost answer of a call that must happen once is never sent again", async () => {
  const { outcome, sent } = await called({ kind: "lost-answer", operation: "ssm:*" }, once);
  expect(outcome).toBeInstanceOf(LostAnswer);
  expect(sent).toBe(1);
});

test("a lost answer of a read, or of a call that may be repeated, is sent again", async () => {
  for (const work of [read, again]) {
    const { outcome, sent } = await called({ kind: "lost-answer", operation: "ssm:*", times: 2 }, work);
    expect(outcome).not.toBeInstanceOf(Error);
    expect(sent).toBe(3);
  }
});

test("reads are tried for two minutes; a changing call that may have happened ends within 15 seconds (rule 25)", async () => {
  const never = { kind: "lost-answer", operation: "ssm:*" } as const;
  const reading = await called(never, read);
  expect(reading.outcome).toBeInstanceOf(Unreachable);
  expect(reading.took).toBeGreaterThan(100);
  expect(reading.took).toBeLessThanOrEqual(120);
  const changing = await called(never, again);
  expect(changing.outcome).toBeInstanceOf(LostAnswer);
  expect(changing.took).toBeLessThanOrEqual(15);
});

test("a refusal is not repeated; it names operation, resource, request and the action to allow", async () => {
  const message = "User: x is not authorized to perform: ssm:GetParameters on resource: /x";
  const fault = { kind: "error", operation: "ssm:*", code: "AccessDeniedException", message } as const;
  const { outcome, sent } = await called(fault, read);
  expect(outcome).toBeInstanceOf(AwsFailure);
  expect(sent).toBe(1);
  expect((outcome as AwsFailure).message).toMatch(
    /^ssm:GetParameters was refused: AccessDenied: .*\(on \/x, request [0-9a-f-]{36}\)$/,
  );
  expect((outcome as AwsFailure).remedy).toContain("ssm:GetParameters");
});

test("before each attempt of a changing call it is asked whether we still may; a read is not asked about", async () => {
  let asked = 0;
  const mayChange = (): void => {
    if (++asked === 3) throw new Error("the lease is lost");
  };
  const { outcome, sent } = await called({ kind: "throttle", operation: "ssm:*" }, again, mayChange);
  expect((outcome as Error).message).toBe("the lease is lost");
  expect([asked, sent]).toEqual([3, 2]);
  await called(undefined, read, mayChange);
  expect(asked).toBe(3);
});

test("an aborted signal ends the waiting with its reason", async () => {
  const stop = new AbortController();
  const { outcome, sent } = await called({ kind: "throttle", operation: "ssm:*" }, async (aws) => {
    const call = aws("ssm:GetParameters", { Names: ["/x"] }, { signal: stop.signal });
    stop.abort(new Error("cancelled"));
    return call;
  });
  expect((outcome as Error).message).toBe("cancelled");
  expect(sent).toBeLessThanOrEqual(1);
});
