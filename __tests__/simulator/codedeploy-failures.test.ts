import { fleet, ROLE } from "./codedeploy-world.ts";
import type { Fleet, FleetOptions } from "./codedeploy-world.ts";

const green = { tag: { Key: "release", Value: "2" } };
const blue = { tag: { Key: "release", Value: "1" } };
const STOP = { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 } as const;
const HEALTH = {
  code: "HEALTH_CONSTRAINTS",
  message: expect.stringMatching(
    /^The overall deployment failed because too many individual instances failed/,
  ),
};
const event = (f: Fleet, id: string, instance: string, name: string) =>
  f.target(id, instance).lifecycleEvents!.find(({ lifecycleEventName }) => lifecycleEventName === name)!;

/** A fleet whose faults are set after it was built. */
function faulty(faults: FleetOptions["faults"] = [], options: FleetOptions = {}): Fleet {
  const f = fleet(options);
  f.world.faults.push(...faults);
  return f;
}

/** Minutes from the deployment's creation to its end. */
const minutes = (f: Fleet, id: string): number => {
  const { createTime, completeTime } = f.get(id);
  return (completeTime!.getTime() - createTime!.getTime()) / 60_000;
};

test("codedeploy 44: a failing script fails the deployment, its cause only in the target's diagnostics", () => {
  const f = faulty([
    {
      kind: "script-fails",
      event: "ValidateService",
      who: green,
      exitCode: 3,
      script: "bin/check",
      log: "[stderr]no",
    },
  ]);
  const id = f.deploy();
  expect(f.until(id, "Failed").errorInformation).toEqual(HEALTH);
  const failed = f.green.find((instance) => f.target(id, instance).status === "Failed")!;
  expect(event(f, id, failed, "ValidateService")).toMatchObject({
    status: "Failed",
    diagnostics: {
      errorCode: "ScriptFailed",
      scriptName: "bin/check",
      message: "Script at specified location: bin/check failed with exit code 3",
      logTail: "LifecycleEvent - ValidateService\nScript - bin/check\n[stderr]no",
    },
  });
  expect(event(f, id, failed, "AllowTraffic").status).toBe("Skipped");
  expect(f.states(f.blue)).toEqual(["healthy", "healthy", "healthy"]);
});

test("codedeploy 44: an event without a script tells what kept the agent from it", () => {
  const f = faulty([{ kind: "script-fails", event: "DownloadBundle", who: green }]);
  const id = f.deploy();
  f.until(id, "Failed");
  expect(event(f, id, f.green[0]!, "DownloadBundle").diagnostics).toEqual({
    errorCode: "UnknownError",
    scriptName: "",
    message: "The specified key does not exist.",
    logTail: "",
  });
});

test("codedeploy 45: the text may repeat the code (switch)", () => {
  const f = faulty([{ kind: "script-fails", event: "Install", who: green }], {
    switches: { "codedeploy-failure-text": "with-code" },
  });
  expect(f.until(f.deploy(), "Failed").errorInformation!.message).toMatch(
    / \(Error code: HEALTH_CONSTRAINTS\)$/,
  );
});

test("codedeploy 46: one failure of three: AllAtOnce goes on, OneAtATime only if it is the last, Half by half", () => {
  const end = (deploymentConfigName: string, which: number) => {
    const f = fleet();
    const instanceId = f.green.toSorted()[which]!;
    f.world.faults.push({ kind: "script-fails", event: "Install", who: { instanceId } });
    const id = f.deploy({ deploymentConfigName });
    for (let n = 0; n < 120 && !f.get(id).completeTime; n++) f.pass(10);
    return [f.get(id).status, f.green.filter((each) => f.states([each])[0] === "healthy").length];
  };
  expect(end("CodeDeployDefault.AllAtOnce", 0)).toEqual(["Succeeded", 2]);
  expect(end("CodeDeployDefault.HalfAtATime", 0)).toEqual(["Succeeded", 2]);
  expect(end("CodeDeployDefault.OneAtATime", 2)).toEqual(["Succeeded", 2]);
  expect(end("CodeDeployDefault.OneAtATime", 0)).toEqual(["Failed", 0]);
});

test("codedeploy 47: instances not begun are Skipped, those being worked on Unknown or Skipped (switch)", () => {
  const statuses = (setting: string) => {
    const f = fleet({ green: 4, blue: 4, switches: { "codedeploy-in-flight-at-failure": setting } });
    const instanceId = f.green.toSorted()[0]!;
    f.world.faults.push(
      { kind: "script-fails", event: "BeforeInstall", who: { instanceId } },
      { kind: "script-hangs", event: "BeforeInstall", who: { instanceId: f.green.toSorted()[1]! } },
    );
    f.call("codedeploy:CreateDeploymentConfig", {
      deploymentConfigName: "two-at-once",
      minimumHealthyHosts: { type: "HOST_COUNT", value: 2 },
    });
    f.world.faults.push({
      kind: "script-fails",
      event: "BeforeInstall",
      who: { instanceId: f.green.toSorted()[2]! },
    });
    f.world.faults.push({
      kind: "script-fails",
      event: "BeforeInstall",
      who: { instanceId: f.green.toSorted()[3]! },
    });
    const id = f.deploy({ deploymentConfigName: "two-at-once" });
    f.until(id, "Failed");
    return f.green.toSorted().map((each) => f.target(id, each).status);
  };
  expect(statuses("Unknown")).toEqual(["Failed", "Unknown", "Failed", "Failed"]);
  expect(statuses("Skipped")).toEqual(["Failed", "Skipped", "Failed", "Failed"]);
});

