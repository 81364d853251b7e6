import assert from "node:assert/strict";
import { ended, harmless, untouched } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** `mode: plan` reads, judges and shows; it never writes. */
export const planMode: Journey[] = (["clone", "same-group", "codedeploy-copy"] as const).map((fleet) => ({
  name: `${fleet}: mode plan changes nothing at all`,
  fleet,
  inputs: { mode: "plan" },
  rules: [23],
  check(t) {
    ended(t, "unchanged");
    untouched(t);
    harmless(t);
    assert.deepEqual(t.path, []);
    const plans = t.events.filter((event) => event.kind === "plan");
    assert.equal(plans.length, 1);
    assert.ok(plans[0]!.provisional);
    assert.ok(plans[0]!.text.includes("Steps"), plans[0]!.text);
  },
}));
