import type { Service } from "../../core/service.ts";

export const elb: Service = { iam: "elasticloadbalancing", handlers: {}, timers: {} };
