import type { Fault } from "../../simulator/core/faults.ts";
import { Failure } from "../../src/failure.ts";
import { MINUTE } from "../../src/time/duration.ts";
import { callsOf, deploy, textsOf, type Deployed } from "./deployment.ts";

const READY = { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } } as const;

function succeeded({ execution, world }: Deployed): void {
  expect(execution).toEqual({ end: "finished", leftovers: [] });
  expect(world.users.harms).toEqual([]);
}

/** Undone without a leftover and without harm; returns why. */
function undone({ execution, world }: Deployed, harmless = true): Failure {
  expect(execution).toMatchObject({ end: "undone", leftovers: [] });
  if (harmless) expect(world.users.harms).toEqual([]);
  const cause = "cause" in execution ? execution.cause : undefined;
  expect(cause).toBeInstanceOf(Failure);
  return cause as Failure;
}

const deployments = ({ world }: Deployed) => Object.values(world.codeDeploy.deployments);
const ours = (deployed: Deployed) =>
  deployments(deployed).filter(({ description }) =>
    description?.startsWith("bluegreen-action web/production#7 "),
  );

test("a deployment walks to its end and is told once", async () => {
  const deployed = await deploy();
  succeeded(deployed);
  const lines = textsOf(deployed, "progress");
  expect(lines.join("\n")).toMatch(/^green, 3 instances: Install succeeded, \d+ s( to \d+ s)?$/m);
  expect(new Set(lines).size).toBe(lines.length);
  expect(ours(deployed)[0]!.description).toBe("bluegreen-action web/production#7 0000beef/1 Release of May");
});

test("what CreateDeployment is sent: rollback by CodeDeploy too, and a dead blue agent does not matter", async () => {
  const [call] = callsOf(await deploy(), "codedeploy:CreateDeployment");
  expect(call!.input).toMatchObject({
    ignoreApplicationStopFailures: true,
    autoRollbackConfiguration: {
      enabled: true,
      events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
    },
  });
});

test("in Ready all of green is registered and healthy before CodeDeploy goes on (rule 13)", async () => {
  const deployed = await deploy({ options: READY });
  succeeded(deployed);
  const [registered] = callsOf(deployed, "elasticloadbalancing:RegisterTargets");
  const [continued] = callsOf(deployed, "codedeploy:ContinueDeployment");
  expect((registered!.input as { Targets: unknown[] }).Targets).toHaveLength(3);
  expect(continued!.at).toBeGreaterThan(registered!.at);
});

describe("lost on the way", () => {
  const lost = (kind: "lost-answer" | "lost-request", operation: string): Fault[] => [
    { kind, operation, times: 1 },
  ];

  test.each(["lost-answer", "lost-request"] as const)(
    "%s of CreateDeployment: one deployment",
    async (kind) => {
      const deployed = await deploy({ faults: () => lost(kind, "codedeploy:CreateDeployment") });
      succeeded(deployed);
      expect(ours(deployed)).toHaveLength(1);
    },
  );

  test.each(["lost-answer", "lost-request"] as const)("%s of ContinueDeployment", async (kind) => {
    succeeded(await deploy({ options: READY, faults: () => lost(kind, "codedeploy:ContinueDeployment") }));
  });

  test("sight of the deployment: told, never a failed deployment (law 7)", async () => {
    const faults = (): Fault[] => [
      {
        kind: "error",
        operation: "codedeploy:GetDeployment",
        code: "InternalFailure",
        message: "",
        status: 500,
        skip: 2,
        times: 20,
      },
    ];
    const deployed = await deploy({ faults });
    succeeded(deployed);
    expect(textsOf(deployed, "warned").join()).toContain("Lost sight of deployment d-");
    expect(textsOf(deployed, "said").join()).toContain("is in sight again");
  });

  test("a permission: fails at once", async () => {
    const faults = (): Fault[] => [
      {
        kind: "error",
        operation: "codedeploy:ListDeploymentTargets",
        code: "AccessDeniedException",
        message: "no",
        skip: 1,
        times: 1,
      },
    ];
    const deployed = await deploy({ faults });
    expect(undone(deployed).message).toContain("AccessDenied");
    expect(deployed.took).toBeLessThan(10 * MINUTE);
  });
});

test("an earlier process created the deployment: it is found by its stamp, and no other made", async () => {
  const first = await deploy();
  const memo = first.records[0]!.memo as Record<string, unknown>;
  const { deploymentId: _, ...before } = memo;
  const faults = (): Fault[] => [{ kind: "lost-answer", operation: "codedeploy:CreateDeployment", times: 1 }];
  const again = await deploy({ faults, records: [{ state: "begun", memo: before as never }] });
  succeeded(again);
  expect(ours(again)).toHaveLength(1);
});

