import assert from "node:assert/strict";
import { ended, greenAlone, greenIsSound, groupIn, harmless, versionOf } from "../claims.ts";
import type { Journey, Travelled } from "../lab.ts";

function serves(t: Travelled): void {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, 3);
  greenIsSound(t);
  const pinned = t.path.indexOf("pin-template");
  assert.ok(pinned >= 0 && pinned < t.path.indexOf("create-template-version"), t.path.join(" → "));
}

/** Groups that follow `$Latest` or `$Default` are pinned before the new version exists (rule 21). */
export const templateVersions: Journey[] = [
  {
    name: "clone: a group on $Latest is pinned, so that blue never launches the new AMI",
    fleet: "clone",
    rules: [21],
    options: { templateVersion: "$Latest" },
    check(t) {
      serves(t);
      assert.equal(versionOf(groupIn(t.after, "web-blue")), "1");
      assert.equal(versionOf(groupIn(t.after, "web-blue-1")), "2");
    },
  },
  {
    name: "clone: a mixed instances policy on $Default",
    fleet: "clone",
    rules: [21],
    options: { templateVersion: "$Default", mixedInstances: true },
    check(t) {
      serves(t);
      assert.equal(versionOf(groupIn(t.after, "web-blue-1")), "2");
    },
  },
  {
    name: "codedeploy-copy: a group on $Latest",
    fleet: "codedeploy-copy",
    rules: [9, 21],
    options: { templateVersion: "$Latest" },
    check: serves,
  },
  {
    name: "same-group: a group on $Latest, which it follows again at the end",
    fleet: "same-group",
    rules: [21],
    options: { templateVersion: "$Latest", mixedInstances: true },
    check(t) {
      serves(t);
      assert.equal(versionOf(groupIn(t.after, "web-blue")), "$Latest");
    },
  },
];
