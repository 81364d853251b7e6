import assert from "node:assert/strict";
import { blueAlone, ended, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/** Nothing is done that cannot be written down: the run ends open, and says what is there. */
export const recordUnwritable: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: the release log cannot be written any more, the run ends open with what is there`,
  fleet,
  rules: [25, 26],
  faults: () => [
    {
      kind: "error",
      operation: "ssm:PutParameter",
      code: "AccessDeniedException",
      message: "User is not authorized to perform: ssm:PutParameter",
      status: 403,
      skip: 14,
    },
  ],
  check(t) {
    ended(t, "open");
    harmless(t);
    blueAlone(t, 3);
    assert.ok(t.ending.leftovers.length > 0, story(t));
    assert.ok(!t.path.some((one) => one.startsWith("<")), story(t));
  },
}));
