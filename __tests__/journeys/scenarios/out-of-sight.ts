import assert from "node:assert/strict";
import { because, ended, greenAlone, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

const MINUTE = 60_000;

/** Watching is not deploying: who cannot see says so, and looks again (law 7). */
const away: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: CodeDeploy cannot be reached for five minutes while it installs, the release succeeds`,
  fleet,
  faults: () => [
    { kind: "lost-request", operation: "codedeploy:GetDeployment", skip: 3, lastsMs: 5 * MINUTE },
  ],
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    assert.match(t.said.join("\n"), /Lost sight of deployment/);
  },
}));

/** A permission that is taken away does not come back by asking again: the run ends soon, and says which it is (law 9). */
const forbidden: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: looking at the deployment is forbidden from one moment on, the run ends at once and names the permission`,
  fleet,
  faults: () => [
    {
      kind: "error",
      operation: "codedeploy:GetDeployment",
      skip: 6,
      code: "AccessDeniedException",
      message: "User: deployer is not authorized to perform: codedeploy:GetDeployment on resource: *",
      status: 400,
    },
  ],
  check(t) {
    assert.ok(["failed-dirty", "open"].includes(t.ending.outcome), story(t));
    harmless(t);
    because(t, /codedeploy:GetDeployment/);
    assert.ok(t.took < 20 * MINUTE, `it took ${t.took / MINUTE} minutes`);
  },
}));

/** What does not show within its time is not waited for without end (rule 28). */
const unseen: Journey = {
  name: "clone: nothing is seen of what was suspended in blue, after a few tries everything is as before",
  fleet: "clone",
  rules: [6, 28],
  faults: () => [
    { kind: "stale-reads", operation: "autoscaling:SuspendProcesses", skip: 1, times: 1, ms: 8 * MINUTE },
  ],
  check(t) {
    ended(t, "failed-clean");
    harmless(t);
    assert.ok(t.took < 30 * MINUTE, `it took ${t.took / MINUTE} minutes`);
  },
};

export const outOfSight: Journey[] = [...away, ...forbidden, unseen];
