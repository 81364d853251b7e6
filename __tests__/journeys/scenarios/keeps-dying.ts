import assert from "node:assert/strict";
import { because, blueAlone, ended, sameWorld, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/** Some die once they serve, by the fault's own hand: nobody but those who were there then is hurt. */
export const keepsDying: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: green's instances keep dying, everything is as before`,
  fleet,
  rules: [6, 17],
  faults: ({ fleet: { amiNew } }) => [{ kind: "instance-dies", who: { imageId: amiNew }, afterMs: 70_000 }],
  check(t) {
    for (const { instanceId } of t.harms)
      assert.ok(instanceId && t.world.ec2.instances[instanceId]?.imageId !== t.fleet.ami, story(t));
    ended(t, "failed-clean");
    blueAlone(t, 3);
    sameWorld(t);
    because(t, /launch|no longer run|gone|lost|ended|terminated|in the time it had/i);
  },
}));
