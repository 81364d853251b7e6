import { byTag, fleet, REVISION_2, ROLE } from "./codedeploy-world.ts";
import { refusal } from "./small-world.ts";

const STOP = { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 } as const;

test("codedeploy 13: one active deployment a group; the refusal names it (switch)", () => {
  for (const [setting, text] of [
    ["current", "The Deployment Group 'production' already has an active Deployment '$'"],
    ["older", "Deployment Group 'production' is already deploying deployment '$'"],
  ] as const) {
    const { deploy } = fleet({ switches: { "codedeploy-active-error": setting } });
    const id = deploy();
    expect(id).toMatch(/^d-[A-Z0-9]{9}$/);
    expect(refusal(deploy)).toEqual({
      name: "DeploymentLimitExceededException",
      message: text.replace("$", id),
    });
  }
});

test("codedeploy 14: what CreateDeployment checks", () => {
  const { deploy, update } = fleet();
  const code = (input: Parameters<typeof deploy>[0]) =>
    refusal(() => deploy(input)).name.replace(/Exception$/, "");
  expect(code({ revision: undefined })).toBe("RevisionRequired");
  expect(code({ revision: { revisionType: "S3" } })).toBe("InvalidRevision");
  expect(code({ deploymentGroupName: undefined })).toBe("DeploymentGroupNameRequired");
  expect(code({ deploymentConfigName: "mine" })).toBe("DeploymentConfigDoesNotExist");
  expect(code({ description: "x".repeat(257) })).toBe("DescriptionTooLong");
  expect(code({ autoRollbackConfiguration: { enabled: true, events: [] } })).toBe(
    "InvalidAutoRollbackConfig",
  );
  expect(code({ deploymentMode: "RESTART", revision: undefined })).toBe("InvalidInput");
  const both = { tagFilters: byTag("2"), ec2TagSet: { ec2TagSetList: [byTag("2")] } };
  expect(code({ targetInstances: both })).toBe("InvalidTargetInstances");
  const eleven = Array.from({ length: 11 }, () => byTag("2")[0]!);
  expect(code({ targetInstances: { tagFilters: eleven } })).toBe("InvalidTargetInstances");
  update({ deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITH_TRAFFIC_CONTROL" } });
  expect(code({})).toBe("InvalidTargetInstances");
});

test("codedeploy 15: green that is not named, or on no instance: refused or NO_INSTANCES (switches)", () => {
  for (const [name, input] of [
    ["codedeploy-discover-without-targets", { targetInstances: undefined }],
    ["codedeploy-unknown-tag", { targetInstances: { tagFilters: byTag("9") } }],
  ] as const) {
    const later = fleet({ switches: { [name]: "no-instances" } });
    expect(later.until(later.deploy(input), "Failed").errorInformation).toEqual({
      code: "NO_INSTANCES",
      message: expect.stringMatching(
        /^The deployment failed because no instances were found for your deployment/,
      ),
    });
    const atOnce = fleet({ switches: { [name]: "refused" } });
    expect(refusal(() => atOnce.deploy(input)).name).toBe("InvalidTargetInstancesException");
  }
});

test("codedeploy 16: CreateDeployment needs permissions beyond its own", () => {
  const { world, call } = fleet();
  const arn = "arn:aws:iam::123456789012:role/Deployer";
  const needed = [
    "CreateDeployment",
    "GetDeploymentConfig",
    "GetApplicationRevision",
    "RegisterApplicationRevision",
  ];
  const create = (overrideAlarmConfiguration?: { enabled: boolean }) =>
    call(
      "codedeploy:CreateDeployment",
      {
        applicationName: "web",
        deploymentGroupName: "production",
        revision: REVISION_2,
        targetInstances: { tagFilters: byTag("2") },
        overrideAlarmConfiguration,
      },
      arn,
    );
  const allow = (actions: string[]) => {
    const Action = actions.map((action) => `codedeploy:${action}`);
    world.iam.policies[arn] = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action, Resource: "*" }],
    };
  };
  for (const missing of needed) {
    allow(needed.filter((action) => action !== missing));
    expect(refusal(() => create()).message).toContain(`codedeploy:${missing}`);
  }
  allow(needed);
  expect(refusal(() => create({ enabled: false })).message).toContain("codedeploy:UpdateDeploymentGroup");
  create();
  allow(["CreateDeploymentGroup", "UpdateDeploymentGroup"]);
  const names = { applicationName: "web", currentDeploymentGroupName: "production" };
  call("codedeploy:UpdateDeploymentGroup", names, arn);
  const pass = () => call("codedeploy:UpdateDeploymentGroup", { ...names, serviceRoleArn: ROLE }, arn);
  expect(refusal(pass).message).toContain("iam:PassRole");
});

