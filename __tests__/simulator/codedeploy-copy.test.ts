import { groupFleet, ROLE } from "./codedeploy-world.ts";
import type { GroupFleet } from "./codedeploy-world.ts";
import { refusal } from "./small-world.ts";

const STOP = { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 } as const;
const TERMINATE = { action: "TERMINATE", terminationWaitTimeInMinutes: 30 } as const;
const copyOf = (id: string) => `CodeDeploy_production_${id}`;
const group = ({ call }: GroupFleet, name: string) =>
  call("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] }).AutoScalingGroups![0];
const named = ({ call }: GroupFleet) =>
  call("codedeploy:GetDeploymentGroup", {
    applicationName: "web",
    deploymentGroupName: "production",
  }).deploymentGroupInfo!.autoScalingGroups!.map(({ name }) => name);
const hooks = ({ call }: GroupFleet, AutoScalingGroupName: string) =>
  call("autoscaling:DescribeLifecycleHooks", { AutoScalingGroupName }).LifecycleHooks!;
const suspended = (f: GroupFleet, name: string) =>
  (group(f, name)?.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName!).sort();
const SUSPENDED = ["AddToLoadBalancer", "AlarmNotification", "ScheduledActions"];

test("codedeploy 8: Auto Scaling groups get CodeDeploy's launch hook, and lose it when they leave", () => {
  const f = groupFleet();
  expect(hooks(f, "web-blue")).toEqual([
    expect.objectContaining({
      LifecycleHookName: expect.stringMatching(
        /^CodeDeploy-managed-automatic-launch-deployment-hook-production-[0-9a-f-]{36}$/,
      ),
      LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      NotificationTargetARN: expect.stringContaining(
        "razorbill-us-east-1-prod-default-autoscaling-lifecycle-hook",
      ),
      DefaultResult: "ABANDON",
      HeartbeatTimeout: 600,
    }),
  ]);
  f.update({ deploymentConfigName: "CodeDeployDefault.OneAtATime" });
  expect(hooks(f, "web-blue")).toHaveLength(1);
  const inPlace = { deploymentType: "IN_PLACE", deploymentOption: "WITH_TRAFFIC_CONTROL" } as const;
  f.update({ autoScalingGroups: [], deploymentStyle: inPlace });
  expect(hooks(f, "web-blue")).toEqual([]);
  expect(refusal(() => f.update({ autoScalingGroups: ["nothing"] })).name).toBe(
    "InvalidAutoScalingGroupException",
  );
  f.world.iam.policies[ROLE] = { Version: "2012-10-17", Statement: [] };
  expect(refusal(() => f.update({ autoScalingGroups: ["web-blue"] })).name).toBe("InvalidRoleException");
});

test("codedeploy 69: the copy is an empty group of its own name, raised to the healthy number, kept out of rotation", () => {
  const f = groupFleet();
  const id = f.deploy();
  f.pass(10);
  expect(group(f, copyOf(id))).toMatchObject({
    MinSize: 1,
    MaxSize: 6,
    DesiredCapacity: 3,
    LaunchTemplate: { Version: "$Latest" },
  });
  const tags = group(f, copyOf(id))!.Tags!.map(({ Key, Value, PropagateAtLaunch }) => [
    Key,
    Value,
    PropagateAtLaunch,
  ]);
  expect(tags).toEqual(
    expect.arrayContaining([
      ["team", "web", true],
      ["CodeDeployProvisioningDeploymentId", id, true],
    ]),
  );
  expect(suspended(f, copyOf(id))).toEqual(SUSPENDED);
  expect(f.get(id)).toMatchObject({ status: "InProgress" });
  expect(f.get(id).deploymentOverview).toBeUndefined();
  expect(refusal(() => f.call("codedeploy:ListDeploymentTargets", { deploymentId: id })).name).toBe(
    "DeploymentNotStartedException",
  );
  f.world.switches["codedeploy-targets-before-fleet"] = "empty";
  expect(f.call("codedeploy:ListDeploymentTargets", { deploymentId: id }).targetIds).toEqual([]);
});

test("codedeploy 70: MinSize is the original's or the number of instances (switch)", () => {
  const f = groupFleet({ switches: { "codedeploy-copy-minimum": "count" } });
  const id = f.deploy();
  f.pass(10);
  expect(group(f, copyOf(id))).toMatchObject({ MinSize: 3, DesiredCapacity: 3 });
});

test("codedeploy 71: after the shift the copy is the deployment group's, with the hook, its processes resumed", () => {
  const f = groupFleet();
  const id = f.deploy();
  f.until(id, "Succeeded");
  expect(named(f)).toEqual([copyOf(id)]);
  expect(hooks(f, copyOf(id))).toHaveLength(1);
  expect(hooks(f, "web-blue")).toEqual([]);
  expect(suspended(f, copyOf(id))).toEqual([]);
  expect(f.states(f.members(copyOf(id)))).toEqual(["healthy", "healthy", "healthy"]);
  expect(f.states(f.blue)).toEqual(["unused", "unused", "unused"]);
});

test("codedeploy 72: with TERMINATE the original is deleted after the wait; when the group's name flips is a switch", () => {
  for (const [setting, during] of [
    ["after-termination-wait", "web-blue"],
    ["at-hand-over", "copy"],
  ] as const) {
    const f = groupFleet({ terminate: TERMINATE, switches: { "codedeploy-group-flips": setting } });
    const id = f.deploy();
    f.pass(400);
    expect(f.get(id)).toMatchObject({ status: "InProgress", instanceTerminationWaitTimeStarted: true });
    expect(named(f)).toEqual([during === "copy" ? copyOf(id) : "web-blue"]);
    f.until(id, "Succeeded", 40);
    f.pass(300);
    expect(group(f, "web-blue")).toBeUndefined();
    expect(named(f)).toEqual([copyOf(id)]);
  }
});

test("codedeploy 72: a copy that is named before its time keeps the one launch hook it has", () => {
  const f = groupFleet({ terminate: TERMINATE, switches: { "codedeploy-termination-wait": "succeeded" } });
  const id = f.deploy();
  f.until(id, "Succeeded");
  expect(named(f)).toEqual(["web-blue"]);
  const names = () => hooks(f, copyOf(id)).map(({ LifecycleHookName }) => LifecycleHookName);
  const before = names();
  f.call("codedeploy:UpdateDeploymentGroup", {
    applicationName: "web",
    currentDeploymentGroupName: "production",
    autoScalingGroups: [copyOf(id)],
  });
  expect(before).toHaveLength(1);
  expect(names()).toEqual(before);
  f.pass(2_400);
  expect(names()).toEqual(before);
  expect(named(f)).toEqual([copyOf(id)]);
});

test("codedeploy 72: a group that was named in the original's place before the end of the wait stays", () => {
  const f = groupFleet({ terminate: TERMINATE, switches: { "codedeploy-termination-wait": "succeeded" } });
  const first = f.deploy();
  f.until(first, "Succeeded");
  f.call("codedeploy:UpdateDeploymentGroup", {
    applicationName: "web",
    currentDeploymentGroupName: "production",
    autoScalingGroups: [copyOf(first)],
  });
  const next = f.deploy();
  f.until(next, "Succeeded");
  f.call("codedeploy:UpdateDeploymentGroup", {
    applicationName: "web",
    currentDeploymentGroupName: "production",
    autoScalingGroups: [copyOf(next)],
  });
  f.pass(2_400);
  expect(named(f)).toEqual([copyOf(next)]);
});

test("codedeploy 73: a failed or stopped deployment leaves the copy and its instances", () => {
  const f = groupFleet({ ready: STOP });
  const id = f.deploy();
  f.until(id, "Ready");
  f.call("codedeploy:StopDeployment", { deploymentId: id });
  f.pass(600);
  expect(f.members(copyOf(id))).toHaveLength(3);
  expect(suspended(f, copyOf(id))).toEqual(SUSPENDED);
  expect(named(f)).toEqual(["web-blue"]);
});

test("codedeploy 74: the original's suspensions are copied (switch): without Launch green never comes", () => {
  const code = (setting: string) => {
    const f = groupFleet({ switches: { "codedeploy-copy-suspensions": setting } });
    f.call("autoscaling:SuspendProcesses", {
      AutoScalingGroupName: "web-blue",
      ScalingProcesses: ["Launch"],
    });
    f.pass(30);
    const id = f.deploy();
    for (let n = 0; n < 500 && !f.get(id).completeTime; n++) f.pass(10);
    return f.get(id).errorInformation?.code ?? f.get(id).status;
  };
  expect(code("copied")).toBe("TIMEOUT");
  expect(code("dropped")).toBe("Succeeded");
});

test("codedeploy 75: green that never launches ends after an hour, with a code nobody knows (switch)", () => {
  for (const code of ["TIMEOUT", "AUTO_SCALING_CONFIGURATION", "HEALTH_CONSTRAINTS"]) {
    const f = groupFleet({ switches: { "codedeploy-capacity-never-reached": code } });
    f.world.faults.push({ kind: "launch-fails", message: "InsufficientInstanceCapacity" });
    const id = f.deploy();
    expect(f.until(id, "Failed").errorInformation!.code).toBe(code);
    expect(f.world.now - f.get(id).createTime!.getTime()).toBeGreaterThan(3_600_000);
  }
});

test("codedeploy 76: settings that CodeDeploy may not copy are refused, dropped or copied (switch)", () => {
  const warmup = (setting: string) => {
    const f = groupFleet({
      members: { DefaultInstanceWarmup: 60 },
      switches: { "codedeploy-copy-fields": setting },
    });
    const id = f.deploy();
    f.pass(5);
    return f.get(id).errorInformation?.message ?? group(f, copyOf(id))!.DefaultInstanceWarmup;
  };
  expect(warmup("refused")).toMatch(/Unsupported fields: \[DefaultInstanceWarmup\]$/);
  expect(warmup("dropped")).toBeUndefined();
  expect(warmup("copied")).toBe(60);
});

test("codedeploy 77: target groups are attached before the launch, after the shift, or never (switch)", () => {
  const attached = (setting: string) => {
    const f = groupFleet({ switches: { "codedeploy-copy-target-groups": setting } });
    const id = f.deploy();
    f.pass(3);
    const early = group(f, copyOf(id))!.TargetGroupARNs!.length;
    f.until(id, "Succeeded");
    return [early, group(f, copyOf(id))!.TargetGroupARNs!.length];
  };
  expect(attached("before-launch")).toEqual([1, 1]);
  expect(attached("after-shift")).toEqual([0, 1]);
  expect(attached("never")).toEqual([0, 0]);
});

test("codedeploy 78: policies, schedules, notifications and metrics come along; own hooks do or do not (switch)", () => {
  const copied = (setting: string) => {
    const f = groupFleet({ switches: { "codedeploy-copy-hooks": setting } });
    const AutoScalingGroupName = "web-blue";
    f.call("autoscaling:PutScalingPolicy", {
      AutoScalingGroupName,
      PolicyName: "up",
      PolicyType: "SimpleScaling",
      AdjustmentType: "ChangeInCapacity",
      ScalingAdjustment: 1,
    });
    f.call("autoscaling:PutScheduledUpdateGroupAction", {
      AutoScalingGroupName,
      ScheduledActionName: "night",
      Recurrence: "0 22 * * *",
      MinSize: 1,
    });
    f.call("autoscaling:EnableMetricsCollection", {
      AutoScalingGroupName,
      Granularity: "1Minute",
      Metrics: ["GroupMinSize"],
    });
    f.call("autoscaling:PutLifecycleHook", {
      AutoScalingGroupName,
      LifecycleHookName: "mine",
      LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    });
    const id = f.deploy();
    f.pass(3);
    const of = { AutoScalingGroupName: copyOf(id) };
    expect(
      f.call("autoscaling:DescribePolicies", of).ScalingPolicies!.map((each) => each.PolicyName),
    ).toEqual(["up"]);
    expect(f.call("autoscaling:DescribeScheduledActions", of).ScheduledUpdateGroupActions).toHaveLength(1);
    expect(group(f, copyOf(id))!.EnabledMetrics).toHaveLength(1);
    return hooks(f, copyOf(id)).map(({ LifecycleHookName }) => LifecycleHookName);
  };
  expect(copied("dropped")).toEqual([]);
  expect(copied("copied")).toEqual(["mine"]);
});

test("codedeploy 79: a kept original stays attached to its target groups, or not (switch)", () => {
  const attached = (setting: string) => {
    const f = groupFleet({ switches: { "codedeploy-kept-group": setting } });
    f.until(f.deploy(), "Succeeded");
    return group(f, "web-blue")!.TargetGroupARNs!.length;
  };
  expect(attached("left")).toBe(1);
  expect(attached("detached")).toBe(0);
});

test("codedeploy 80: targetInstances of a copying group are refused or ignored (switch)", () => {
  const targetInstances = { autoScalingGroups: ["other"] };
  const f = groupFleet();
  expect(refusal(() => f.deploy({ targetInstances })).name).toBe("InvalidTargetInstancesException");
  f.world.switches["codedeploy-copy-with-targets"] = "ignored";
  f.until(f.deploy({ targetInstances }), "Succeeded");
});

test("codedeploy 81: a role without ec2:RunInstances: IAM_ROLE_PERMISSIONS, blaming Auto Scaling", () => {
  const f = groupFleet();
  f.world.iam.policies[ROLE] = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "ec2:RunInstances", Resource: "*" },
    ],
  };
  expect(f.until(f.deploy(), "Failed").errorInformation).toEqual({
    code: "IAM_ROLE_PERMISSIONS",
    message: expect.stringContaining("AWS service: AmazonAutoScaling."),
  });
});

test("codedeploy 82: discovered groups: blue ends with its group, or instance by instance (switch)", () => {
  const blueLeft = (setting: string) => {
    const f = groupFleet({
      provisioning: "DISCOVER_EXISTING",
      terminate: { action: "TERMINATE", terminationWaitTimeInMinutes: 0 },
      switches: { "codedeploy-discover-terminate": setting, "codedeploy-discover-group-after": "green" },
    });
    f.launchGroup("web-green", 3);
    f.pass(120);
    const id = f.deploy({ targetInstances: { autoScalingGroups: ["web-green"] } });
    f.until(id, "Succeeded");
    expect(named(f)).toEqual(["web-green"]);
    expect(hooks(f, "web-green")).toHaveLength(1);
    expect(f.states(f.members("web-green"))).toEqual(["healthy", "healthy", "healthy"]);
    f.pass(400);
    return group(f, "web-blue") !== undefined;
  };
  expect(blueLeft("delete-group")).toBe(false);
  expect(blueLeft("terminate-instances")).toBe(true);
});
