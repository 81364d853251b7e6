import assert from "node:assert/strict";
import { ended, findingsOf, greenAlone, greenIsSound, groupIn, harmless, story } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** Behind a Network Load Balancer: slow to take targets in, slow to let go of them, each zone on its own (rule 18). */
const taken: Journey[] = (
  [
    ["clone", "terminate"],
    ["same-group", "terminate"],
    ["codedeploy-copy", "detach"],
  ] as const
).map(([fleet, retire]) => ({
  name: `${fleet}: a Network Load Balancer without cross-zone load balancing, ${retire}`,
  fleet,
  rules: [13, 18],
  options: { balancer: "network", ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } },
  inputs: { retire },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    greenIsSound(t);
    assert.ok(findingsOf(t).includes("cross-zone-off"));
    // One healthy target in each zone at every instant.
    for (const { name, timeline } of Object.values(t.world.users.groups))
      for (const { at, byZone } of timeline.filter((moment) => moment.at >= t.startedAt))
        assert.equal(
          Object.values(byZone).filter((count) => count > 0).length,
          3,
          `${name} at ${at - t.startedAt} ms`,
        );
  },
}));

/** From the second release on blue's group is ours, and deleted whole: not before the balancer has let go of it. */
const deleted: Journey[] = (["clone", "codedeploy-copy"] as const).map((fleet) => ({
  name: `${fleet}: a group of an earlier release's is deleted once a Network Load Balancer sends it nothing any more`,
  fleet,
  rules: [18],
  options: { balancer: "network", instances: 1, ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } },
  earlier: [{}],
  inputs: { retire: "terminate" },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 1);
    assert.equal(groupIn(t.after, t.outputs["blue-group"]!), undefined, story(t));
  },
}));

export const networkBalancer: Journey[] = [...taken, ...deleted];
