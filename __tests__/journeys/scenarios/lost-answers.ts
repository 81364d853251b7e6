import assert from "node:assert/strict";
import type { FleetName } from "../../../src/plan/facts.ts";
import { asBefore, ended, greenAlone, harmless, story } from "../claims.ts";
import { FLEETS } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";

/** Every call of each fleet that changes something, on the way forward. */
const CHANGES: Record<FleetName, string[]> = {
  clone: [
    "autoscaling:AttachLoadBalancerTargetGroups",
    "autoscaling:CreateAutoScalingGroup",
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DetachLoadBalancerTargetGroups",
    "autoscaling:ResumeProcesses",
    "autoscaling:SuspendProcesses",
    "autoscaling:UpdateAutoScalingGroup",
    "codedeploy:ContinueDeployment",
    "codedeploy:CreateDeployment",
    "codedeploy:UpdateDeploymentGroup",
    "ec2:CreateLaunchTemplateVersion",
    "elasticloadbalancing:RegisterTargets",
    "ssm:PutParameter",
  ],
  "same-group": [
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DetachInstances",
    "autoscaling:ResumeProcesses",
    "autoscaling:SuspendProcesses",
    "autoscaling:UpdateAutoScalingGroup",
    "codedeploy:ContinueDeployment",
    "codedeploy:CreateDeployment",
    "codedeploy:UpdateDeploymentGroup",
    "ec2:CreateLaunchTemplateVersion",
    "ec2:CreateTags",
    "elasticloadbalancing:RegisterTargets",
    "ssm:PutParameter",
  ],
  "codedeploy-copy": [
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DetachLoadBalancerTargetGroups",
    "autoscaling:ResumeProcesses",
    "autoscaling:SuspendProcesses",
    "autoscaling:UpdateAutoScalingGroup",
    "codedeploy:ContinueDeployment",
    "codedeploy:CreateDeployment",
    "ec2:CreateLaunchTemplateVersion",
    "elasticloadbalancing:RegisterTargets",
    "ssm:PutParameter",
  ],
};

const READY = { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } } as const;

/** Settings under which AWS has done by itself what a call would ask for. */
const NEEDLESS: Record<string, Record<string, string>> = {
  "autoscaling:DetachLoadBalancerTargetGroups": { "codedeploy-kept-group": "detached" },
  "codedeploy:UpdateDeploymentGroup": { "codedeploy-discover-group-after": "green" },
};

/** Nothing was made twice: one more version, at most one more group, one fleet of green. */
function nothingDoubled(t: Travelled): void {
  const { versions } = t.after.templates[t.fleet.templateId] as { versions: number[] };
  assert.deepEqual(versions, [1, 2], story(t));
  const added = Object.keys(t.after.groups).length - Object.keys(t.before.groups).length;
  assert.ok(added <= 1, story(t));
  const green = Object.values(t.after.instances as Record<string, { image: string }>).filter(
    ({ image }) => image === t.fleet.amiNew,
  );
  assert.equal(green.length, 3, story(t));
}

/** The effect happens and the answer never arrives; or the request itself is lost: we look, and nothing is doubled. */
const forward: Journey[] = FLEETS.flatMap((fleet) =>
  CHANGES[fleet].map((operation) => ({
    name: `${fleet}: an answer of ${operation} is lost, nothing is doubled`,
    fleet,
    ...(NEEDLESS[operation] ? { unless: NEEDLESS[operation] } : {}),
    rules: [24, 26],
    options: READY,
    faults: () => [
      { kind: "lost-answer", operation, times: 1 },
      { kind: "lost-answer", operation, skip: 2, times: 1 },
      { kind: "lost-request", operation, skip: 3, times: 1 },
    ],
    check(t) {
      assert.ok((t.world.faults[0]!.hits ?? 0) > 0, `${operation} was never called`);
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      assert.deepEqual(t.ending.leftovers, [], story(t));
      nothingDoubled(t);
    },
  })),
);

/** Calls that only the way back sends, or only another way of retiring blue. */
const BACK: Record<FleetName, string[]> = {
  clone: ["autoscaling:DeleteAutoScalingGroup"],
  "same-group": ["autoscaling:TerminateInstanceInAutoScalingGroup"],
  "codedeploy-copy": ["autoscaling:DeleteAutoScalingGroup"],
};

const EVERY_WAY_BACK = [
  "codedeploy:StopDeployment",
  "ec2:DeleteLaunchTemplateVersions",
  "elasticloadbalancing:DeregisterTargets",
];

const back: Journey[] = FLEETS.flatMap((fleet) =>
  [...BACK[fleet], ...EVERY_WAY_BACK].map((operation) => ({
    name: `${fleet}: an answer of ${operation} is lost on the way back, everything is as before`,
    fleet,
    rules: [16, 17],
    options: READY,
    faults: ({ fleet: { amiNew } }) => [
      { kind: "unhealthy", who: { imageId: amiNew } },
      { kind: "lost-answer", operation, times: 1 },
      { kind: "lost-request", operation, skip: 1, times: 1 },
    ],
    check(t) {
      assert.ok(
        t.world.faults.some(({ kind, hits = 0 }) => kind === "lost-answer" && hits > 0),
        story(t),
      );
      asBefore(t);
    },
  })),
);

const RETIRED = [
  { fleet: "same-group", retire: "keep", operation: "autoscaling:EnterStandby" },
  { fleet: "same-group", retire: "terminate", operation: "ec2:TerminateInstances" },
] as const;

const retired: Journey[] = RETIRED.map(({ fleet, retire, operation }) => ({
  name: `${fleet}: an answer of ${operation} is lost while blue is retired (${retire})`,
  fleet,
  inputs: { retire },
  faults: () => [{ kind: "lost-answer", operation, times: 1 }],
  check(t) {
    assert.ok(
      t.world.faults.some(({ hits = 0 }) => hits > 0),
      story(t),
    );
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    assert.deepEqual(t.ending.leftovers, [], story(t));
  },
}));

export const lostAnswers: Journey[] = [...forward, ...back, ...retired];
