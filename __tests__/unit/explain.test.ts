import { ErrorCode, type DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { MEANINGS } from "../../src/codedeploy/error-codes.ts";
import { explain, type Evidence } from "../../src/codedeploy/explain.ts";
import type { Target } from "../../src/codedeploy/targets.ts";
import { event, target } from "./deployment-targets.ts";

const failed = (code: string | undefined, more: Partial<DeploymentInfo> = {}): DeploymentInfo => ({
  deploymentId: "d-1",
  status: "Failed",
  ...(code ? { errorInformation: { code: code as ErrorCode, message: "AWS's own words" } } : {}),
  ...more,
});
const evidence = (more: Partial<Evidence>): Evidence => ({
  info: failed("HEALTH_CONSTRAINTS"),
  targets: [],
  reasons: [],
  activities: [],
  gone: [],
  ...more,
});
const script = (errorCode: "ScriptFailed" | "ScriptMissing" | "ScriptTimedOut", message: string) => ({
  errorCode,
  scriptName: "scripts/start.sh",
  message,
  logTail: "[stderr]no",
});
const broken = (id: string, at = 9): Target =>
  target(
    id,
    "Failed",
    event("ApplicationStop", "Succeeded", 0, 1),
    event("ApplicationStart", "Failed", 2, at, script("ScriptFailed", "failed with exit code 1")),
  );

test("the table has all 34 codes of the model", () => {
  expect(Object.keys(MEANINGS).sort()).toEqual(Object.values(ErrorCode).sort());
  expect(Object.keys(MEANINGS)).toHaveLength(34);
});

test.each(Object.keys(MEANINGS))(
  "%s has a cause, a remedy, and AWS's own words among the details",
  (code) => {
    const { cause, remedy, details } = explain(evidence({ info: failed(code) }));
    expect(cause).toMatch(/^[A-Z].*\.$/s);
    expect(remedy).toMatch(/^[A-Z]/);
    expect(details).toContain(`CodeDeploy says ${code}: AWS's own words`);
  },
);

test("codes that the model does not know are explained too", () => {
  const { cause, details } = explain(evidence({ info: failed("UNABLE_TO_SEND_ASG") }));
  expect(cause).toContain("does not know");
  expect(details).toEqual(["CodeDeploy says UNABLE_TO_SEND_ASG: AWS's own words"]);
});

test("no code at all", () => {
  expect(explain(evidence({ info: failed(undefined) })).cause).toBe("CodeDeploy gives no reason.");
});

test("a failed script is the root cause, the earliest failure of them", () => {
  const { cause, details } = explain(evidence({ targets: [broken("i-2", 20), broken("i-1", 5)] }));
  expect(cause).toBe(
    "The script scripts/start.sh (ApplicationStart) failed on i-1, i-2: failed with exit code 1",
  );
  expect(details).toContain("Failed: i-2, i-1");
});

test.each([
  ["ScriptMissing", "does not hold"],
  ["ScriptTimedOut", "timeout"],
] as const)("%s has its own remedy", (code, words) => {
  const one = target("i-1", "Failed", event("AfterInstall", "Failed", 0, 1, script(code, "x")));
  expect(explain(evidence({ targets: [one] })).remedy).toContain(words);
});

test("an alarm is the cause, whatever instances say", () => {
  const { cause } = explain(
    evidence({ info: failed("ALARM_ACTIVE", { status: "Stopped" }), targets: [broken("i-1")] }),
  );
  expect(cause).toContain("alarm");
});

test("green that never became healthy is told with the target group's reasons", () => {
  const stuck = target("i-1", "Failed", event("AllowTraffic", "Failed", 0, 3600));
  const { cause, remedy } = explain(
    evidence({ targets: [stuck], reasons: ["i-1: unhealthy, Target.Timeout"] }),
  );
  expect(cause).toBe(
    "Green (i-1) did not become healthy in the target group: i-1: unhealthy, Target.Timeout",
  );
  expect(remedy).toContain("health check");
});

test("a silent agent", () => {
  const silent = target("i-1", "Failed", event("ApplicationStop", "Failed"), event("Install", "Skipped"));
  expect(explain(evidence({ targets: [silent] })).cause).toBe(
    "The CodeDeploy agent of i-1 did not begin ApplicationStop in time",
  );
});

test("launches that failed, and instances that were lost", () => {
  expect(explain(evidence({ activities: ["InsufficientInstanceCapacity"] })).cause).toBe(
    "Auto Scaling could not launch green: InsufficientInstanceCapacity",
  );
  expect(explain(evidence({ gone: ["i-1"] })).cause).toContain("Green lost 1 instance");
});

test("a bundle that could not be downloaded points at the revision", () => {
  const one = target("i-1", "Failed", event("DownloadBundle", "Failed", 0, 1));
  expect(explain(evidence({ targets: [one] })).remedy).toContain("s3:GetObject");
});

test("what becomes of the rollback is among the details", () => {
  const byId = failed("HEALTH_CONSTRAINTS", { rollbackInfo: { rollbackDeploymentId: "d-2" } });
  const byMessage = failed("HEALTH_CONSTRAINTS", { rollbackInfo: { rollbackMessage: "isn’t required" } });
  expect(explain(evidence({ info: byId })).details).toContain("CodeDeploy rolls back with deployment d-2");
  expect(explain(evidence({ info: byMessage })).details).toContain("About rolling back: isn’t required");
});

test("a Ready wait that was over", () => {
  const info = failed(undefined, {
    status: "Stopped",
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 },
    },
  });
  expect(explain(evidence({ info })).cause).toContain("Ready wait of 60 minutes");
});
