import { byTag, sameGroupFacts, settings, soundDeploymentGroup, soundFacts, soundInputs } from "../facts.ts";
import { endsBlue, without, type Row } from "./row.ts";

export const deploymentRows = {
  "credentials-too-short": {
    facts: soundFacts({ credentialsLast: 10 * 60_000 }),
    says: "10 min",
    remedy: "role-duration-seconds",
  },
  "application-missing": {
    facts: without(soundFacts({ applicationExists: false }), "deploymentGroup", "blue"),
    says: "application shop",
    remedy: "aws deploy list-applications",
  },
  "deployment-group-missing": {
    facts: without(soundFacts(), "deploymentGroup", "blue"),
    says: "shop/production",
    remedy: "aws deploy list-deployment-groups --application-name shop",
  },
  "compute-platform": {
    facts: soundFacts({ deploymentGroup: soundDeploymentGroup({ computePlatform: "ECS" }) }),
    says: "ECS",
    remedy: "EC2",
  },
  "not-blue-green": {
    facts: soundFacts({
      deploymentGroup: soundDeploymentGroup({
        deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      }),
    }),
    says: "IN_PLACE",
    remedy: "--deployment-style deploymentType=BLUE_GREEN",
  },
  "deployment-active": {
    facts: soundFacts({ activeDeployment: { deploymentId: "d-9", status: "Ready", creator: "user" } }),
    says: "d-9",
    remedy: "aws deploy stop-deployment --deployment-id d-9",
  },
  "revision-missing": {
    facts: without(soundFacts(), "revision"),
    says: "ever succeeded",
    remedy: "revision: s3://",
  },
  "fleet-mismatch": {
    facts: soundFacts({ fleet: "codedeploy-copy" }),
    says: "DISCOVER_EXISTING",
    remedy: "fleet",
  },
  "same-group-listed": {
    facts: sameGroupFacts({
      deploymentGroup: byTag({ autoScalingGroups: [{ name: "shop-blue" }] }),
    }),
    says: "shop-blue",
    remedy: "--auto-scaling-groups --ec2-tag-filters",
    with: ["tag-only-replacement"],
  },
  "several-groups": {
    facts: soundFacts({
      deploymentGroup: soundDeploymentGroup({
        autoScalingGroups: [{ name: "shop-blue" }, { name: "shop-other" }],
      }),
    }),
    says: "shop-blue, shop-other",
    remedy: "one deployment group",
  },
  "deployment-config-missing": {
    facts: without(soundFacts(), "deploymentConfig"),
    inputs: soundInputs({ deploymentConfig: "Typo" }),
    says: "Typo",
    remedy: "aws deploy list-deployment-configs",
  },
  "deployment-config-impossible": {
    facts: soundFacts({
      deploymentConfig: {
        deploymentConfigName: "All",
        minimumHealthyHosts: { type: "FLEET_PERCENT", value: 70 },
      },
    }),
    says: "3 of 3",
    remedy: "OneAtATime",
  },
  "floor-below-count": {
    facts: soundFacts({
      deploymentGroup: settings({
        deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT", waitTimeInMinutes: 0 },
      }),
    }),
    says: "Most may leave 2 of 3",
    remedy: '"actionOnTimeout":"STOP_DEPLOYMENT"',
  },
  "ready-wait-short": {
    facts: soundFacts({
      deploymentGroup: settings({
        deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 3 },
      }),
    }),
    says: "3 min",
    remedy: '"waitTimeInMinutes":60',
  },
  "terminate-same-group": {
    facts: sameGroupFacts({
      deploymentGroup: {
        ...byTag(),
        blueGreenDeploymentConfiguration: endsBlue(60).blueGreenDeploymentConfiguration,
      },
    }),
    says: "behind Auto Scaling's back",
    remedy: '"action":"KEEP_ALIVE"',
    with: ["tag-only-replacement"],
  },
  "terminate-retire": {
    facts: soundFacts({ deploymentGroup: endsBlue(60) }),
    says: "retire: detach",
    remedy: "retire: terminate",
  },
  "termination-wait-short": {
    facts: soundFacts({ deploymentGroup: endsBlue(9) }),
    inputs: soundInputs({ retire: "terminate" }),
    says: "9 min",
    remedy: "no-way-back: true",
  },
  "timeout-short": {
    facts: soundFacts({ deploymentGroup: endsBlue(60) }),
    inputs: soundInputs({ retire: "terminate", timeout: 30 * 60_000 }),
    says: "30 min",
    remedy: "timeout",
  },
  "alarm-active": {
    facts: soundFacts({ alarms: [{ AlarmName: "errors", StateValue: "ALARM", StateReason: "5 > 1" }] }),
    says: "5 > 1",
    remedy: "aws cloudwatch describe-alarms --alarm-names errors",
  },
  "alarm-missing": {
    facts: soundFacts({
      deploymentGroup: soundDeploymentGroup({
        alarmConfiguration: { enabled: true, alarms: [{ name: "errors" }] },
      }),
    }),
    says: "errors",
    remedy: "Create the alarm",
  },
} satisfies Record<string, Row>;
