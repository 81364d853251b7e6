import type { Service } from "../../core/service.ts";

export const sts: Service = { iam: "sts", handlers: {}, timers: {} };
