import { because, blueAlone, ended, harmless } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** CodeDeploy would take whoever carries green's tag for green, also one who serves. */
export const taggedMeanwhile: Journey = {
  name: "clone: somebody puts green's tag on an instance of blue before CodeDeploy looks for it, nothing is deployed to it",
  fleet: "clone",
  rules: [1],
  // Then the tag is on blue too late for anybody to see it.
  unless: { "ec2-tag-filter-lag": "4-minutes", "ec2-new-instance-visible": "after-60-seconds" },
  async meanwhile({ aws, fleet: { instanceIds } }, actor) {
    const green = { Filters: [{ Name: "tag:bluegreen:release", Values: ["web/production-1"] }] };
    while ((await aws("ec2:DescribeInstances", green)).Reservations!.length === 0) await actor.sleep(1_000);
    await aws("ec2:CreateTags", {
      Resources: [instanceIds[0]!],
      Tags: [{ Key: "bluegreen:release", Value: "web/production-1" }],
    });
  },
  check(t) {
    ended(t, "failed-clean");
    harmless(t);
    blueAlone(t, 3);
    because(t, /is also on i-/);
  },
};
