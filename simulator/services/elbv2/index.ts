import type { Service } from "../../core/service.ts";
import { drained, forget, lingered, unlisted } from "./deregistration.ts";
import { check } from "./health.ts";
import { listeners } from "./listeners.ts";
import { loadBalancers } from "./load-balancers.ts";
import { rules } from "./rules.ts";
import { switches } from "./switches.ts";
import { tags } from "./tags.ts";
import { targetGroups } from "./target-groups.ts";
import { targets } from "./targets.ts";

/** Elastic Load Balancing v2: Application and Network Load Balancers with instance targets. */
export const elb: Service = {
  iam: "elasticloadbalancing",
  handlers: { ...loadBalancers, ...targetGroups, ...targets, ...listeners, ...rules, ...tags },
  timers: {
    "elbv2.check": check,
    "elbv2.drained": drained,
    "elbv2.unlisted": unlisted,
    "elbv2.lingered": lingered,
    "elbv2.forget": forget,
  },
  switches,
};
