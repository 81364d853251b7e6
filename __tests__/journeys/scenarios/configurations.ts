import assert from "node:assert/strict";
import { ended, findingsOf, greenAlone, greenIsSound, harmless } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** Deployment configurations and what they promise without a Ready wait (rule 13), with several target groups. */
export const configurations: Journey[] = (
  [
    ["clone", "CodeDeployDefault.HalfAtATime"],
    ["same-group", "CodeDeployDefault.OneAtATime"],
    ["codedeploy-copy", "CodeDeployDefault.OneAtATime"],
  ] as const
).map(([fleet, config]) => ({
  name: `${fleet}: ${config} from the input, two target groups`,
  fleet,
  rules: [13],
  options: { targetGroups: 2, instances: 4 },
  inputs: { "deployment-config": config },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 4);
    greenIsSound(t);
    assert.ok(findingsOf(t).includes("floor-below-count"));
    const floor = config.endsWith("HalfAtATime") ? 2 : 3;
    assert.ok(
      t.said.some((text) => text.includes(`${config} may leave ${floor} of 4`)),
      t.said.join("\n"),
    );
    for (const { name, timeline } of Object.values(t.world.users.groups))
      for (const { at, serving } of timeline.filter((moment) => moment.at >= t.startedAt))
        assert.ok(serving >= floor, `${serving} serve in ${name} at ${at - t.startedAt} ms`);
  },
}));
