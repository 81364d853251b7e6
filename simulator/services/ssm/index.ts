import type { Service } from "../../core/service.ts";

export const ssm: Service = { iam: "ssm", handlers: {}, timers: {} };
