import type { CreateDeploymentCommandInput } from "@aws-sdk/client-codedeploy";
import assert from "node:assert/strict";
import { ended, greenAlone, harmless } from "../claims.ts";
import type { Journey } from "../lab.ts";

export const cloneSucceeds: Journey = {
  name: "clone: a new group takes over, blue is detached and runs on",
  fleet: "clone",
  rules: [8, 14, 16],
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    // Should the runner be lost, CodeDeploy brings traffic back by itself.
    const made = t.calls.find(({ operation }) => operation === "codedeploy:CreateDeployment")!;
    const { autoRollbackConfiguration } = made.input as CreateDeploymentCommandInput;
    assert.deepEqual(autoRollbackConfiguration, {
      enabled: true,
      events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
    });
    assert.deepEqual(t.path, [
      "note-deployment-group",
      "create-template-version",
      "create-green-group",
      "copy-group-settings",
      "launch-green",
      "freeze-blue",
      "match-green",
      "freeze-green",
      "create-deployment",
      "install-green",
      "shift",
      "finish-deployment",
      "verify-traffic",
      "point-deployment-group",
      "open-green",
      "commit",
      "retire-group",
      "end-earlier-blue",
    ]);
  },
};
