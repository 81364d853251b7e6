import { groupFleet } from "./codedeploy-world.ts";
import type { GroupFleet } from "./codedeploy-world.ts";
import { refusal } from "./small-world.ts";

const STOP = { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 } as const;
const grow = ({ call }: GroupFleet, DesiredCapacity: number) =>
  call("autoscaling:SetDesiredCapacity", { AutoScalingGroupName: "web-blue", DesiredCapacity });
const launches = ({ world }: GroupFleet) =>
  Object.values(world.codeDeploy.deployments).filter(({ creator }) => creator === "autoscaling");

test("codedeploy 83: a launched instance gets the last successful revision before it enters service", () => {
  const f = groupFleet();
  grow(f, 4);
  f.pass(15);
  expect(f.members("web-blue")).toHaveLength(3);
  f.pass(120);
  const [launch] = launches(f);
  expect(f.get(launch!.id)).toMatchObject({
    status: "Succeeded",
    creator: "autoscaling",
    revision: { s3Location: { key: "web-1.zip" } },
  });
  expect(f.members("web-blue")).toHaveLength(4);
  expect(f.states(f.members("web-blue"))).toEqual(["healthy", "healthy", "healthy", "healthy"]);
});

test("codedeploy 84: without an earlier success a launch simply goes on", () => {
  const f = groupFleet({ fresh: true });
  grow(f, 4);
  f.pass(120);
  expect(launches(f)).toEqual([]);
  expect(f.members("web-blue")).toHaveLength(4);
});

test("codedeploy 85: a failed launch deployment abandons the instance, and Auto Scaling launches another", () => {
  const f = groupFleet();
  f.world.faults.push({
    kind: "script-fails",
    event: "ApplicationStart",
    who: { group: "web-blue" },
    times: 1,
  });
  grow(f, 4);
  f.pass(400);
  expect(launches(f).map(({ status }) => status)).toEqual(["Failed", "Succeeded"]);
  expect(f.members("web-blue")).toHaveLength(4);
});

test("codedeploy 86: a launch deployment waits for an agent an hour, or five minutes (switch)", () => {
  const minutes = (setting: string) => {
    const f = groupFleet({ switches: { "codedeploy-launch-agent-limit": setting } });
    f.world.faults.push({ kind: "agent-silent", who: { group: "web-blue" } });
    grow(f, 4);
    for (let n = 0; n < 500 && !launches(f)[0]?.completeTime; n++) f.pass(10);
    const { createTime, completeTime } = launches(f)[0]!;
    return Math.round((completeTime! - createTime) / 60_000);
  };
  expect(minutes("one-hour")).toBe(60);
  expect(minutes("five-minutes")).toBe(5);
});

test("codedeploy 87: whether a launch deployment keeps others from starting is a switch", () => {
  const f = groupFleet();
  grow(f, 4);
  for (let n = 0; n < 60 && launches(f).length === 0; n++) f.pass(1);
  const [launch] = launches(f);
  expect(refusal(() => f.deploy()).message).toContain(launch!.id);
  f.world.switches["codedeploy-launch-blocks"] = "no";
  f.deploy();
});

test("codedeploy 88: an instance launched meanwhile has the earlier revision: a follow-on deployment updates it", () => {
  const f = groupFleet({
    provisioning: "DISCOVER_EXISTING",
    ready: STOP,
    switches: { "codedeploy-discover-group-after": "unchanged" },
  });
  f.launchGroup("web-green", 3);
  f.pass(120);
  const id = f.deploy({ targetInstances: { autoScalingGroups: ["web-green"] } });
  f.until(id, "Ready");
  grow(f, 4);
  f.pass(120);
  expect(launches(f)[0]!.revision!.s3Location!.key).toBe("web-1.zip");
  f.call("codedeploy:ContinueDeployment", { deploymentId: id, deploymentWaitType: "READY_WAIT" });
  const { relatedDeployments } = f.until(id, "Succeeded");
  const [update] = relatedDeployments!.autoUpdateOutdatedInstancesDeploymentIds!;
  expect(f.until(update!, "Succeeded")).toMatchObject({
    creator: "CodeDeployAutoUpdate",
    revision: { s3Location: { key: "web-2.zip" } },
    relatedDeployments: { autoUpdateOutdatedInstancesRootDeploymentId: id },
  });
});
