import type { SwitchTable } from "../../core/service.ts";

const GUIDE = "AWS CodeDeploy user guide";
const API = "AWS CodeDeploy API reference";
const BLUE_GREEN = `${GUIDE}, deployment-groups-create-blue-green; inferred`;
const AUTO_SCALING = `${GUIDE}, integrations-aws-auto-scaling; inferred`;
const LIMITS = `${GUIDE}, limits`;

/** What is not known of the course of a deployment. */
export const courseSwitches = {
  "codedeploy-termination-wait": {
    what: "The deployment's status while blue waits for its termination",
    source: `${API}, BlueInstanceTerminationOption; ${LIMITS}: contradictory`,
    settings: ["in-progress", "succeeded"],
  },
  "codedeploy-termination-flag": {
    what: "Whether instanceTerminationWaitTimeStarted turns true (it stayed false on another platform)",
    source: `${API}, DeploymentInfo`,
    settings: ["set", "stuck"],
  },
  "codedeploy-group-flips": {
    what: "When a copy becomes the deployment group's Auto Scaling group, if blue is terminated after a wait",
    source: BLUE_GREEN,
    settings: ["after-termination-wait", "at-hand-over"],
  },
  "codedeploy-discover-group-after": {
    what: "What a successful DISCOVER_EXISTING deployment writes into the deployment group",
    source: `${API}, BlueInstanceTerminationOption ("removed from the deployment group"); inferred`,
    settings: ["unchanged", "blue-removed", "green"],
  },
  "codedeploy-discover-terminate": {
    what: "How TERMINATE ends a blue that was named by its Auto Scaling group under DISCOVER_EXISTING",
    source: BLUE_GREEN,
    settings: ["delete-group", "terminate-instances"],
  },
  "codedeploy-equal-fleets": {
    what: "Which blue instances are counted when both fleets must have the same number",
    source: `${GUIDE}, error-codes; inferred`,
    settings: ["running", "healthy", "none"],
  },
  "codedeploy-overlap": {
    what: "What happens to an instance that both blue's and green's filters match",
    source: BLUE_GREEN,
    settings: ["both", "green-only", "refused"],
  },
  "codedeploy-tag-lag": {
    what: "How long after its launch CodeDeploy finds an instance by its tag",
    source: `${GUIDE}, troubleshooting-ec2-instances (wait five minutes after tagging); inferred`,
    settings: ["one-minute", "none"],
  },
  "codedeploy-copy-suspensions": {
    what: "Whether the copy inherits the original's suspended processes",
    source: AUTO_SCALING,
    settings: ["copied", "dropped"],
  },
  "codedeploy-copy-hooks": {
    what: "Whether the copy gets the user's own lifecycle hooks",
    source: AUTO_SCALING,
    settings: ["dropped", "copied"],
  },
  "codedeploy-copy-fields": {
    what: "What happens to settings like a mixed instances policy, warm-up or maximum lifetime in a copy",
    source: AUTO_SCALING,
    settings: ["refused", "dropped", "copied"],
  },
  "codedeploy-copy-minimum": {
    what: "Whether the copy's MinSize is the original's or the number of instances",
    source: AUTO_SCALING,
    settings: ["original", "count"],
  },
  "codedeploy-copy-target-groups": {
    what: "When the copy's Auto Scaling group is attached to the original's target groups",
    source: `${GUIDE}, managed-policies; inferred`,
    settings: ["before-launch", "after-shift", "never"],
  },
  "codedeploy-capacity-never-reached": {
    what: "The error code when the copy never reaches its capacity",
    source: `${GUIDE}, error-codes; inferred`,
    settings: ["TIMEOUT", "AUTO_SCALING_CONFIGURATION", "HEALTH_CONSTRAINTS"],
  },
  "codedeploy-kept-group": {
    what: "Whether a kept blue Auto Scaling group is detached from its target groups",
    source: `${GUIDE}, managed-policies; inferred`,
    settings: ["left", "detached"],
  },
  "codedeploy-blue-chosen": {
    what: "When it is decided which instances are blue",
    source: BLUE_GREEN,
    settings: ["at-start", "at-shift"],
  },
  "codedeploy-stop-reach": {
    what: "What a stop lets an instance finish: its traffic events or only the event at hand",
    source: `${API}, StopDeployment; inferred`,
    settings: ["traffic-events", "current-event"],
  },
  "codedeploy-stop-terminating": {
    what: "How StopDeployment is refused once blue is being terminated",
    source: `${GUIDE}, deployments-stop; inferred`,
    settings: ["UnsupportedActionForDeploymentTypeException", "DeploymentAlreadyCompletedException"],
  },
  "codedeploy-stop-text": {
    what: "Whether a stopped deployment has errorInformation",
    source: `${API}, ErrorInformation; inferred`,
    settings: ["absent", "coded"],
  },
  "codedeploy-silent-agent-event": {
    what: "The status of an event that no agent took",
    source: `${GUIDE}, troubleshooting-deployments; inferred`,
    settings: ["Failed", "Skipped"],
  },
  "codedeploy-launch-agent-limit": {
    what: "How long a launch deployment waits for an instance's agent",
    source: `${GUIDE}, troubleshooting-auto-scaling and limits: contradictory`,
    settings: ["one-hour", "five-minutes"],
  },
  "codedeploy-blue-without-agent": {
    what: "Whether a blue instance without an agent fails its Before- and AfterBlockTraffic",
    source: `${GUIDE}, troubleshooting-deployments; inferred`,
    settings: ["fails", "passes"],
  },
  "codedeploy-allow-limit": {
    what: "How long AllowTraffic waits for a target to become healthy",
    source: `${GUIDE}, integrations-aws-elastic-load-balancing: documented for in-place`,
    settings: ["one-hour", "endless"],
  },
  "codedeploy-in-flight-at-failure": {
    what: "The status of instances that were being worked on when the deployment failed",
    source: `${API}, InstanceTarget; inferred`,
    settings: ["Unknown", "Skipped"],
  },
  "codedeploy-failure-text": {
    what: "Whether the text of HEALTH_CONSTRAINTS repeats the code",
    source: `${GUIDE}, error-codes: both were seen`,
    settings: ["plain", "with-code"],
  },
  "codedeploy-rollback-group": {
    what: "Whether a rollback gives the deployment group back to blue",
    source: `${GUIDE}, deployments-rollback-and-redeploy; inferred`,
    settings: ["kept", "restored"],
  },
  "codedeploy-rollback-blue-gone": {
    what: "What automatic rollback does when blue no longer exists",
    source: `${GUIDE}, welcome; inferred`,
    settings: ["message", "deployment"],
  },
  "codedeploy-rollback-impossible": {
    what: "Whether rollbackInfo says that there is no earlier success to go back to",
    source: `${GUIDE}, deployments-rollback-and-redeploy; inferred`,
    settings: ["absent", "told"],
  },
  "codedeploy-half-of-one": {
    what: "Whether HalfAtATime works on a fleet of one",
    source: `${GUIDE}, deployment-configurations; inferred`,
    settings: ["fails", "works"],
  },
} as const satisfies SwitchTable;
