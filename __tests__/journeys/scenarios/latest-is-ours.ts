import assert from "node:assert/strict";
import { blueAlone, ended, groupIn, harmless, story, versionOf } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

/** `$Latest` is given back only once it no longer means our version: blue would launch the AMI that failed (rule 21). */
export const latestIsOurs: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: our template version cannot be deleted, the group stays pinned to its own`,
  fleet,
  rules: [17, 21],
  options: { templateVersion: "$Latest" },
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew } },
    {
      kind: "error",
      operation: "ec2:DeleteLaunchTemplateVersions",
      code: "UnauthorizedOperation",
      message: "You are not authorized to perform: ec2:DeleteLaunchTemplateVersions",
      status: 403,
    },
  ],
  check(t) {
    ended(t, "failed-dirty");
    harmless(t);
    blueAlone(t, 3);
    assert.equal(versionOf(groupIn(t.after, t.outputs["blue-group"]!)), "1", story(t));
    const [version, pinned] = t.ending.leftovers;
    assert.match(version!.command, /^aws ec2 delete-launch-template-versions /);
    assert.match(pinned!.command, /Version=\$Latest/);
  },
}));
