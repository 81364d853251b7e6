import { advance } from "../../simulator/core/time.ts";
import { byTag, fleet, launched } from "./codedeploy-world.ts";
import type { Fleet } from "./codedeploy-world.ts";
import { refusal, targetGroup } from "./small-world.ts";

const STOP = { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 } as const;
const TERMINATE = { action: "TERMINATE", terminationWaitTimeInMinutes: 30 } as const;
const all = (state: string, of: readonly string[]) => of.map(() => state);
const names = ({ target }: Fleet, id: string, instance: string) =>
  target(id, instance).lifecycleEvents!.map(({ lifecycleEventName }) => lifecycleEventName);
const targetIds = ({ call }: Fleet, deploymentId: string) =>
  call("codedeploy:ListDeploymentTargets", { deploymentId, targetFilters: {} });
const groupInfo = ({ call }: Fleet) =>
  call("codedeploy:GetDeploymentGroup", { applicationName: "web", deploymentGroupName: "production" })
    .deploymentGroupInfo!;

test("codedeploy 26: Created, Queued, InProgress within seconds", () => {
  const { deploy, get, pass } = fleet();
  const id = deploy();
  const seen = [get(id).status];
  for (let n = 0; n < 20; n++) {
    pass(0.2);
    if (seen.at(-1) !== get(id).status) seen.push(get(id).status);
  }
  expect(seen).toEqual(["Created", "Queued", "InProgress"]);
});

test("codedeploy 27: green installs, gets traffic; then blue loses it; every event is listed from the start", () => {
  const f = fleet();
  const id = f.deploy();
  f.pass(3);
  const events = f.target(id, f.green[0]!).lifecycleEvents!;
  expect(events.map(({ lifecycleEventName }) => lifecycleEventName)).toEqual([
    "ApplicationStop",
    "DownloadBundle",
    "BeforeInstall",
    "Install",
    "AfterInstall",
    "ApplicationStart",
    "ValidateService",
    "BeforeAllowTraffic",
    "AllowTraffic",
    "AfterAllowTraffic",
  ]);
  expect(events.at(-1)).toEqual({ lifecycleEventName: "AfterAllowTraffic", status: "Pending" });
  f.until(id, "Succeeded");
  expect(names(f, id, f.blue[0]!)).toEqual(["BeforeBlockTraffic", "BlockTraffic", "AfterBlockTraffic"]);
  expect(f.target(id, f.green[0]!)).toMatchObject({ status: "Succeeded", instanceLabel: "Green" });
  expect(f.target(id, f.green[0]!).lifecycleEvents![2]!.diagnostics).toMatchObject({ errorCode: "Success" });
  expect(f.states([...f.blue, ...f.green])).toEqual([...all("unused", f.blue), ...all("healthy", f.green)]);
  expect(f.world.users.harms).toEqual([]);
});

test("codedeploy 28: both fleets have one size, or there are NO_INSTANCES; who is counted is a switch", () => {
  const end = (setting: string, blue: number) => {
    const f = fleet({ blue, green: 2, switches: { "codedeploy-equal-fleets": setting } });
    f.call("elasticloadbalancing:DeregisterTargets", {
      TargetGroupArn: f.group,
      Targets: [{ Id: f.blue[0]! }],
    });
    f.pass(60);
    const id = f.deploy();
    for (let n = 0; n < 60 && !f.get(id).completeTime; n++) f.pass(10);
    return f.get(id).errorInformation?.code ?? f.get(id).status;
  };
  expect(end("running", 3)).toBe("NO_INSTANCES");
  expect(end("running", 2)).toBe("Succeeded");
  expect(end("healthy", 3)).toBe("Succeeded");
  expect(end("none", 4)).toBe("Succeeded");
});

test("codedeploy 29: a young instance is not found by its tag yet (switch)", () => {
  const end = (setting: string) => {
    const f = fleet({ green: 0, blue: 1, switches: { "codedeploy-tag-lag": setting } });
    launched(f, 1, "2");
    f.pass(40);
    const id = f.deploy();
    for (let n = 0; n < 60 && !f.get(id).completeTime; n++) f.pass(10);
    return f.get(id).errorInformation?.code ?? f.get(id).status;
  };
  expect(end("one-minute")).toBe("NO_INSTANCES");
  expect(end("none")).toBe("Succeeded");
});

