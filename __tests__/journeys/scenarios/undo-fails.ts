import assert from "node:assert/strict";
import { blueAlone, ended, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import type { FleetName } from "../../../src/plan/facts.ts";

const REFUSED: Record<FleetName, { operation: string; what: RegExp; command: RegExp }> = {
  clone: {
    operation: "autoscaling:DeleteAutoScalingGroup",
    what: /^Auto Scaling group web-blue-1/,
    command: /delete-auto-scaling-group --auto-scaling-group-name web-blue-1 --force-delete/,
  },
  "same-group": {
    operation: "autoscaling:TerminateInstanceInAutoScalingGroup",
    what: /web-blue/,
    command: /terminate-instance-in-auto-scaling-group/,
  },
  "codedeploy-copy": {
    operation: "autoscaling:DeleteAutoScalingGroup",
    what: /^Auto Scaling group CodeDeploy_production_d-/,
    command: /delete-auto-scaling-group --auto-scaling-group-name CodeDeploy_production_d-\w+ --force-delete/,
  },
};

/** The way back goes on past what AWS refuses, and says exactly what is left. */
const greenStays: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: green cannot be ended on the way back, it is listed with its command`,
  fleet,
  rules: [17],
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew } },
    {
      kind: "error",
      operation: REFUSED[fleet].operation,
      code: "AccessDenied",
      message: `User is not authorized to perform: ${REFUSED[fleet].operation}`,
      status: 403,
    },
  ],
  check(t) {
    ended(t, "failed-dirty");
    harmless(t);
    blueAlone(t, 3);
    const { what, command } = REFUSED[fleet];
    const found = t.ending.leftovers.find((one) => what.test(one.what) && command.test(one.command));
    assert.ok(found, `${JSON.stringify(t.ending.leftovers, null, 1)}\n${story(t)}`);
    assert.match(found.why, new RegExp(REFUSED[fleet].operation));
  },
}));

/** What was refused on the way there cannot be undone with the same permission, and need not be. */
const neverGrown: Journey = {
  name: "same-group: the group may not be grown, nor given its template back: no green is listed that never was",
  fleet: "same-group",
  rules: [17],
  faults: () => [
    {
      kind: "error",
      operation: "autoscaling:UpdateAutoScalingGroup",
      skip: 1, // the first points the group at green's template
      code: "AccessDenied",
      message: "User is not authorized to perform: autoscaling:UpdateAutoScalingGroup",
      status: 403,
    },
  ],
  check(t) {
    ended(t, "failed-dirty");
    harmless(t);
    blueAlone(t, 3);
    const left = t.ending.leftovers.map(({ what }) => what).join("\n");
    assert.match(left, /launch template version of web-blue/, story(t));
    assert.doesNotMatch(left, /instances of web-blue tagged/, story(t));
  },
};

export const undoFails: Journey[] = [...greenStays, neverGrown];
