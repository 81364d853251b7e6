import assert from "node:assert/strict";
import { blueAlone, ended, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import type { FleetName } from "../../../src/plan/facts.ts";

/** What must be among the leftovers, by fleet. */
const LEFT: Record<FleetName, RegExp[]> = {
  clone: [
    /^Auto Scaling group web-blue-1/,
    /^version 2 of launch template/,
    /^suspended processes of web-blue: /,
    /^suspended processes of web-blue-1: /,
    /^CodeDeploy deployment d-/,
  ],
  "same-group": [
    /^instances of web-blue tagged bluegreen:release=web\/production-1/,
    /^the sizes of web-blue/,
    /^version 2 of launch template/,
    /^the launch template version of web-blue: it was 1/,
    /^the tag bluegreen:release of web-blue: it was web-production-1/,
    /^suspended processes of web-blue: /,
    /^CodeDeploy deployment d-/,
  ],
  "codedeploy-copy": [
    /^Auto Scaling group CodeDeploy_production_d-/,
    /^version 2 of launch template/,
    /^suspended processes of web-blue: /,
    /^CodeDeploy deployment d-/,
  ],
};

export const leftAsItStands: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: on-failure leave ends open and lists everything that is left`,
  fleet,
  inputs: { "on-failure": "leave" },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, script: "scripts/start.sh" },
  ],
  check(t) {
    ended(t, "open");
    harmless(t);
    blueAlone(t, 3);
    const told = t.ending.leftovers.map(({ what }) => what);
    for (const wanted of LEFT[fleet])
      assert.ok(
        told.some((what) => wanted.test(what)),
        `not listed: ${wanted}\n${told.join("\n")}\n${story(t)}`,
      );
    for (const { what, command } of t.ending.leftovers)
      assert.match(command, /^aws /, `no command for ${what}`);
  },
}));
