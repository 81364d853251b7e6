import type { BluegreenEvent } from "../../src/events.ts";
import { OWNER } from "../journeys/run.ts";
import type { Invariant } from "./invariants.ts";
import { PATH, scene, type Scene } from "./invariants-scene.ts";

// A check that cannot fail is none: each invariant meets what it is there for, done here by hand.

const ended = (
  outcome: "succeeded" | "failed-clean" | "failed-dirty" | "open",
  ...what: string[]
): BluegreenEvent => ({
  kind: "ended",
  outcome,
  summary: "",
  leftovers: what.map((one) => ({ what: one, why: "", command: "" })),
});

const CASES: [string, Invariant[], (scene: Scene) => void][] = [
  ["nothing happens", [], ({ pass }) => pass(3_600_000)],
  [
    "one target too few",
    ["a"],
    ({ call, fleet }) => {
      const TargetGroupArn = fleet.targetGroups[0]!.arn;
      call("elasticloadbalancing:DeregisterTargets", {
        TargetGroupArn,
        Targets: [{ Id: fleet.instanceIds[0] }],
      });
    },
  ],
  [
    "one target too few, but AWS has lost it",
    [],
    ({ world, pass, fleet }) => {
      world.queue.unshift({
        at: world.now + 1,
        seq: 0,
        type: "ec2.die",
        payload: { id: fleet.instanceIds[0] },
      });
      pass(60_000);
    },
  ],
  [
    "an instance is ended while it serves",
    ["a", "b"],
    ({ call, fleet }) => void call("ec2:TerminateInstances", { InstanceIds: [fleet.instanceIds[0]] }),
  ],
  [
    "an instance is detached while it serves",
    ["a", "b"],
    ({ call, claim, fleet }) => {
      claim(1, 1);
      const input = {
        AutoScalingGroupName: fleet.groupName,
        InstanceIds: [fleet.instanceIds[0]],
        ShouldDecrementDesiredCapacity: true,
      };
      call("autoscaling:DetachInstances", input, 1);
    },
  ],
  [
    "failed-clean, but something is suspended",
    ["c"],
    ({ claim, tell, suspend }) => {
      claim(1, 1);
      suspend(1);
      tell(1, ended("failed-clean"));
    },
  ],
  [
    "failed-dirty, and the list is what is left",
    [],
    ({ claim, tell, fleet, suspend }) => {
      claim(1, 1);
      suspend(1);
      tell(1, ended("failed-dirty", `suspended processes of ${fleet.groupName}`));
    },
  ],
  [
    "failed-dirty, and the list says too little",
    ["c"],
    ({ claim, tell, call, fleet, suspend }) => {
      claim(1, 1);
      const AutoScalingGroupName = fleet.groupName;
      suspend(1);
      call("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName, MaxSize: 9 }, 1);
      tell(1, ended("failed-dirty", `suspended processes of ${fleet.groupName}`));
    },
  ],
  [
    "failed-dirty, and the list says too much",
    ["c"],
    ({ claim, tell, fleet, suspend }) => {
      claim(1, 1);
      suspend(1);
      tell(1, ended("failed-dirty", `suspended processes of ${fleet.groupName}`, "the sizes of a-group"));
    },
  ],
  [
    "failed-dirty, and AWS refused to tell whether what is listed is there",
    [],
    ({ claim, tell, fleet, suspend }) => {
      claim(1, 1);
      suspend(1);
      const why = "ec2:DescribeLaunchTemplateVersions was refused: AccessDenied";
      tell(1, {
        kind: "ended",
        outcome: "failed-dirty",
        summary: "",
        leftovers: [
          { what: `suspended processes of ${fleet.groupName}`, why: "", command: "" },
          { what: "Create a version of a template", why, command: "" },
        ],
      });
    },
  ],
  [
    "succeeded, but blue serves",
    ["c"],
    ({ claim, tell }) => {
      claim(1, 1);
      tell(1, ended("succeeded"));
    },
  ],
  [
    "two ends",
    ["c"],
    ({ claim, tell }) => {
      claim(1, 1);
      tell(1, ended("failed-clean"));
      tell(1, ended("failed-clean"));
    },
  ],
  [
    "two template versions of one release",
    ["d"],
    ({ call, fleet }) => {
      for (const ClientToken of ["one", "another"])
        call("ec2:CreateLaunchTemplateVersion", {
          LaunchTemplateId: fleet.templateId,
          SourceVersion: "1",
          VersionDescription: "bluegreen-action web/production#1 x",
          ClientToken,
          LaunchTemplateData: {},
        });
    },
  ],
  [
    "more instances than the fleet has",
    ["d"],
    ({ call, claim, pass, fleet }) => {
      claim(1, 1, { ami: fleet.ami });
      const input = { AutoScalingGroupName: fleet.groupName, MaxSize: 12, DesiredCapacity: 7 };
      call("autoscaling:UpdateAutoScalingGroup", input, 1);
      pass(60_000);
    },
  ],
  [
    "as many as each fleet has, while a release waits that was claimed before both",
    [],
    ({ call, claim, pass, fleet }) => {
      for (const one of [1, 2, 3]) claim(one, one, { ami: fleet.ami });
      for (const [pid, DesiredCapacity] of [
        [1, 6],
        [2, 9],
      ] as const) {
        const Value = JSON.stringify({ value: [] });
        call("ssm:PutParameter", { Name: `${PATH}/${pid}/by/0/plan/0`, Value, Type: "String" }, pid);
        const AutoScalingGroupName = fleet.groupName;
        call(
          "autoscaling:UpdateAutoScalingGroup",
          { AutoScalingGroupName, MaxSize: 12, DesiredCapacity },
          pid,
        );
        pass(60_000);
      }
    },
  ],
  [
    "succeeded, but a size and a process are not restored",
    ["c", "e"],
    ({ claim, tell, call, fleet }) => {
      claim(1, 1);
      const AutoScalingGroupName = fleet.groupName;
      call("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName, MaxSize: 9 }, 1);
      tell(1, ended("succeeded"));
    },
  ],
  [
    "open, but what is suspended is not listed",
    ["e"],
    ({ claim, tell, suspend }) => {
      claim(1, 1);
      suspend(1);
      tell(1, ended("open"));
    },
  ],
  [
    "an older owner writes after its taker",
    ["f"],
    ({ claim, call, watching, suspend }) => {
      claim(1, 1);
      suspend(1);
      watching.began(2, { entry: "settle", inputs: {}, pid: 2, nonce: "" });
      const Value = JSON.stringify({ value: {} });
      call("ssm:PutParameter", { Name: `${PATH}/1/claims/1`, Value, Type: "String", Overwrite: false }, 2);
      suspend(2);
      suspend(1);
    },
  ],
  [
    "a taker writes down what it does as if the older owner did",
    ["f"],
    ({ claim, call, watching }) => {
      claim(1, 1);
      watching.began(2, { entry: "settle", inputs: {}, pid: 2, nonce: "" });
      const Value = JSON.stringify({ value: {} });
      const put = { Value, Type: "String" };
      call("ssm:PutParameter", { ...put, Name: `${PATH}/1/claims/1`, Overwrite: false }, 2);
      call("ssm:PutParameter", { ...put, Name: `${PATH}/1/by/1/steps/0`, Overwrite: true }, 2);
      call("ssm:PutParameter", { ...put, Name: `${PATH}/1/by/0/steps/0`, Overwrite: true }, 2);
    },
  ],
  [
    "somebody writes who holds nothing",
    ["f"],
    ({ watching, suspend }) => {
      watching.began(1, { entry: "deploy", inputs: {}, pid: 1, nonce: "" });
      suspend(1);
    },
  ],
  [
    "an older run succeeds after a newer one",
    ["c", "g"],
    ({ claim, tell }) => {
      claim(1, 1, { owner: { ...OWNER, runNumber: 8 } });
      tell(1, ended("succeeded"));
      claim(2, 2, { owner: { ...OWNER, runNumber: 7 } });
      tell(2, ended("succeeded"));
    },
  ],
  [
    "it says that green serves",
    ["h"],
    ({ claim, tell }) => {
      claim(1, 1);
      tell(1, { kind: "serving", serving: "green" });
    },
  ],
  [
    "it says that blue serves, as it does",
    [],
    ({ claim, tell }) => {
      claim(1, 1);
      tell(1, { kind: "serving", serving: "blue" });
    },
  ],
];

test.each(CASES)("%s: %j", async (_name, expected, act) => {
  expect(await scene(act)).toEqual(expected);
});