test("codedeploy 17: the overview comes with the fleets, without a Ready of zero (switch); times have fractions", () => {
  const { deploy, get, pass, until } = fleet({ ready: STOP });
  const id = deploy();
  expect(get(id)).toMatchObject({ status: "Created", creator: "user" });
  expect(get(id).deploymentOverview).toBeUndefined();
  pass(3);
  expect(get(id).deploymentOverview).toEqual({
    Pending: 0,
    InProgress: 3,
    Succeeded: 0,
    Failed: 0,
    Skipped: 0,
  });
  expect(until(id, "Ready").deploymentOverview).toMatchObject({ Ready: 3 });
  const shown = fleet({ switches: { "codedeploy-overview-ready": "present" } });
  const other = shown.deploy();
  shown.pass(3);
  expect(shown.get(other).deploymentOverview).toMatchObject({ Ready: 0 });
});

test("codedeploy 18: startTime may be later than completeTime (switch)", () => {
  const quick = (setting: string) => {
    const { deploy, until } = fleet({ switches: { "codedeploy-clock-skew": setting } });
    const { startTime, completeTime } = until(
      deploy({ targetInstances: { tagFilters: byTag("9") } }),
      "Failed",
    );
    return completeTime!.getTime() - startTime!.getTime();
  };
  expect(quick("skewed")).toBeLessThan(0);
  expect(quick("none")).toBeGreaterThanOrEqual(0);
});

test("codedeploy 19: ids of deployments are checked", () => {
  const { get } = fleet();
  expect(refusal(() => get("d-1")).name).toBe("InvalidDeploymentIdException");
  expect(refusal(() => get("d-ABCDEFGHI")).name).toBe("DeploymentDoesNotExistException");
});

test("codedeploy 20: targets are not listed before the fleets are known (switch), then by filters", () => {
  const { deploy, call, pass, green } = fleet({ ready: STOP });
  const deploymentId = deploy();
  const list = (targetFilters?: Record<string, string[]>) =>
    call("codedeploy:ListDeploymentTargets", { deploymentId, targetFilters }).targetIds!;
  expect(refusal(list).name).toBe("DeploymentNotStartedException");
  pass(3);
  expect(list({ TargetStatus: ["Failed"] })).toEqual([]);
  expect(green).toEqual(
    expect.arrayContaining(list({ ServerInstanceLabel: ["Green"], TargetStatus: ["InProgress"] })),
  );
  expect(refusal(() => list({ Other: [] })).name).toBe("InvalidTargetFilterNameException");
});

test("codedeploy 21: lists come in pages nobody chose (switch); a wrong token is refused", () => {
  const sizes = (setting: string) => {
    const { deploy, call, pass } = fleet({ green: 25, blue: 25, switches: { "codedeploy-pages": setting } });
    const deploymentId = deploy();
    pass(3);
    const pages: number[] = [];
    for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
      const page = call("codedeploy:ListDeploymentTargets", { deploymentId, nextToken });
      pages.push(page.targetIds!.length);
      nextToken = page.nextToken;
    }
    const wrong = () => call("codedeploy:ListDeploymentTargets", { deploymentId, nextToken: "x" });
    expect(refusal(wrong).name).toBe("InvalidNextTokenException");
    return pages;
  };
  expect(sizes("uneven")).toEqual([2, 23]);
  expect(sizes("tens")).toEqual([10, 10, 5]);
  expect(sizes("hundreds")).toEqual([25]);
});

