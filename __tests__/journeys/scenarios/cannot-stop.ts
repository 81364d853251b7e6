import assert from "node:assert/strict";
import { blueAlone, ended, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/**
 * A deployment that cannot be stopped may still move traffic, or end blue: green stays until it is known to have ended,
 * and nothing that presumes blue in service is undone.
 */
export const cannotStop: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: the deployment cannot be stopped, everything is left in place and listed`,
  fleet,
  rules: [15, 16],
  inputs: { timeout: "4m" },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-hangs", event: "AfterInstall", who: { imageId: amiNew } },
    {
      kind: "error",
      operation: "codedeploy:StopDeployment",
      code: "AccessDeniedException",
      message: "User is not authorized to perform: codedeploy:StopDeployment",
      status: 403,
    },
  ],
  check(t) {
    ended(t, "failed-dirty");
    harmless(t);
    blueAlone(t, 3);
    const undone = t.path.filter((one) => one.startsWith("<"));
    assert.deepEqual(undone, ["<create-deployment!"], story(t));
    const [first, ...others] = t.ending.leftovers;
    assert.match(first!.command, /^aws deploy stop-deployment /);
    assert.match(first!.why, /codedeploy:StopDeployment/);
    assert.ok(
      others.some(({ what }) => /suspended processes of web-blue: /.test(what)),
      story(t),
    );
    for (const { what, command } of others) assert.match(command, /^aws /, `no command for ${what}`);
  },
}));
