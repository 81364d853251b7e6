import assert from "node:assert/strict";
import { ended, greenAlone, harmless } from "../claims.ts";
import type { Journey } from "../lab.ts";

export const sameGroupSucceeds: Journey = {
  name: "same-group: the group grows, green is told by its tag, blue's instances leave by name",
  fleet: "same-group",
  rules: [5, 6],
  options: { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    assert.deepEqual(t.path, [
      "note-deployment-group",
      "freeze-blue",
      "create-template-version",
      "move-template",
      "tag-group",
      "note-sizes",
      "grow-group",
      "create-deployment",
      "install-green",
      "shift",
      "finish-deployment",
      "verify-traffic",
      "point-deployment-group",
      "commit",
      "retire-instances",
      "restore-group",
      "end-earlier-blue",
    ]);
  },
};
