import type { Service } from "../../core/service.ts";

export const autoScaling: Service = { iam: "autoscaling", handlers: {}, timers: {} };