test("codedeploy 30: an instance that is blue and green: taken out at the end, green only, or refused (switch)", () => {
  const overlap = (setting: string) => {
    const f = fleet({
      green: 0,
      switches: { "codedeploy-overlap": setting, "codedeploy-equal-fleets": "none" },
    });
    const one = f.blue[0]!;
    const deploy = () => f.deploy({ targetInstances: { tagFilters: byTag("1") } });
    if (setting === "refused") return refusal(deploy).name;
    f.call("ec2:CreateTags", { Resources: [one], Tags: [{ Key: "release", Value: "2" }] });
    f.pass(120);
    f.update({ ec2TagFilters: [{ Key: "release", Type: "KEY_ONLY" }] });
    f.until(f.deploy(), "Succeeded");
    return f.states([one])[0];
  };
  expect(overlap("both")).toBe("unused");
  expect(overlap("green-only")).toBe("healthy");
  expect(overlap("refused")).toBe("InvalidTargetInstancesException");
});

test("codedeploy 31: STOP_DEPLOYMENT waits in Ready with nothing registered until it is continued", () => {
  const f = fleet({ ready: STOP });
  const deploymentId = f.deploy();
  const goOn = (deploymentWaitType?: "READY_WAIT") =>
    f.call("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType });
  expect(refusal(() => goOn("READY_WAIT")).name).toBe("DeploymentIsNotInReadyStateException");
  f.until(deploymentId, "Ready");
  expect(f.states(f.green)).toEqual(all("unused", f.green));
  expect(f.target(deploymentId, f.green[0]!).status).toBe("Ready");
  expect(refusal(() => goOn()).name).toBe("InvalidDeploymentWaitTypeException");
  f.world.switches["codedeploy-continue-default"] = "ready-wait";
  goOn();
  expect(f.get(deploymentId).status).toBe("InProgress");
  expect(refusal(() => goOn("READY_WAIT")).name).toBe("DeploymentIsNotInReadyStateException");
  f.until(deploymentId, "Succeeded");
  expect(refusal(() => goOn("READY_WAIT")).name).toBe("DeploymentAlreadyCompletedException");
});

test("codedeploy 32: a Ready wait that runs out ends in Stopped", () => {
  const f = fleet({ ready: STOP });
  const id = f.deploy();
  f.until(id, "Ready");
  f.pass(59 * 60);
  expect(f.get(id).status).toBe("Ready");
  f.pass(60);
  expect(f.get(id).status).toBe("Stopped");
  expect(f.states(f.blue)).toEqual(all("healthy", f.blue));
});

/** The most instances that were at an event of the given kind at once. */
function peak(f: Fleet, id: string, event: string): number {
  let most = 0;
  for (let n = 0; n < 3000 && !f.get(id).completeTime; n++) {
    f.pass(1);
    if (!f.get(id).deploymentOverview) continue;
    const busy = f.green.filter((instance) =>
      f
        .target(id, instance)
        .lifecycleEvents!.some(
          ({ lifecycleEventName, status }) => lifecycleEventName === event && status === "InProgress",
        ),
    );
    most = Math.max(most, busy.length);
  }
  return most;
}

test("codedeploy 33: the configuration sets how many install and get traffic at once", () => {
  const most = (deploymentConfigName: string, event: string) => {
    const f = fleet({ green: 5, blue: 5 });
    f.call("codedeploy:CreateDeploymentConfig", {
      deploymentConfigName: "three-stay",
      minimumHealthyHosts: { type: "HOST_COUNT", value: 3 },
    });
    const id = f.deploy({ deploymentConfigName });
    const found = peak(f, id, event);
    expect(f.get(id).status).toBe("Succeeded");
    return found;
  };
  expect(most("CodeDeployDefault.AllAtOnce", "AllowTraffic")).toBe(5);
  expect(most("CodeDeployDefault.HalfAtATime", "AllowTraffic")).toBe(2);
  expect(most("CodeDeployDefault.OneAtATime", "AllowTraffic")).toBe(1);
  expect(most("three-stay", "AllowTraffic")).toBe(2);
  expect(most("CodeDeployDefault.OneAtATime", "ApplicationStart")).toBe(1);
});

test("codedeploy 34: a minimum that leaves nothing to work on fails at once; HalfAtATime on one is a switch", () => {
  const end = (deploymentConfigName: string, half = "fails") => {
    const f = fleet({ blue: 1, green: 1, switches: { "codedeploy-half-of-one": half } });
    const id = f.deploy({ deploymentConfigName });
    for (let n = 0; n < 60 && !f.get(id).completeTime; n++) f.pass(10);
    return f.get(id).errorInformation ?? f.get(id).status;
  };
  expect(end("CodeDeployDefault.HalfAtATime")).toEqual({
    code: "HEALTH_CONSTRAINTS_INVALID",
    message: expect.stringMatching(
      /^The deployment can’t start because the minimum number of healthy instances/,
    ),
  });
  expect(end("CodeDeployDefault.HalfAtATime", "works")).toBe("Succeeded");
  expect(end("CodeDeployDefault.OneAtATime")).toBe("Succeeded");
});

test("codedeploy 35: AllowTraffic waits until the instance is healthy in every target group", () => {
  const f = fleet();
  const second = targetGroup(f, "second");
  f.update({ loadBalancerInfo: { targetGroupInfoList: [{ name: "targets" }, { name: "second" }] } });
  const id = f.deploy();
  f.pass(600);
  expect(f.states(f.green)).toEqual(all("healthy", f.green));
  expect(f.get(id).status).toBe("InProgress");
  f.call("elasticloadbalancing:CreateListener", {
    LoadBalancerArn: f.balancer,
    Protocol: "HTTP",
    Port: 81,
    DefaultActions: [{ Type: "forward", TargetGroupArn: second }],
  });
  f.until(id, "Succeeded");
});

test("codedeploy 36: blue leaves all at once, whatever the configuration, and its draining is waited for", () => {
  const f = fleet();
  const id = f.deploy({ deploymentConfigName: "CodeDeployDefault.OneAtATime" });
  for (let n = 0; n < 600 && !f.states(f.blue).includes("draining"); n++) f.pass(1);
  f.pass(2);
  expect(f.states(f.blue)).toEqual(all("draining", f.blue));
  f.pass(20);
  expect(f.get(id).status).toBe("InProgress");
  f.until(id, "Succeeded");
});

test("codedeploy 37: who is blue is decided at the start or at the shift (switch); a late blue may stay", () => {
  const late = (setting: string) => {
    const f = fleet({
      ready: STOP,
      switches: { "codedeploy-blue-chosen": setting, "codedeploy-tag-lag": "none" },
    });
    const id = f.deploy();
    f.until(id, "Ready");
    const [extra] = launched(f, 1, "1");
    f.pass(60);
    f.call("elasticloadbalancing:RegisterTargets", { TargetGroupArn: f.group, Targets: [{ Id: extra! }] });
    f.pass(20);
    f.call("codedeploy:ContinueDeployment", { deploymentId: id, deploymentWaitType: "READY_WAIT" });
    f.until(id, "Succeeded");
    return f.states([extra!])[0];
  };
  expect(late("at-start")).not.toBe("unused");
  expect(late("at-shift")).toBe("unused");
});

test("codedeploy 38: blue is listed and counted late or from the start (switches)", () => {
  const shown = (listed: string, counted: string) => {
    const f = fleet({
      ready: STOP,
      switches: {
        "codedeploy-blue-listed": listed,
        "codedeploy-overview-blue": counted,
        "codedeploy-pages": "hundreds",
      },
    });
    const id = f.deploy();
    f.until(id, "Ready");
    return [targetIds(f, id).targetIds!.length, f.get(id).deploymentOverview!.Pending];
  };
  expect(shown("at-shift", "at-shift")).toEqual([3, 0]);
  expect(shown("from-start", "at-shift")).toEqual([6, 0]);
  expect(shown("at-shift", "always")).toEqual([3, 3]);
});

test("codedeploy 39: TERMINATE waits in InProgress with a flag, or counts as succeeded before (switches)", () => {
  const f = fleet({ terminate: TERMINATE });
  const id = f.deploy();
  f.pass(300);
  expect(f.get(id)).toMatchObject({ status: "InProgress", instanceTerminationWaitTimeStarted: true });
  expect(f.states(f.blue)).toEqual(all("unused", f.blue));
  f.world.switches["codedeploy-termination-flag"] = "stuck";
  expect(f.get(id).instanceTerminationWaitTimeStarted).toBe(false);
  f.pass(31 * 60);
  expect(f.get(id).status).toBe("Succeeded");
  f.pass(60);
  expect(running(f)).toBe(3);
  const early = fleet({ terminate: TERMINATE, switches: { "codedeploy-termination-wait": "succeeded" } });
  early.until(early.deploy(), "Succeeded", 5);
  expect(running(early)).toBe(6);
  early.pass(32 * 60);
  expect(running(early)).toBe(3);
});

const running = ({ call }: Fleet): number =>
  call("ec2:DescribeInstances", {
    Filters: [{ Name: "instance-state-name", Values: ["running"] }],
  }).Reservations!.flatMap(({ Instances }) => Instances!).length;

test("codedeploy 40: the termination wait can be cut short", () => {
  const f = fleet({ terminate: TERMINATE });
  const deploymentId = f.deploy();
  const cut = () =>
    f.call("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType: "TERMINATION_WAIT" });
  expect(refusal(cut).name).toBe("InvalidDeploymentStatusException");
  f.pass(300);
  cut();
  f.until(deploymentId, "Succeeded", 1);
  const g = fleet({ terminate: TERMINATE });
  const other = g.deploy();
  g.pass(300);
  g.call("codedeploy:SkipWaitTimeForInstanceTermination", { deploymentId: other });
  g.until(other, "Succeeded", 1);
});

test("codedeploy 41: KEEP_ALIVE ends when blue is out; what the group names then is a switch", () => {
  const after = (setting: string) => {
    const f = fleet({ switches: { "codedeploy-discover-group-after": setting } });
    const id = f.deploy();
    expect(f.until(id, "Succeeded").instanceTerminationWaitTimeStarted).toBe(false);
    expect(running(f)).toBe(6);
    return groupInfo(f).ec2TagFilters;
  };
  expect(after("unchanged")).toEqual(byTag("1"));
  expect(after("blue-removed")).toEqual([]);
  expect(after("green")).toEqual(byTag("2"));
});

test("codedeploy 42: a zonal configuration bakes", () => {
  const f = fleet();
  f.call("codedeploy:CreateDeploymentConfig", {
    deploymentConfigName: "zonal",
    minimumHealthyHosts: { type: "HOST_COUNT", value: 1 },
    zonalConfig: { monitorDurationInSeconds: 120 },
  });
  const id = f.deploy({ deploymentConfigName: "zonal" });
  f.until(id, "Baking");
  f.until(id, "Succeeded");
});

test("codedeploy 43: an in-place deployment takes its instances out and in again, by the configuration", () => {
  const f = fleet({
    group: { deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITH_TRAFFIC_CONTROL" } },
  });
  const id = f.deploy({ targetInstances: undefined, deploymentConfigName: "CodeDeployDefault.OneAtATime" });
  let fewest = 3;
  for (let n = 0; n < 600 && !f.get(id).completeTime; n++) {
    f.pass(2);
    fewest = Math.min(fewest, f.states(f.blue).filter((state) => state === "healthy").length);
  }
  expect(f.get(id).status).toBe("Succeeded");
  expect(fewest).toBe(2);
  expect(names(f, id, f.blue[0]!)).toHaveLength(13);
  const wait = { deploymentId: id, deploymentWaitType: "READY_WAIT" } as const;
  expect(refusal(() => f.call("codedeploy:ContinueDeployment", wait)).name).toBe(
    "DeploymentAlreadyCompletedException",
  );
});

test("codedeploy: a snapshot in the middle of a deployment is plain data and goes on alike", () => {
  const f = fleet({ terminate: TERMINATE });
  const id = f.deploy();
  f.pass(21);
  const snapshot = structuredClone(f.world);
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(JSON.parse(JSON.stringify(f.world)));
  advance(snapshot, snapshot.now + 3_600_000);
  advance(f.world, f.world.now + 3_600_000);
  expect(f.get(id).status).toBe("Succeeded");
  expect(snapshot.codeDeploy).toEqual(f.world.codeDeploy);
});
