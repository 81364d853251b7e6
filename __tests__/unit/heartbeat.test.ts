import { whyWaiting } from "../../src/codedeploy/heartbeat.ts";
import type { Target } from "../../src/codedeploy/targets.ts";
import { event, target } from "./deployment-targets.ts";

const info = { deploymentId: "d-1", status: "InProgress" as const };
const say = (targets: Target[], more: object = {}, reasons: string[] = []): string =>
  whyWaiting({ info: { ...info, ...more }, targets, now: 100_000, reasons });

test.each([
  ["Created", "Waiting for CodeDeploy to begin deployment d-1"],
  ["Queued", "Waiting for CodeDeploy to begin deployment d-1"],
  ["Ready", "Green is installed and ready; traffic is still on blue"],
  ["InProgress", "Waiting for CodeDeploy to provision green"],
  ["SomethingNew", "Waiting for CodeDeploy to provision green"],
])("in status %s: %s", (status, expected) => expect(say([], { status })).toBe(expected));

test("the termination wait is named", () => {
  expect(say([], { instanceTerminationWaitTimeStarted: true })).toBe(
    "Traffic is on green; CodeDeploy waits before it terminates blue",
  );
});

test("which instances, which event, since when: the longest of them", () => {
  const at = (id: string, since: number): Target =>
    target(id, "InProgress", event("Install", "InProgress", since));
  expect(say([at("i-1", 59), at("i-2", 70)])).toBe(
    "Waiting for 2 green instances (i-1, i-2), in Install for 41 s",
  );
});

test("an agent that has not begun is what we wait for, only if nothing runs", () => {
  const silent = target("i-1", "Pending", event("ApplicationStop", "Pending"));
  const busy = target("i-2", "InProgress", event("Install", "InProgress", 90));
  expect(say([silent])).toBe(
    "Waiting for the CodeDeploy agent of 1 green instance (i-1) to begin ApplicationStop",
  );
  expect(say([silent, busy])).toBe("Waiting for 1 green instance (i-2), in Install for 10 s");
});

test("blue's turn has not come: it is not what we wait for", () => {
  const blue: Target = { ...target("i-9", "Pending", event("BeforeBlockTraffic", "Pending")), label: "Blue" };
  expect(say([blue], { deploymentOverview: { Pending: 1 } })).toBe("Waiting for deployment d-1: 1 pending");
});

test("the reason of the target's health is added", () => {
  const allowing = target("i-1", "InProgress", event("AllowTraffic", "InProgress", 40));
  expect(say([allowing], {}, ["i-1: unhealthy, Target.Timeout"])).toBe(
    "Waiting for 1 green instance (i-1), in AllowTraffic for 1 min: i-1: unhealthy, Target.Timeout",
  );
});

test("an event that began in the future, by AWS's clock, has no time", () => {
  expect(say([target("i-1", "InProgress", event("Install", "InProgress", 200))])).toBe(
    "Waiting for 1 green instance (i-1), in Install",
  );
});
