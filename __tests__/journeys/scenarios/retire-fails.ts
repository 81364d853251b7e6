import assert from "node:assert/strict";
import { ended, greenAlone, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import type { FleetName } from "../../../src/plan/facts.ts";

const REFUSED: Record<FleetName, string> = {
  clone: "autoscaling:DetachLoadBalancerTargetGroups",
  "same-group": "autoscaling:DetachInstances",
  "codedeploy-copy": "autoscaling:DetachLoadBalancerTargetGroups",
};

/** After the commit point what fails is listed and changes nothing: green serves. */
const refusals: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: blue cannot be retired, the release has succeeded and lists it`,
  fleet,
  rules: [14],
  // There CodeDeploy has detached blue's group itself.
  ...(fleet === "codedeploy-copy" ? { unless: { "codedeploy-kept-group": "detached" } } : {}),
  faults: () => [
    {
      kind: "error",
      operation: REFUSED[fleet],
      code: "AccessDenied",
      message: `User is not authorized to perform: ${REFUSED[fleet]}`,
      status: 403,
    },
  ],
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    assert.ok(
      t.ending.leftovers.some(
        ({ what, why, command }) => /blue/.test(what) && why.includes(REFUSED[fleet]) && command,
      ),
      `${JSON.stringify(t.ending.leftovers, null, 1)}\n${story(t)}`,
    );
  },
}));

/** Blue that could not even be marked stays in the group, out of rotation: Auto Scaling would replace it by more of green. */
const notEvenTagged: Journey = {
  name: "same-group: blue cannot be marked as retired, its group stays held and nothing is launched for it",
  fleet: "same-group",
  rules: [14],
  faults: () => [
    {
      kind: "error",
      operation: "ec2:CreateTags",
      code: "AccessDenied",
      message: "User is not authorized to perform: ec2:CreateTags",
      status: 403,
    },
  ],
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    const [group] = Object.values(t.after.groups);
    assert.equal(group!.instances.length, 6, story(t));
    assert.ok(group!.suspended.includes("ReplaceUnhealthy"), story(t));
    const lists = t.ending.leftovers.map(({ what }) => what).join("\n");
    assert.match(lists, /^blue's instances in or of web-blue /m);
    assert.match(lists, /^suspended processes of web-blue: /m);
  },
};

export const retireFails: Journey[] = [...refusals, notEvenTagged];