test("codedeploy 22: batches hold 25 (the error for targets by switch)", () => {
  const { deploy, call, pass, green, world } = fleet();
  const deploymentId = deploy();
  pass(3);
  const batch = (targetIds: string[]) =>
    call("codedeploy:BatchGetDeploymentTargets", { deploymentId, targetIds });
  expect(batch(green).deploymentTargets!.map((each) => each.instanceTarget!.targetId)).toEqual(green);
  const many = Array.from({ length: 26 }, () => green[0]!);
  expect(refusal(() => batch(many)).name).toBe("DeploymentTargetListSizeExceededException");
  world.switches["codedeploy-batch-over"] = "InvalidInputException";
  expect(refusal(() => batch(many)).name).toBe("InvalidInputException");
  const deploymentIds = Array.from({ length: 26 }, () => deploymentId);
  expect(refusal(() => call("codedeploy:BatchGetDeployments", { deploymentIds })).name).toBe(
    "BatchLimitExceededException",
  );
  expect(refusal(() => batch(["i-0123456789abcdef0"])).name).toBe("DeploymentTargetDoesNotExistException");
});

test("codedeploy 23: deployments are listed by group, status and time, in no promised order (switch)", () => {
  const order = (setting: string) => {
    const { call, deploy, until, world } = fleet({ switches: { "codedeploy-list-order": setting } });
    const start = new Date(world.now);
    const ids = [1, 2, 3, 4].map(() => {
      const id = deploy({ targetInstances: { tagFilters: byTag("9") } });
      until(id, "Failed");
      return id;
    });
    const names = { applicationName: "web", deploymentGroupName: "production" };
    const failed = { ...names, includeOnlyStatuses: ["Failed" as const], createTimeRange: { start } };
    const first = call("codedeploy:ListDeployments", failed);
    const rest = call("codedeploy:ListDeployments", { ...failed, nextToken: first.nextToken });
    const created = { ...names, includeOnlyStatuses: ["Created" as const] };
    expect(call("codedeploy:ListDeployments", created).deployments).toEqual([]);
    const half = () => call("codedeploy:ListDeployments", { applicationName: "web" });
    expect(refusal(half).name).toBe("DeploymentGroupNameRequiredException");
    return [...first.deployments!, ...rest.deployments!].map((id) => ids.indexOf(id));
  };
  expect(order("newest-first")).toEqual([3, 2, 1, 0]);
  expect(order("oldest-first")).toEqual([0, 1, 2, 3]);
  expect(new Set(order("scrambled"))).toEqual(new Set([0, 1, 2, 3]));
});

test("codedeploy 24: the deprecated calls about instances still answer", () => {
  const { deploy, call, until, green } = fleet();
  const deploymentId = deploy();
  until(deploymentId, "Succeeded");
  const list = call("codedeploy:ListDeploymentInstances", { deploymentId, instanceTypeFilter: ["Green"] });
  expect(green).toEqual(expect.arrayContaining(list.instancesList!));
  const batch = call("codedeploy:BatchGetDeploymentInstances", { deploymentId, instanceIds: green });
  expect(batch.instancesSummary![0]).toMatchObject({ status: "Succeeded", instanceType: "Green" });
  const inPlace = call("codedeploy:ListDeployments", {}).deployments!.find((id) => id !== deploymentId)!;
  const wrong = { deploymentId: inPlace, instanceTypeFilter: ["Blue" as const] };
  expect(refusal(() => call("codedeploy:ListDeploymentInstances", wrong)).name).toBe(
    "InvalidDeploymentInstanceTypeException",
  );
});

test("codedeploy 25: the group shows its last deployments, and a target revision (switch)", () => {
  const revision = (setting: string) => {
    const { deploy, call, until } = fleet({ switches: { "codedeploy-target-revision": setting } });
    const failed = deploy({ targetInstances: { tagFilters: byTag("9") } });
    until(failed, "Failed");
    const info = call("codedeploy:GetDeploymentGroup", {
      applicationName: "web",
      deploymentGroupName: "production",
    }).deploymentGroupInfo!;
    expect(info.lastAttemptedDeployment).toMatchObject({ deploymentId: failed, status: "Failed" });
    expect(info.lastSuccessfulDeployment).toMatchObject({ status: "Succeeded" });
    expect(info.serviceRoleArn).toBe(ROLE);
    return info.targetRevision!.s3Location!.key;
  };
  expect(revision("last-attempted")).toBe("web-2.zip");
  expect(revision("last-successful")).toBe("web-1.zip");
});
