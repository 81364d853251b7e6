import assert from "node:assert/strict";
import { ended, greenAlone, harmless } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** Of many targets a few are read at each look, and all of them only now and then (rule 28). */
export const largeFleet: Journey = {
  name: "clone: of sixty instances a few are read at each look",
  fleet: "clone",
  rules: [28],
  options: { instances: 60 },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 60);
    const read = t.calls.filter(({ operation }) => operation === "codedeploy:BatchGetDeploymentTargets");
    assert.ok(read.length < 20, `${read.length} calls for targets`);
  },
};
