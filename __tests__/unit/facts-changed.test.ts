import { factsChanged } from "../../src/plan/facts-changed.ts";
import type { Facts } from "../../src/plan/facts.ts";
import {
  IDS,
  settings,
  soundBlue,
  soundDeploymentGroup,
  soundFacts,
  soundGroup,
  soundTargetGroup,
  soundTemplate,
  target,
} from "./facts.ts";

test("nothing changed", () => {
  expect(factsChanged(soundFacts(), soundFacts())).toEqual([]);
});

test("who is registered otherwise or in another order is no change", () => {
  const health = [...IDS].reverse().map((id) => target(id));
  expect(factsChanged(soundFacts(), soundFacts({ targetGroups: [soundTargetGroup({ health })] }))).toEqual(
    [],
  );
});

test.each<[string, Partial<Facts>, string]>([
  [
    "image",
    { imageId: "ami-0other" },
    "The AMI changed while waiting: it was ami-0new, now it is ami-0other.",
  ],
  ["count", { blue: soundBlue({ count: 4 }) }, "matches changed while waiting: it was 3, now it is 4."],
  [
    "sizes",
    { blue: soundBlue({ group: soundGroup({ DesiredCapacity: 5 }) }) },
    "it was 1/3/6 (min/desired/max), now it is 1/5/6",
  ],
  [
    "another release came first",
    {
      blue: soundBlue({ group: soundGroup({ AutoScalingGroupName: "shop-2" }) }),
      deploymentGroup: soundDeploymentGroup({ autoScalingGroups: [{ name: "shop-2" }] }),
    },
    "Blue's Auto Scaling group changed while waiting: it was shop-blue, now it is shop-2.",
  ],
  [
    "template",
    { blue: soundBlue({ template: soundTemplate({ configured: "$Latest", configuredNumber: 5 }) }) },
    "it was 4, now it is $Latest (5)",
  ],
  [
    "process",
    { blue: soundBlue({ group: soundGroup({ SuspendedProcesses: [{ ProcessName: "Launch" }] }) }) },
    "it was none, now it is Launch",
  ],
  [
    "settings",
    { deploymentGroup: settings({ terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE" } }) },
    '"action":"TERMINATE"',
  ],
  [
    "health",
    { targetGroups: [soundTargetGroup({ health: [target("i-01")] })] },
    "Blue's healthy targets changed while waiting: it was 3 in shop, now it is 1 in shop.",
  ],
])("%s", (_, change, says) => {
  expect(factsChanged(soundFacts(), soundFacts(change)).join("\n")).toContain(says);
});