test("codedeploy 48: a script that hangs is ended after an hour", () => {
  const f = faulty([{ kind: "script-hangs", event: "AfterInstall", who: green }]);
  const id = f.deploy();
  f.until(id, "Failed");
  expect(minutes(f, id)).toBeGreaterThan(60);
  expect(event(f, id, f.green[0]!, "AfterInstall").diagnostics).toMatchObject({
    errorCode: "ScriptTimedOut",
    message: "Script at specified location: scripts/after_install.sh failed to complete in 3600 seconds",
  });
});

test("codedeploy 49: a silent agent: five minutes, then its event is Failed or Skipped (switch), without diagnostics", () => {
  for (const status of ["Failed", "Skipped"] as const) {
    const f = faulty([{ kind: "agent-silent", who: green }], {
      switches: { "codedeploy-silent-agent-event": status },
    });
    const id = f.deploy();
    expect(f.until(id, "Failed").errorInformation).toEqual(HEALTH);
    expect(minutes(f, id)).toBeCloseTo(5, 0);
    expect(event(f, id, f.green[0]!, "ApplicationStop")).toEqual({
      lifecycleEventName: "ApplicationStop",
      status,
      endTime: expect.any(Date),
    });
  }
});

test("codedeploy 50: an instance lost between events costs five minutes, in an event an hour", () => {
  const lost = (hang: boolean) => {
    const f = fleet({ ready: STOP });
    const id = f.deploy();
    const [one] = f.green;
    f.until(id, "Ready");
    f.call("codedeploy:ContinueDeployment", { deploymentId: id, deploymentWaitType: "READY_WAIT" });
    if (hang) {
      while (!event(f, id, one!, "BeforeAllowTraffic").startTime) f.pass(0.1);
    }
    f.call("ec2:TerminateInstances", { InstanceIds: [one!] });
    const before = f.world.now;
    while (f.target(id, one!).status !== "Failed") f.pass(5);
    return Math.round((f.world.now - before) / 60_000);
  };
  expect(lost(false)).toBe(5);
  expect(lost(true)).toBe(60);
});

test("codedeploy 51: a health check that never passes: AllowTraffic fails after an hour without a reason (switch: never)", () => {
  const f = faulty([{ kind: "unhealthy", who: green }]);
  const id = f.deploy();
  f.until(id, "Failed");
  expect(minutes(f, id)).toBeGreaterThan(60);
  expect(event(f, id, f.green[0]!, "AllowTraffic").diagnostics).toBeUndefined();
  const endless = faulty([{ kind: "unhealthy", who: green }], {
    switches: { "codedeploy-allow-limit": "endless" },
  });
  const other = endless.deploy();
  endless.pass(3 * 3600);
  expect(endless.get(other).status).toBe("InProgress");
});

test("codedeploy 52: blue that cannot be taken out fails the deployment after the traffic has moved", () => {
  const end = (ignoreApplicationStopFailures: boolean, setting = "fails") => {
    const f = fleet({ switches: { "codedeploy-blue-without-agent": setting } });
    f.world.faults.push({ kind: "agent-silent", who: { instanceId: f.blue[0]! } });
    const id = f.deploy({ ignoreApplicationStopFailures });
    for (let n = 0; n < 120 && !f.get(id).completeTime; n++) f.pass(10);
    return [f.get(id).status, f.states(f.green)[0], f.states([f.blue[0]!])[0]];
  };
  expect(end(false)).toEqual(["Failed", "healthy", "healthy"]);
  expect(end(true)).toEqual(["Succeeded", "healthy", "unused"]);
  expect(end(false, "passes")).toEqual(["Succeeded", "healthy", "unused"]);
  const f = faulty([{ kind: "script-fails", event: "BlockTraffic", who: blue, times: 1 }]);
  expect(f.until(f.deploy({ ignoreApplicationStopFailures: true }), "Failed").errorInformation).toEqual(
    HEALTH,
  );
});

test("codedeploy 53: a service role that lacks a permission: IAM_ROLE_PERMISSIONS", () => {
  const f = fleet();
  f.world.iam.policies[ROLE] = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "elasticloadbalancing:RegisterTargets", Resource: "*" },
    ],
  };
  expect(f.until(f.deploy(), "Failed").errorInformation).toEqual({
    code: "IAM_ROLE_PERMISSIONS",
    message: expect.stringMatching(
      /^The IAM role arn:aws:iam::123456789012:role\/CodeDeployServiceRole does not give you permission to perform operations in the following AWS service: AmazonElasticLoadBalancing\. Contact your AWS administrator/,
    ),
  });
});

test("codedeploy 54: names that are no target groups fail when traffic is to move", () => {
  const f = fleet();
  f.update({ loadBalancerInfo: { targetGroupInfoList: [{ name: "nothing" }] } });
  expect(f.until(f.deploy(), "Failed").errorInformation!.code).toBe("ELASTIC_LOAD_BALANCING_INVALID");
  f.update({ loadBalancerInfo: { elbInfoList: [{ name: "targets" }] } });
  expect(f.until(f.deploy(), "Failed").errorInformation).toEqual({
    code: "ELASTIC_LOAD_BALANCING_INVALID",
    message: "The specified load balancer does not exist.",
  });
});

test("codedeploy 55: more instances than a deployment may have", () => {
  const f = faulty([{ kind: "quota", name: "codedeploy-instances-per-deployment", value: 2 }]);
  expect(f.until(f.deploy(), "Failed").errorInformation!.code).toBe("OVER_MAX_INSTANCES");
});
