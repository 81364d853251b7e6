import { blueEnded, blueRuns, ended, greenAlone, greenIsSound, groupIn, harmless } from "../claims.ts";
import assert from "node:assert/strict";
import type { Journey, Travelled } from "../lab.ts";

const stop: Journey["options"] = { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } };
const terminate: Journey["options"] = { terminate: { action: "TERMINATE", waitMinutes: 15 } };

/** Green serves and is a whole fleet; blue is where `retire` says. */
function serves(t: Travelled, blue: "runs" | "ended"): void {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, 3);
  greenIsSound(t);
  (blue === "runs" ? blueRuns : blueEnded)(t);
}

/** Retired by us: the group was not made by us, so that it stays, empty. */
function emptied(t: Travelled): void {
  serves(t, "ended");
  const { min, desired, attached } = groupIn(t.after, "web-blue")!;
  assert.deepEqual({ min, desired, attached }, { min: 0, desired: 0, attached: [] });
}

/** Ends with CodeDeploy, which may delete the group or leave an empty one. */
function endedByCodeDeploy(t: Travelled): void {
  serves(t, "ended");
  assert.deepEqual(groupIn(t.after, "web-blue")?.instances ?? [], []);
  const committed = t.calls.find(
    ({ operation, input }) =>
      operation === "ssm:PutParameter" && /"committed":true/.test(JSON.stringify(input).replaceAll("\\", "")),
  )!;
  const gone = t.fleet.instanceIds.map((id) => t.world.ec2.instances[id]?.endedAt ?? Infinity);
  assert.ok(committed.at < Math.min(...gone), "green was verified when nobody could go back any more");
}

/** Detached and frozen: it can take the traffic back, and does nothing by itself. */
function kept(t: Travelled): void {
  serves(t, "runs");
  const { attached, instances, suspended } = groupIn(t.after, "web-blue")!;
  assert.deepEqual(attached, []);
  assert.equal(instances.length, 3);
  assert.ok(
    ["AlarmNotification", "ReplaceUnhealthy"].every((one) => suspended.includes(one)),
    suspended.join(),
  );
}

/** The same group, in which green remains. */
function inStandby(t: Travelled): void {
  serves(t, "runs");
  const { instances } = groupIn(t.after, "web-blue")!;
  assert.equal(instances.filter((one) => one.includes(" Standby ")).length, 3);
}

/** What a deployment group can say, with each way to retire blue. */
export const deploymentGroupSettings: Journey[] = [
  {
    name: "clone: a Ready wait, blue is kept",
    fleet: "clone",
    rules: [8, 13],
    options: stop,
    inputs: { retire: "keep" },
    check: kept,
  },
  {
    name: "clone: at once, blue is ended by us and its group stays, empty",
    fleet: "clone",
    rules: [5, 12],
    inputs: { retire: "terminate" },
    check: emptied,
  },
  {
    name: "clone: at once, CodeDeploy ends blue after a quarter of an hour",
    fleet: "clone",
    rules: [14, 15],
    options: terminate,
    inputs: { retire: "terminate" },
    check: endedByCodeDeploy,
  },
  {
    name: "clone: a Ready wait, CodeDeploy ends blue after a quarter of an hour",
    fleet: "clone",
    rules: [13, 14, 15],
    options: { ...stop, ...terminate },
    inputs: { retire: "terminate" },
    check: endedByCodeDeploy,
  },
  {
    name: "codedeploy-copy: a Ready wait, blue is kept",
    fleet: "codedeploy-copy",
    rules: [9, 13, 15],
    options: stop,
    inputs: { retire: "keep" },
    check: kept,
  },
  {
    name: "codedeploy-copy: at once, blue is ended by us",
    fleet: "codedeploy-copy",
    rules: [9, 15],
    inputs: { retire: "terminate" },
    check: emptied,
  },
  {
    name: "codedeploy-copy: at once, CodeDeploy ends blue after a quarter of an hour",
    fleet: "codedeploy-copy",
    rules: [9, 14, 15],
    options: terminate,
    inputs: { retire: "terminate" },
    check: endedByCodeDeploy,
  },
  {
    name: "codedeploy-copy: a Ready wait, CodeDeploy ends blue after a quarter of an hour",
    fleet: "codedeploy-copy",
    rules: [13, 14, 15],
    options: { ...stop, ...terminate },
    inputs: { retire: "terminate" },
    check: endedByCodeDeploy,
  },
  {
    name: "same-group: at once, blue goes into Standby",
    fleet: "same-group",
    rules: [5, 6, 19],
    inputs: { retire: "keep" },
    check: inStandby,
  },
  {
    name: "same-group: a Ready wait, blue's instances are ended",
    fleet: "same-group",
    rules: [5, 12, 13],
    options: stop,
    inputs: { retire: "terminate" },
    check: (t) => serves(t, "ended"),
  },
];
