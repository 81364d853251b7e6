import { paced } from "../../src/aws/pace.ts";
import type { OperationName } from "../../src/aws/operations.ts";
import type { Clock } from "../../src/time/clock.ts";

/** A clock whose sleeps are over as soon as everything else has had its turn. */
function quickClock(): Clock {
  let at = 0;
  return {
    now: () => new Date(at),
    monotonic: () => at,
    sleep: async (ms) => {
      await new Promise((resolve) => setImmediate(resolve));
      at += ms;
    },
  };
}

function stage() {
  const clock = quickClock();
  const sent: { what: string; at: number }[] = [];
  const senderOf = paced(
    (operation: OperationName) =>
      Promise.resolve((input: unknown) => {
        sent.push({ what: `${operation} ${String(input)}`, at: clock.monotonic() });
        return Promise.resolve({});
      }),
    clock,
  );
  return { clock, sent, senderOf };
}

test("no second sees more than five requests, in the order in which they came", async () => {
  const { sent, senderOf } = stage();
  const send = await senderOf("ec2:DescribeInstances");
  await Promise.all(Array.from({ length: 23 }, (_, n) => send(n, undefined)));
  expect(sent.map(({ what }) => what)).toEqual(
    Array.from({ length: 23 }, (_, n) => `ec2:DescribeInstances ${n}`),
  );
  for (const { at } of sent)
    expect(sent.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(5);
  expect(sent.at(-1)!.at).toBe(4000);
});

test("a call now and then does not wait", async () => {
  const { clock, sent, senderOf } = stage();
  const send = await senderOf("ec2:DescribeInstances");
  for (let n = 0; n < 10; n++) {
    await send(n, undefined);
    await clock.sleep(200);
  }
  expect(sent.at(-1)!.at).toBe(1800);
});

test("a changing call goes before the reads that wait", async () => {
  const { sent, senderOf } = stage();
  const read = await senderOf("ec2:DescribeInstances");
  const stop = await senderOf("codedeploy:StopDeployment");
  await Promise.all([...Array.from({ length: 12 }, (_, n) => read(n, undefined)), stop("d-1", undefined)]);
  expect(sent.findIndex(({ what }) => what === "codedeploy:StopDeployment d-1")).toBe(5);
});

test("whoever is aborted while waiting is not sent", async () => {
  const { sent, senderOf } = stage();
  const send = await senderOf("ec2:DescribeInstances");
  const abort = new AbortController();
  const all = Promise.allSettled([
    ...Array.from({ length: 5 }, (_, n) => send(n, undefined)),
    send("aborted", abort.signal),
    send("last", undefined),
  ]);
  abort.abort(new Error("cancelled"));
  const results = await all;
  expect(results[5]).toMatchObject({ status: "rejected", reason: { message: "cancelled" } });
  expect(sent.map(({ what }) => what.split(" ")[1])).toEqual(["0", "1", "2", "3", "4", "last"]);
});
