import assert from "node:assert/strict";
import { ended, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";

/** What served before is alone in rotation again, and the run says so in its own words. */
function back(t: Travelled, count = 3): void {
  for (const { name, healthy } of Object.values(t.world.users.groups))
    assert.deepEqual(healthy.byImage, { [t.fleet.ami]: count }, `in rotation in ${name}\n${story(t)}`);
  assert.equal(t.outputs["serving"], "green");
}

/** Rollbacks by the rollback action. */
export const rollbacks: Journey[] = [
  ...onEachFleet((fleet) => ({
    name: `${fleet}: an instant rollback takes the traffic back to the fleet that was kept`,
    fleet,
    entry: "rollback",
    rules: [11, 14, 17],
    earlier: [{ "ami-id": "new" }],
    inputs: { reason: "orders fail", "follow-up": "false" },
    check(t) {
      ended(t, "succeeded");
      harmless(t);
      back(t);
      assert.equal(t.outputs["way"], "instant");
    },
  })),
];
