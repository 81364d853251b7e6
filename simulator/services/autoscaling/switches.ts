import type { SwitchTable } from "../../core/service.ts";

const guide = "Amazon EC2 Auto Scaling user guide";
const api = "Amazon EC2 Auto Scaling API reference";

/** What is not known of Auto Scaling. The first setting is the default. */
export const switches = {
  "asg-judges-out-of-rotation": {
    what: "Which members a group with ELB health checks judges unhealthy, besides those whose checks fail",
    source: `${guide}, ec2-auto-scaling-health-checks; inferred`,
    settings: ["deregistered-and-draining", "never-registered-too", "none"],
  },
  "asg-describe-lag": {
    what: "Whether DescribeAutoScalingGroups shows a group's settings of two seconds ago",
    source: `${api}, DescribeAutoScalingGroups: not said; other reads of AWS lag`,
    settings: ["two-seconds", "none"],
  },
  "asg-launches-at-once": {
    what: "How many instances a group launches in one go",
    source: `${guide}, ec2-auto-scaling-scaling-manually: not said`,
    settings: ["tens", "all"],
  },
  "asg-hooks-on-return": {
    what: "Whether launch hooks run for an instance that is attached or leaves Standby",
    source: `${guide}, lifecycle-hooks; unverified`,
    settings: ["run", "skipped"],
  },
  "asg-force-delete-drains": {
    what: "Whether ForceDelete waits for the draining of instances before it ends them",
    source: `${api}, DeleteAutoScalingGroup ("without waiting for all instances to be terminated"); inferred`,
    settings: ["no", "yes"],
  },
  "asg-delete-status": {
    what: "What a group being deleted shows as its Status",
    source: `${api}, AutoScalingGroup: the text is not documented`,
    settings: ["Delete in progress", "Deleting"],
  },
  "asg-forgets-deleted": {
    what: "How long a deleted group without instances is still described",
    source: `${api}, AutoScalingGroup Status: only while the deletion is in progress`,
    settings: ["five-seconds", "at-once"],
  },
  "asg-mixed-policy-replaces": {
    what: "Whether introducing a mixed instances policy, or another distribution in it, replaces running instances",
    source: `${api}, UpdateAutoScalingGroup ("may")`,
    settings: ["yes", "no"],
  },
  "asg-administrative-suspension": {
    what: "Whether a group that keeps failing to launch has its Launch process suspended by AWS",
    source: `${guide}, as-suspend-resume-processes: it may happen; when is not said`,
    settings: ["after-ten-failures", "never"],
  },
  "asg-page-size": {
    what: "Whether a page holds as many records as were asked for",
    source: `${api}, DescribeAutoScalingGroups MaxRecords: a maximum`,
    settings: ["at-most-twenty", "as-asked"],
  },
  "asg-traffic-sources-beside-arns": {
    what: "Whether CreateAutoScalingGroup accepts TargetGroupARNs and TrafficSources together",
    source: `${api}, CreateAutoScalingGroup; inferred`,
    settings: ["refused", "accepted"],
  },
} as const satisfies SwitchTable;
