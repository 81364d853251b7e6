import { asBefore } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** A tag key that blue's group does not carry: on the way back it is removed, not given another value. */
export const anotherTagKey: Journey = {
  name: "codedeploy-copy: a tag key that blue never had is gone again after a failure",
  fleet: "codedeploy-copy",
  rules: [9, 17],
  inputs: { "tag-key": "colour", "tag-value": "green-7" },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, script: "scripts/start.sh" },
  ],
  check: (t) => asBefore(t),
};
