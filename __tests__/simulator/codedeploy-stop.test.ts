import { fleet, ROLE } from "./codedeploy-world.ts";
import type { Fleet, FleetOptions } from "./codedeploy-world.ts";
import { refusal } from "./small-world.ts";

const STOP = { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 } as const;
const TERMINATE = { action: "TERMINATE", terminationWaitTimeInMinutes: 30 } as const;
const ROLLBACK = {
  enabled: true,
  events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"] as const,
};
const autoRollbackConfiguration = { enabled: true, events: [...ROLLBACK.events] };
const NOT_REQUIRED =
  "Automatic rollback isn\u2019t required because traffic hasn\u2019t begun rerouting to the replacement environment";
const stop = ({ call }: Fleet, deploymentId: string, autoRollbackEnabled?: boolean) =>
  call("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled });
const continued = (f: Fleet, input = {}): string => {
  const deploymentId = f.deploy(input);
  f.until(deploymentId, "Ready");
  f.call("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType: "READY_WAIT" });
  return deploymentId;
};
/** Passes time until an event of an instance has begun. */
function untilBegun(f: Fleet, id: string, instance: string, event: string): void {
  const begun = () =>
    f
      .target(id, instance)
      .lifecycleEvents!.some((each) => each.lifecycleEventName === event && each.startTime);
  for (let n = 0; n < 6000 && !begun(); n++) f.pass(0.1);
  expect(begun()).toBe(true);
}
const alarmed = (options: FleetOptions = {}): Fleet => {
  const f = fleet(options);
  f.call("cloudwatch:PutMetricAlarm", {
    AlarmName: "errors",
    Namespace: "Web",
    MetricName: "Errors",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
  });
  f.update({
    alarmConfiguration: { enabled: true, alarms: [{ name: "errors" }] },
    autoRollbackConfiguration,
  });
  return f;
};
const ring = (f: Fleet): void => {
  f.call("cloudwatch:SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "test" });
};

test("codedeploy 56: a stop waits for events under way, Pending, and starts no further one", () => {
  const f = fleet();
  const id = f.deploy();
  f.pass(3);
  untilBegun(f, id, f.green[0]!, "ApplicationStart");
  expect(stop(f, id)).toMatchObject({ status: "Pending" });
  expect(stop(f, id)).toMatchObject({ status: "Pending" });
  f.until(id, "Stopped", 1);
  expect(f.target(id, f.green[0]!).lifecycleEvents!.at(-1)!.status).toBe("Skipped");
  expect(f.get(id).errorInformation).toBeUndefined();
  expect(refusal(() => stop(f, id)).name).toBe("DeploymentAlreadyCompletedException");
  f.world.switches["codedeploy-stop-again"] = "succeeded";
  expect(stop(f, id)).toMatchObject({ status: "Succeeded" });
});

test("codedeploy 57: with nothing under way a stop succeeds at once; errorInformation is a switch", () => {
  const f = fleet({ ready: STOP, switches: { "codedeploy-stop-text": "coded" } });
  const id = f.deploy();
  f.until(id, "Ready");
  expect(stop(f, id)).toMatchObject({ status: "Succeeded" });
  expect(f.get(id)).toMatchObject({ status: "Stopped", errorInformation: { code: "MANUAL_STOP" } });
});

test("codedeploy 58: a stop in the shift leaves a mixed fleet, unless it rolls back; how far it lets go is a switch", () => {
  const states = (setting: string) => {
    const f = fleet({ ready: STOP, switches: { "codedeploy-stop-reach": setting } });
    const id = continued(f);
    untilBegun(f, id, f.green[0]!, "AllowTraffic");
    stop(f, id);
    f.until(id, "Stopped", 5);
    const last = f.target(id, f.green[0]!).lifecycleEvents!.at(-1)!.status;
    expect([...f.states(f.green), ...f.states(f.blue)]).toEqual(Array.from({ length: 6 }, () => "healthy"));
    return last;
  };
  expect(states("traffic-events")).toBe("Succeeded");
  expect(states("current-event")).toBe("Skipped");
});

test("codedeploy 59: once blue is being terminated nothing can be stopped (which error: switch)", () => {
  const f = fleet({ terminate: TERMINATE });
  const id = f.deploy();
  f.pass(300);
  f.call("codedeploy:ContinueDeployment", { deploymentId: id, deploymentWaitType: "TERMINATION_WAIT" });
  expect(refusal(() => stop(f, id)).name).toBe("UnsupportedActionForDeploymentTypeException");
  f.world.switches["codedeploy-stop-terminating"] = "DeploymentAlreadyCompletedException";
  expect(refusal(() => stop(f, id)).name).toBe("DeploymentAlreadyCompletedException");
});

test("codedeploy 60: an alarm stops the deployment, also one that was active before", () => {
  const f = alarmed();
  ring(f);
  expect(f.until(f.deploy(), "Stopped", 1).errorInformation).toEqual({
    code: "ALARM_ACTIVE",
    message:
      "One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <errors>",
  });
});

test("codedeploy 61: an override replaces the group's alarms; ignored failures of polling go on", () => {
  const f = alarmed();
  ring(f);
  f.until(f.deploy({ overrideAlarmConfiguration: { enabled: false } }), "Succeeded");
  const g = alarmed();
  g.world.iam.policies[ROLE] = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "cloudwatch:DescribeAlarms", Resource: "*" },
    ],
  };
  expect(g.until(g.deploy(), "Stopped", 1).errorInformation!.code).toBe("IAM_ROLE_PERMISSIONS");
  const alarms = [{ name: "errors" }];
  g.until(
    g.deploy({ overrideAlarmConfiguration: { enabled: true, alarms, ignorePollAlarmFailure: true } }),
    "Succeeded",
  );
});

