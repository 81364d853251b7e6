import type { SwitchTable } from "../../core/service.ts";

const GUIDE = "AWS CodeDeploy user guide";
const API = "AWS CodeDeploy API reference";
const BLUE_GREEN = `${GUIDE}, deployment-groups-create-blue-green; inferred`;
const LIMITS = `${GUIDE}, limits`;

/** What is not known of how CodeDeploy answers calls. */
export const callSwitches = {
  "codedeploy-active-error": {
    what: "How the refusal of a second deployment names the active one",
    source: `${API}, CreateDeployment: the text is in no document; both were seen`,
    settings: ["current", "older"],
  },
  "codedeploy-list-order": {
    what: "The order of ListDeployments",
    source: `${API}, ListDeployments: not documented`,
    settings: ["scrambled", "newest-first", "oldest-first"],
  },
  "codedeploy-pages": {
    what: "How many ids a page of a list holds (uneven: a first page of two, then a hundred)",
    source: `${API}, ListDeploymentTargets: no page size is documented`,
    settings: ["uneven", "tens", "hundreds"],
  },
  "codedeploy-targets-before-fleet": {
    what: "What listing targets answers while green is being provisioned",
    source: `${API}, ListDeploymentTargets; inferred`,
    settings: ["not-started", "empty"],
  },
  "codedeploy-batch-over": {
    what: "How more than 25 target ids are refused on EC2",
    source: `${API}, BatchGetDeploymentTargets: the modelled error speaks of other platforms`,
    settings: ["DeploymentTargetListSizeExceededException", "InvalidInputException"],
  },
  "codedeploy-discover-without-targets": {
    what: "What CreateDeployment without targetInstances does under DISCOVER_EXISTING",
    source: BLUE_GREEN,
    settings: ["no-instances", "refused"],
  },
  "codedeploy-copy-with-targets": {
    what: "What CreateDeployment with targetInstances does under COPY_AUTO_SCALING_GROUP",
    source: BLUE_GREEN,
    settings: ["refused", "ignored"],
  },
  "codedeploy-unknown-tag": {
    what: "Whether a green tag on no instance is refused by CreateDeployment or fails the deployment",
    source: `${API}, InvalidTargetInstancesException; ${GUIDE}, error-codes`,
    settings: ["no-instances", "refused"],
  },
  "codedeploy-overview-blue": {
    what: "Whether blue counts in deploymentOverview before its own turn",
    source: `${API}, DeploymentOverview; inferred`,
    settings: ["at-shift", "always"],
  },
  "codedeploy-blue-listed": {
    what: "When blue appears among the targets",
    source: `${API}, ListDeploymentTargets; inferred`,
    settings: ["at-shift", "from-start"],
  },
  "codedeploy-overview-ready": {
    what: "Whether deploymentOverview has a Ready of zero",
    source: `${API}, DeploymentOverview: samples leave it out`,
    settings: ["left-out", "present"],
  },
  "codedeploy-clock-skew": {
    what: "Whether startTime may be later than completeTime",
    source: `${API}, DeploymentInfo`,
    settings: ["skewed", "none"],
  },
  "codedeploy-continue-default": {
    what: "What ContinueDeployment without deploymentWaitType does",
    source: `${API}, ContinueDeployment: the member is optional, its default not documented`,
    settings: ["refused", "ready-wait"],
  },
  "codedeploy-stop-again": {
    what: "What StopDeployment answers for a deployment that was stopped",
    source: `${GUIDE}, deployment-steps-server; ${API}, StopDeployment`,
    settings: ["already-completed", "succeeded"],
  },
  "codedeploy-target-revision": {
    what: "Whose revision the deployment group's targetRevision is",
    source: `${API}, DeploymentGroupInfo; inferred`,
    settings: ["last-attempted", "last-successful"],
  },
  "codedeploy-launch-blocks": {
    what: "Whether a launch deployment counts as the group's active deployment",
    source: `${LIMITS}; inferred`,
    settings: ["yes", "no"],
  },
  "codedeploy-alarm-limit": {
    what: "How many alarms a deployment group may have",
    source: `${LIMITS} (50); ${API}, AlarmsLimitExceededException (10)`,
    settings: ["10", "50"],
  },
  "codedeploy-termination-minutes": {
    what: "The longest termination wait in minutes",
    source: `${LIMITS} (2,800); ${API}, BlueInstanceTerminationOption (2,880)`,
    settings: ["2800", "2880"],
  },
  "codedeploy-keep-alive-wait": {
    what: "What a termination wait together with KEEP_ALIVE does",
    source: `${API}, BlueInstanceTerminationOption; inferred`,
    settings: ["refused", "ignored"],
  },
  "codedeploy-no-traffic-control": {
    what: "Whether BLUE_GREEN may be WITHOUT_TRAFFIC_CONTROL on EC2",
    source: `${BLUE_GREEN}: once called optional`,
    settings: ["refused", "accepted"],
  },
} as const satisfies SwitchTable;
