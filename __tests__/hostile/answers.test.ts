import { HttpResponse } from "@smithy/core/protocols";
import { Unreachable, LostAnswer } from "../../src/aws/aws-error.ts";
import { door, type Aws } from "../../src/aws/call.ts";
import { clients } from "../../src/aws/clients.ts";
import type { BluegreenEvent } from "../../src/events.ts";

/** Answers each request by hand, and counts them. */
function answering(
  answer: (count: number, signedAt: number) => { status: number; body: unknown; date: Date },
) {
  let count = 0;
  let slept = 0;
  const requestHandler = {
    handle: (request: { headers: Record<string, string> }) => {
      const [, y, mo, d, h, mi, s] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(request.headers["x-amz-date"]!)!;
      const signedAt = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
      const { status, body, date } = answer(++count, signedAt);
      const response = new HttpResponse({
        statusCode: status,
        headers: { "content-type": "application/x-amz-json-1.1", date: date.toUTCString() },
        body: new TextEncoder().encode(JSON.stringify(body)),
      });
      return Promise.resolve({ response });
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const events: BluegreenEvent[] = [];
  const clock = {
    now: () => new Date(0),
    monotonic: () => slept,
    sleep: (ms: number) => ((slept += ms), Promise.resolve()),
  };
  const aws: Aws = door({
    senderOf: clients({ region: "us-east-1", config: { requestHandler, credentials } }),
    clock,
    emit: (event) => void events.push(event),
  });
  return { aws, sent: () => count };
}

test.each([
  ["ahead", 600_000],
  ["behind", -600_000],
])("a clock ten minutes off is noticed and set right: AWS is %s", async (_, ahead) => {
  const { aws, sent } = answering((_count, signedAt) => {
    const date = new Date(Date.now() + ahead);
    return Math.abs(signedAt - date.getTime()) > 300_000
      ? { status: 400, body: { __type: "InvalidSignatureException", message: "Signature expired" }, date }
      : { status: 200, body: { Version: 7 }, date };
  });
  // Not even a call that must happen once is lost: the refused one did nothing.
  const put = () => aws("ssm:PutParameter", { Name: "/x", Value: "1", Type: "String" });
  expect(await put()).toMatchObject({ Version: 7 });
  expect(sent()).toBe(2);
  await put();
  expect(sent()).toBe(3);
});

test("a signature that is refused for another reason is refused", async () => {
  const { aws, sent } = answering(() => ({
    status: 400,
    body: { __type: "InvalidSignatureException", message: "The request signature does not match" },
    date: new Date(),
  }));
  await expect(aws("ssm:GetParameters", { Names: ["/x"] })).rejects.toThrow(/was (refused|not sent)/);
  expect(sent()).toBe(1);
});

test("an answer without what all rests on is asked for again, and then told", async () => {
  const { aws, sent } = answering((count) => ({
    status: 200,
    body: count < 3 ? { Parameters: [{ Name: "/x" }] } : { Parameters: [{ Name: "/x", Value: "1" }] },
    date: new Date(),
  }));
  expect(await aws("ssm:GetParameters", { Names: ["/x"] })).toMatchObject({ Parameters: [{ Value: "1" }] });
  expect(sent()).toBe(3);
  const never = answering(() => ({ status: 200, body: { Parameters: [{}] }, date: new Date() }));
  const error: unknown = await never.aws("ssm:GetParameters", { Names: ["/x"] }).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(Unreachable);
  expect(error).not.toBeInstanceOf(LostAnswer);
  expect((error as Error).message).toBe(
    "ssm:GetParameters cannot be used: the answer lacks Parameters[].Name",
  );
});
