import assert from "node:assert/strict";
import { blueAlone, blueInRotation, ended, harmless, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";

/**
 * Where green launches for longer than a lease lasts, the lease is what cannot be written first: who lost it says nothing
 * of who serves, since another run may have taken over meanwhile.
 */
function toldAsFarAsKnown(t: Travelled): void {
  if (!/its lease could not be renewed/.test(t.ending.summary)) return blueAlone(t, 3);
  blueInRotation(t, 3);
  assert.equal(t.outputs["serving"], undefined, story(t));
  assert.match(t.said.join("\n"), /lease .* could not be renewed: .*AccessDenied/, story(t));
}

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
    toldAsFarAsKnown(t);
    assert.ok(t.ending.leftovers.length > 0, story(t));
    assert.ok(!t.path.some((one) => one.startsWith("<")), story(t));
  },
}));
