import type { PlanView } from "../../src/plan/render-plan.ts";
import { renderPlan } from "../../src/plan/render-plan.ts";
import { renderRepair } from "../../src/plan/repair/render.ts";
import { names, sameGroupFacts, settings, soundBlue, soundFacts, soundGroup, soundInputs } from "./facts.ts";

const view = (change: Partial<PlanView> = {}): PlanView => ({
  facts: soundFacts(),
  inputs: soundInputs(),
  names,
  release: 2,
  titles: ["Make version 5 of shop", "Launch 3 green instances in shop-2"],
  findings: [],
  ...change,
});

test("the whole plan of a clone", () => {
  expect(renderPlan(view())).toBe(
    `
Release 2 of shop/production in eu-central-1: a new Auto Scaling group, copied from blue's

~ AMI                ami-0old → ami-0new
+ template version   shop: a new one, made from 4; shop-blue is at 4
~ revision           s3://releases/shop-1.zip → s3://releases/shop-2.zip
+ group              3 instances in a copy of shop-blue
+ green's tag        bluegreen:release=shop/production-2
~ target group       shop of shop-lb: blue has 3 healthy; drains 5 min

  size at cut-over   now 3; read again when blue is frozen
  always healthy     3 of 3: all of green is registered and healthy before blue leaves
  Ready pause        up to 1 h; we go on as soon as green is healthy. BeforeAllowTraffic runs after traffic has begun
  blue afterwards    3 instances run on, detached, until the next release replaces them: both fleets cost
  time               2 h 10 min at most
  on failure         everything is undone
  not checked        vCPU quotas

Steps
   1. Make version 5 of shop
   2. Launch 3 green instances in shop-2
`.trim(),
  );
});

test("a name with line ends forges no line", () => {
  const AutoScalingGroupName = "shop\r\n  on failure         nothing\u2028   1. Drop all";
  const facts = soundFacts({ blue: soundBlue({ group: soundGroup({ AutoScalingGroupName }) }) });
  const sound = renderPlan(view()).split("\n");
  const plan = renderPlan(
    view({ facts, titles: [...view().titles.slice(1), `Freeze ${AutoScalingGroupName}`] }),
  );
  expect(plan.split(/[\n\r\u2028]/)).toHaveLength(sound.length);
  const repair = renderRepair("shop", [
    { what: AutoScalingGroupName, remedy: { kind: "by-hand" }, left: [] },
  ]);
  expect(repair.split(/[\n\r\u2028]/)).toHaveLength(3);
});

test.each<[string, Partial<PlanView>, string]>([
  ["a number that nobody holds", { inputs: soundInputs({ mode: "plan" }) }, "Release 2 (provisional) of"],
  ["the same AMI again", { facts: soundFacts({ imageId: "ami-0old" }) }, "= AMI                ami-0old\n"],
  [
    "no Ready pause",
    {
      facts: soundFacts({
        deploymentConfig: {
          deploymentConfigName: "CodeDeployDefault.AllAtOnce",
          minimumHealthyHosts: { type: "HOST_COUNT", value: 0 },
        },
        deploymentGroup: settings({ deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" } }),
      }),
    },
    "CodeDeployDefault.AllAtOnce may leave 1 of 3: choose a Ready wait",
  ],
  [
    "CodeDeploy ends blue",
    {
      facts: soundFacts({
        deploymentGroup: settings({
          terminateBlueInstancesOnDeploymentSuccess: {
            action: "TERMINATE",
            terminationWaitTimeInMinutes: 30,
          },
        }),
      }),
    },
    "3 instances terminated by CodeDeploy 30 min after the traffic has moved",
  ],
  [
    "the same group",
    { facts: sameGroupFacts() },
    "~ group              shop-blue: 3 instances of green beside",
  ],
  [
    "leave",
    { inputs: soundInputs({ onFailure: "leave" }) },
    "on failure         everything is left and listed",
  ],
  [
    "warnings",
    {
      findings: [{ code: "group-not-ours", severity: "warning", where: "w", what: "x", remedy: "y" }],
    },
    "warnings           1 (group-not-ours)",
  ],
])("%s", (_, change, says) => {
  expect(renderPlan(view(change))).toContain(says);
});
