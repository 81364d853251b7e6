import type { DeploymentConfigInfo } from "@aws-sdk/client-codedeploy";
import { floorOf, isPossible, minimumOf, promisedFloor } from "../../src/plan/floor.ts";
import { settingsOf, timeoutOf } from "../../src/plan/settings.ts";
import { settings, soundFacts, soundInputs, soundTargetGroup } from "./facts.ts";

const config = (type: string, value: number): DeploymentConfigInfo => ({
  deploymentConfigName: `${type} ${value}`,
  minimumHealthyHosts: { type: type as "HOST_COUNT", value },
});
const allAtOnce = config("HOST_COUNT", 0);
const halfAtATime = config("FLEET_PERCENT", 50);
const oneAtATime = config("MOST_CONCURRENCY", 1);

// AWS CodeDeploy user guide, deployment-configurations and instances-health.
test.each<[string, DeploymentConfigInfo, number, number, number, boolean]>([
  ["AllAtOnce", allAtOnce, 6, 0, 1, true],
  ["AllAtOnce of one", allAtOnce, 1, 0, 1, true],
  ["HalfAtATime", halfAtATime, 6, 3, 3, true],
  ["HalfAtATime rounds up", halfAtATime, 5, 3, 3, true],
  ["HalfAtATime of one", halfAtATime, 1, 1, 1, false],
  ["OneAtATime tolerates the last failure", oneAtATime, 6, 5, 5, true],
  ["OneAtATime of one", oneAtATime, 1, 0, 1, true],
  ["a count", config("HOST_COUNT", 4), 6, 4, 4, true],
  ["a count that is the total", config("HOST_COUNT", 6), 6, 6, 6, false],
  ["a count above the total", config("HOST_COUNT", 9), 6, 9, 6, false],
  ["40 percent of nine", config("FLEET_PERCENT", 40), 9, 4, 4, true],
  ["all", config("FLEET_PERCENT", 100), 3, 3, 3, false],
])("%s", (_, one, count, minimum, floor, possible) => {
  expect(minimumOf(one, count)).toBe(minimum);
  expect(floorOf(one, count)).toBe(floor);
  expect(isPossible(one, count)).toBe(possible);
});

const straightOn = settings({
  deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT", waitTimeInMinutes: 0 },
});

test("a Ready pause promises all, the configuration only its floor", () => {
  expect(promisedFloor(soundFacts())).toEqual({ count: 3, by: "ready" });
  expect(promisedFloor(soundFacts({ deploymentGroup: straightOn, deploymentConfig: allAtOnce }))).toEqual({
    count: 1,
    by: "configuration",
  });
});

test("settings have AWS's defaults", () => {
  expect(settingsOf(undefined)).toEqual({
    readyAction: "CONTINUE_DEPLOYMENT",
    readyWaitMinutes: 0,
    terminate: false,
    terminationWaitMinutes: 0,
  });
  expect(
    settingsOf(
      settings({
        terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 45 },
      }),
    ),
  ).toMatchObject({
    readyAction: "STOP_DEPLOYMENT",
    readyWaitMinutes: 60,
    terminate: true,
    terminationWaitMinutes: 45,
  });
});

test("the timeout is the input, or the deployment group's own waits and two drains plus an hour", () => {
  const minutes = 60_000;
  expect(timeoutOf(soundInputs({ timeout: 5 * minutes }), soundFacts())).toBe(5 * minutes);
  expect(timeoutOf(soundInputs(), soundFacts())).toBe((60 + 10 + 60) * minutes);
  const facts = soundFacts({
    deploymentGroup: straightOn,
    targetGroups: [
      soundTargetGroup({ deregistrationDelay: 30 }),
      soundTargetGroup({ deregistrationDelay: 60 }),
    ],
  });
  expect(timeoutOf(soundInputs(), facts)).toBe(62 * minutes);
});