describe("failures", () => {
  test("a failed script is the cause; its log is told, once where all say the same", async () => {
    const faults = ({ amiNew }: { amiNew: string }): Fault[] => [
      { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, log: "[stderr]no such user" },
    ];
    const deployed = await deploy({ faults });
    expect(undone(deployed).message).toContain("AfterInstall) failed on i-");
    const scripts = deployed.events.filter(({ event }) => event.kind === "script-failed");
    expect(scripts).toHaveLength(1);
    expect(JSON.stringify(scripts[0]!.event)).toContain("no such user");
  });

  test("after the shift began: blue is back with N before green leaves, and CodeDeploy's rollback is followed", async () => {
    const faults = ({ amiNew }: { amiNew: string }): Fault[] => [
      { kind: "script-fails", event: "AfterAllowTraffic", who: { imageId: amiNew } },
    ];
    const deployed = await deploy({ faults });
    undone(deployed);
    expect(textsOf(deployed, "said").join()).toContain("CodeDeploy rolls back with deployment d-");
    expect(deployed.events.findLast(({ event }) => event.kind === "serving")?.event).toEqual({
      kind: "serving",
      serving: "blue",
    });
  });

  test("all traffic moved, yet CodeDeploy calls it failed: recognised from the target groups, and undone (rule 11)", async () => {
    const faults = ({ ami }: { ami: string }): Fault[] => [
      { kind: "script-fails", event: "BlockTraffic", who: { imageId: ami }, times: 1 },
    ];
    const deployed = await deploy({ faults });
    expect(undone(deployed).code).toBe("failed-after-shift");
  });

  test("a dead blue agent is no failure", async () => {
    const faults = ({ ami }: { ami: string }): Fault[] => [
      { kind: "script-fails", event: "AfterBlockTraffic", who: { imageId: ami } },
    ];
    succeeded(await deploy({ faults }));
  });

  test.each([{}, READY])(
    "green that stays unhealthy is given up with the target group's reason (%j)",
    async (options) => {
      const faults = ({ amiNew }: { amiNew: string }): Fault[] => [
        { kind: "unhealthy", who: { imageId: amiNew } },
      ];
      const deployed = await deploy({ options, faults, timeout: 3 * 60 * MINUTE });
      const failure = undone(deployed);
      expect(failure.code).toBe("green-unhealthy");
      expect(failure.message).toContain("Target.ResponseCodeMismatch");
    },
  );

  test("an instance lost while green is installed ends it within minutes, not after CodeDeploy's hour", async () => {
    const faults = ({ amiNew }: { amiNew: string }): Fault[] => [
      { kind: "script-hangs", event: "AfterInstall", who: { imageId: amiNew } },
      { kind: "instance-dies", who: { imageId: amiNew }, afterMs: 2 * MINUTE, times: 1 },
    ];
    const deployed = await deploy({ faults, timeout: 3 * 60 * MINUTE });
    expect(undone(deployed).code).toBe("green-lost");
    const failedAt = deployed.events.find(({ event }) => event.kind === "undoing")!.at;
    expect(failedAt).toBeLessThan(6 * 60);
  });

  test("time that is up is told with what was waited for", async () => {
    const faults = ({ amiNew }: { amiNew: string }): Fault[] => [
      { kind: "script-hangs", event: "AfterInstall", who: { imageId: amiNew } },
    ];
    const failure = undone(await deploy({ faults, timeout: 10 * MINUTE }));
    expect(failure.code).toBe("time-is-up");
    expect(failure.message).toMatch(/Waiting for 3 green instances \(.*\), in AfterInstall for \d+ min/);
  });
});

test("no silence of more than 45 s while something is waited for", async () => {
  const options = { deregistrationDelaySeconds: 300 };
  const { events } = await deploy({ options });
  const told = events.filter(({ event }) => event.kind !== "aws-called").map(({ at }) => at);
  const gaps = told.slice(1).map((at, index) => at - told[index]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(45);
});

test("the end is noticed within 4 s at the median, in fewer than 100 looks", async () => {
  const late: number[] = [];
  for (let seed = 1; seed <= 25; seed++) {
    const deployed = await deploy({
      seed,
      options: { deregistrationDelaySeconds: 300, healthIntervalSeconds: 30 },
    });
    const { completeTime } = ours(deployed)[0]!;
    const looks = callsOf(deployed, "codedeploy:GetDeployment").filter(
      ({ at }) => at <= completeTime! + MINUTE,
    );
    late.push(looks.find(({ at }) => at >= completeTime!)!.at - completeTime!);
    expect(looks.length).toBeLessThan(100);
  }
  late.sort((a, b) => a - b);
  expect(late[12]).toBeLessThanOrEqual(4000);
});

test("where CodeDeploy terminates blue, the shift is recognised before, with or without the flag", async () => {
  const options = { terminate: { action: "TERMINATE", waitMinutes: 15 } } as const;
  for (const flag of ["set", "stuck"]) {
    const deployed = await deploy({ options, switches: { "codedeploy-termination-flag": flag } });
    succeeded(deployed);
    const ended = deployed.events.filter(({ event }) => event.kind === "step-ended").map(({ at }) => at);
    expect(ended[3]! - ended[2]!).toBeGreaterThan(10 * 60);
  }
});
