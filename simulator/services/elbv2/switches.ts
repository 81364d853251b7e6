import type { SwitchTable } from "../../core/service.ts";

const guide = "Application Load Balancers user guide";

/** What is not known of load balancing. The first setting is the default. */
export const switches = {
  "elb-first-check": {
    what: "How many checks a newly registered ALB target must pass before it is healthy.",
    source: `${guide}, target-group-health-checks (one) against the CodeDeploy knowledge centre (the threshold)`,
    settings: ["one", "threshold"],
  },
  "elb-forgets-terminated": {
    what: "Whether a terminated instance that is still registered leaves the target group by itself.",
    source: `${guide}, target-group-register-targets; unverified`,
    settings: ["never", "after-5-minutes"],
  },
  "elb-register-draining": {
    what: "What a target that is registered again while it drains becomes.",
    source: `${guide}, target-group-register-targets; inferred`,
    settings: ["initial", "healthy"],
  },
  "elb-drained-listed": {
    what: "Whether a fully drained target is still listed, as unused, by an unfiltered DescribeTargetHealth.",
    source: `${guide}, load-balancer-target-groups; inferred`,
    settings: ["absent", "unused-for-1-minute"],
  },
  "elb-deregister-without-port": {
    what: "What deregistering by id alone does to a target registered on another port than the group's.",
    source: "Elastic Load Balancing API reference, DeregisterTargets; unverified",
    settings: ["nothing", "all-ports"],
  },
  "elb-targets-per-call": {
    what: "How many targets one RegisterTargets or DeregisterTargets may name.",
    source: "Elastic Load Balancing API reference, RegisterTargets; not modelled",
    settings: ["100", "unlimited"],
  },
  "elb-describe-lag": {
    what: "How long DescribeTargetHealth goes on showing what was before a health check changed it.",
    source: "Elastic Load Balancing API reference, DescribeTargetHealth; inferred from eventual consistency",
    settings: ["3-seconds", "none"],
  },
  "elb-weight-zero": {
    what: "Whether a target group to which every rule gives weight 0 is health checked.",
    source: "Elastic Load Balancing API reference, Action; field evidence only",
    settings: ["checked", "unused"],
  },
  "nlb-intake": {
    what: "How long a Network Load Balancer takes before it checks a new target.",
    source: "field reports; Network Load Balancers user guide, target-group-health-checks",
    settings: ["5-minutes", "3-minutes", "seconds"],
  },
  "nlb-lingering": {
    what: "Whether a Network Load Balancer still sends traffic for two minutes after deregistration.",
    source: "field reports; Network Load Balancers user guide, load-balancer-target-groups",
    settings: ["2-minutes", "none"],
  },
} as const satisfies SwitchTable;