test("codedeploy 62: before rerouting began there is no rollback deployment, only a message", () => {
  const f = fleet({ ready: STOP });
  const id = f.deploy({ autoRollbackConfiguration });
  f.until(id, "Ready");
  stop(f, id);
  expect(f.get(id).rollbackInfo).toEqual({ rollbackMessage: NOT_REQUIRED });
  f.world.faults.push({
    kind: "script-fails",
    event: "Install",
    who: { tag: { Key: "release", Value: "2" } },
  });
  expect(f.until(f.deploy({ autoRollbackConfiguration }), "Failed").rollbackInfo).toEqual({
    rollbackMessage: NOT_REQUIRED,
  });
});

test("codedeploy 63: after rerouting began a rollback deployment brings the originals back, then takes green out", () => {
  const f = fleet({ ready: STOP });
  f.world.faults.push({
    kind: "script-fails",
    event: "BeforeBlockTraffic",
    who: { instanceId: f.blue[0]! },
    times: 1,
  });
  const id = continued(f, { autoRollbackConfiguration });
  const { rollbackInfo } = f.until(id, "Failed");
  const back = rollbackInfo!.rollbackDeploymentId!;
  expect(f.get(back)).toMatchObject({
    creator: "codeDeployRollback",
    rollbackInfo: {
      rollbackTriggeringDeploymentId: id,
      rollbackMessage: `Deployment ${back} is triggered to roll back deployment ${id}.`,
    },
  });
  expect(refusal(() => f.deploy()).message).toContain(back);
  f.until(back, "Succeeded");
  const names = (instance: string) =>
    f.target(back, instance).lifecycleEvents!.map((each) => each.lifecycleEventName);
  expect(names(f.blue[1]!)).toEqual(["BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic"]);
  expect(names(f.green[1]!)).toEqual(["BeforeBlockTraffic", "BlockTraffic", "AfterBlockTraffic"]);
  expect([...f.states(f.blue), ...f.states(f.green)]).toEqual([
    ...f.blue.map(() => "healthy"),
    ...f.green.map(() => "unused"),
  ]);
  expect(f.world.users.harms).toEqual([]);
});

test("codedeploy 64: StopDeployment's autoRollbackEnabled counts more than the configuration", () => {
  const info = (autoRollbackEnabled: boolean | undefined, configured: boolean) => {
    const f = fleet({ ready: STOP });
    const id = continued(f, configured ? { autoRollbackConfiguration } : {});
    untilBegun(f, id, f.green[0]!, "AllowTraffic");
    stop(f, id, autoRollbackEnabled);
    return f.until(id, "Stopped").rollbackInfo?.rollbackDeploymentId;
  };
  expect(info(true, false)).toMatch(/^d-/);
  expect(info(false, true)).toBeUndefined();
  expect(info(undefined, true)).toMatch(/^d-/);
  expect(info(undefined, false)).toBeUndefined();
});

test("codedeploy 65: without an earlier success there is nothing to go back to; whether that is said is a switch", () => {
  const info = (setting: string) => {
    const f = fleet({ ready: STOP, fresh: true, switches: { "codedeploy-rollback-impossible": setting } });
    const id = continued(f);
    untilBegun(f, id, f.green[0]!, "AllowTraffic");
    stop(f, id, true);
    return f.until(id, "Stopped").rollbackInfo;
  };
  expect(info("absent")).toBeUndefined();
  expect(info("told")).toEqual({ rollbackMessage: expect.any(String) });
});

test("codedeploy 66: an alarm in the termination wait brings blue back; the group follows or not (switch)", () => {
  const filters = (setting: string) => {
    const f = alarmed({
      terminate: TERMINATE,
      switches: { "codedeploy-rollback-group": setting, "codedeploy-discover-group-after": "green" },
    });
    const id = f.deploy();
    f.pass(300);
    ring(f);
    const { rollbackInfo } = f.until(id, "Stopped", 1);
    f.until(rollbackInfo!.rollbackDeploymentId!, "Succeeded");
    expect(f.states(f.blue)).toEqual(["healthy", "healthy", "healthy"]);
    return f.call("codedeploy:GetDeploymentGroup", {
      applicationName: "web",
      deploymentGroupName: "production",
    }).deploymentGroupInfo!.ec2TagFilters![0]!.Value;
  };
  expect(filters("kept")).toBe("2");
  expect(filters("restored")).toBe("1");
});

test("codedeploy 67: when the originals are gone, rollback is a message or a deployment that fails (switch)", () => {
  const info = (setting: string) => {
    const f = alarmed({ terminate: TERMINATE, switches: { "codedeploy-rollback-blue-gone": setting } });
    const deploymentId = f.deploy();
    f.pass(300);
    f.call("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType: "TERMINATION_WAIT" });
    ring(f);
    return f.until(deploymentId, "Stopped", 1).rollbackInfo!;
  };
  expect(info("message")).toEqual({ rollbackMessage: expect.stringContaining("terminated") });
  expect(info("deployment")).toEqual({ rollbackDeploymentId: expect.stringMatching(/^d-/) });
});

test("codedeploy 68: an in-place deployment that fails is rolled back by deploying the last good revision", () => {
  const f = fleet({
    group: { deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" } },
  });
  f.world.faults.push({ kind: "script-fails", event: "Install", who: {}, times: 3 });
  const id = f.deploy({ targetInstances: undefined, autoRollbackConfiguration });
  const back = f.until(id, "Failed").rollbackInfo!.rollbackDeploymentId!;
  expect(f.until(back, "Succeeded").revision!.s3Location!.key).toBe("web-1.zip");
});
