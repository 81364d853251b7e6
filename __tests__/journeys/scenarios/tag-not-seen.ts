import assert from "node:assert/strict";
import { ended, greenAlone, harmless, story } from "../claims.ts";
import type { Journey } from "../lab.ts";

const NOT_SEEN = /CodeDeploy does not see green's tag yet/;

/** CodeDeploy finds green by its tag a while after EC2 does: a quick NO_INSTANCES means trying again (rule 7). */
export const tagNotSeen: Journey[] = (["clone", "same-group"] as const).map((fleet) => ({
  name: `${fleet}: CodeDeploy does not see green's tag at first, it is asked again`,
  fleet,
  rules: [7],
  // Either CodeDeploy sees it at once, or green is seen and in service so late that the tag is old by then.
  unless: {
    "codedeploy-tag-lag": "none",
    "ec2-new-instance-visible": "after-60-seconds",
    "ec2-pending-time": "90-seconds",
  },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    assert.ok(
      t.said.some((text) => NOT_SEEN.test(text)),
      story(t),
    );
    const created = t.calls.filter(({ operation }) => operation === "codedeploy:CreateDeployment");
    assert.ok(created.length > 1, story(t));
  },
}));
