import { follow, type Aftermath } from "./crash-follow.ts";
import { pointsOf, type Point } from "./crash-points.ts";
import type { Kill } from "./crash-run.ts";
import { FIXTURES } from "./fixtures.ts";

/** Crash points at which something was wrong once: each by what it was. */
const FOUND: [string, fixture: string, after: string, when: Kill["when"], Aftermath][] = [
  [
    "CodeDeploy had moved its launch hook to the copy: blue got it back",
    "codedeploy-copy deploy with TERMINATE",
    "codedeploy:ContinueDeployment",
    "after",
    "new-run",
  ],
  [
    "a network balancer still sent requests to a copy that settle had deregistered: nobody ends it before five minutes",
    "codedeploy-copy deploy on a network balancer",
    "codedeploy:ContinueDeployment",
    "before",
    "settle",
  ],
  [
    "traffic could not be taken back in settle's time: what is listed is what is left",
    "codedeploy-copy deploy on a network balancer",
    "codedeploy:ContinueDeployment",
    "after",
    "settle",
  ],
  [
    "the deployment group selected green by its tag: that is listed",
    "same-group deploy on a network balancer",
    "autoscaling:DetachInstances",
    "before",
    "settle",
  ],
  [
    "blue's tag could not be found by yet when its instances had left their group: they are ended all the same",
    "same-group deploy and terminate blue",
    "autoscaling:DetachInstances",
    "after",
    "settle",
  ],
  [
    "a repair is settled right after what it wrote last: it reads that before it lists",
    "clone deploy killed in the shift, repaired",
    "autoscaling:ResumeProcesses",
    "after",
    "settle",
  ],
];

/** The last call of the operation, and the last distinct point up to it: a call that leaves the same world as the one before is not kept. */
function pointAt(distinct: readonly Point[], operation: string, when: Kill["when"]): Point {
  const index = distinct.findLastIndex((point) => point.operation === operation && point.when === "after");
  return distinct[when === "after" ? index : index - 1]!;
}

test.each(FOUND)(
  "%s",
  async (_what, name, operation, when, aftermath) => {
    const fixture = FIXTURES.find((one) => one.name === name)!;
    const { distinct } = await pointsOf(fixture);
    const { result } = await follow(fixture, pointAt(distinct, operation, when), aftermath);
    expect(result.failure).toBeUndefined();
  },
  60_000,
);
