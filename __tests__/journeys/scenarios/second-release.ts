import assert from "node:assert/strict";
import { blueRuns, ended, greenAlone, greenIsSound, groupIn, harmless } from "../claims.ts";
import type { Journey, Travelled } from "../lab.ts";

/** The second of two releases: its number goes on, the first's blue is over, what blue was now runs on. */
function second(t: Travelled): void {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, 3);
  greenIsSound(t);
  blueRuns(t);
  assert.equal(t.ending.summary, "Release 2 of web/production: green serves.");
}

/** None of the fleet that was there before any release is left. */
function firstBlueEnded(t: Travelled): void {
  assert.deepEqual(
    t.fleet.instanceIds.filter((id) => id in t.after.instances),
    [],
  );
}

/** A release after another one: rules 3 and 24, and the end of an earlier blue. */
export const secondRelease: Journey[] = [
  {
    name: "clone: a second release replaces the group of the first, and leaves the one we did not make",
    fleet: "clone",
    rules: [3, 24],
    earlier: [{}],
    check(t) {
      second(t);
      assert.equal(t.outputs["blue-group"], "web-blue-1");
      assert.equal(t.outputs["green-group"], "web-blue-2");
      // Not made by us: told of with the command, never deleted.
      assert.equal(groupIn(t.after, "web-blue")?.instances.length, 3);
      assert.ok(
        t.said.some((text) => text.includes("web-blue, retired by an earlier release, still runs 3")),
      );
    },
  },
  {
    name: "clone: a third release deletes the group that the first one made",
    fleet: "clone",
    rules: [24],
    earlier: [{ retire: "terminate" }, {}],
    check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      greenIsSound(t);
      firstBlueEnded(t);
      assert.deepEqual(Object.keys(t.after.groups).sort(), ["web-blue", "web-blue-2", "web-blue-3"]);
      assert.deepEqual(groupIn(t.after, "web-blue")?.instances, []);
    },
  },
  {
    name: "clone: a second release that ends blue deletes the group of the first",
    fleet: "clone",
    rules: [14],
    earlier: [{ retire: "terminate" }],
    inputs: { retire: "terminate" },
    check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      assert.deepEqual(Object.keys(t.after.groups).sort(), ["web-blue", "web-blue-2"]);
    },
  },
  {
    name: "codedeploy-copy: a second release copies the copy",
    fleet: "codedeploy-copy",
    rules: [3, 9, 24],
    earlier: [{}],
    check(t) {
      second(t);
      assert.notEqual(t.outputs["green-group"], t.outputs["blue-group"]);
      assert.equal(groupIn(t.after, "web-blue")?.instances.length, 3);
    },
  },
  {
    name: "same-group: a second release ends the instances that the first one detached",
    fleet: "same-group",
    rules: [3, 5, 24],
    earlier: [{}],
    check(t) {
      second(t);
      firstBlueEnded(t);
    },
  },
  {
    name: "same-group: a second release ends the Standby instances of the first",
    fleet: "same-group",
    rules: [5, 19, 24],
    earlier: [{ retire: "keep" }],
    inputs: { retire: "keep" },
    check(t) {
      second(t);
      firstBlueEnded(t);
      assert.equal(groupIn(t.after, "web-blue")?.instances.length, 6);
    },
  },
];
