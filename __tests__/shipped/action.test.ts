import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { runAction, type ActionRun } from "../../simulator/runner/run-action.ts";

const actionDir = process.cwd();
const given = {
  "ami-id": "ami-0123456789abcdef0",
  application: "shop",
  "deployment-group": "production",
};
const credentials = {
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_REGION: "eu-west-1",
};

/** A server that takes every request and never answers. */
let silence: Server;
let asked: () => void = () => undefined;
beforeAll(async () => {
  silence = createServer(() => asked());
  await new Promise<void>((resolve) => silence.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  silence.closeAllConnections();
  silence.close();
});
const silentUrl = (): string => `http://127.0.0.1:${(silence.address() as AddressInfo).port}`;

const log = ({ log: lines }: ActionRun): string => lines.map(({ text }) => text).join("\n");
const outcomes = ({ steps }: ActionRun): Record<string, string> =>
  Object.fromEntries(steps.map(({ id, outcome }) => [id!, outcome]));

test("wrong inputs: every complaint at once, nothing done, told once", async () => {
  const ran = await runAction({
    actionDir,
    inputs: { ...given, "ami-id": "", fleet: "cloned", retries: "3", timeout: "15" },
  });
  expect(outcomes(ran)).toEqual({ deploy: "failure", settle: "skipped" });
  expect(ran.conclusion).toBe("failure");
  expect(ran.outputs["outcome"]).toBe("failed-clean");
  const errors = ran.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
  expect(errors).toEqual([
    "input retries: is not an input of this action",
    "input ami-id: is required and was not given",
    'input fleet: "cloned" is not accepted',
    'input timeout: "15" is not accepted',
    "failed-clean: 4 inputs are not accepted. Nothing was changed.",
    "Process completed with exit code 1.",
  ]);
  expect(log(ran)).toContain("such as `90s`, `15m` or `2h`. For example: timeout: 45m");
  expect(ran.summary.match(/^## /gm)).toHaveLength(1);
});

test("an AWS that cannot be reached is said, after as long as we try", async () => {
  const ran = await runAction({
    actionDir,
    inputs: given,
    env: { ...credentials, AWS_ENDPOINT_URL: "http://127.0.0.1:9", BLUEGREEN_CLOCK: "1700000000000x500" },
  });
  expect(outcomes(ran)).toEqual({ deploy: "failure", settle: "skipped" });
  expect(ran.outputs["outcome"]).toBe("failed-clean");
  expect(log(ran)).toMatch(/could not be sent: .*ECONNREFUSED/);
  expect(log(ran)).not.toContain("This should not happen");
});

test("a cancelled deploy step is told by the settle step", async () => {
  const cancel = new AbortController();
  asked = () => cancel.abort();
  const ran = await runAction({
    actionDir,
    inputs: given,
    env: { ...credentials, AWS_ENDPOINT_URL: silentUrl() },
    cancel: cancel.signal,
    speed: 10,
  });
  expect(outcomes(ran)).toMatchObject({ settle: "failure" });
  expect(ran.outputs["outcome"]).toBe("failed-clean");
  expect(log(ran)).toContain("The deployment was stopped before it began: nothing was changed.");
  expect(ran.summary.match(/^## /gm)).toHaveLength(1);
});
