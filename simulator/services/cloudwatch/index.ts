import type { Service } from "../../core/service.ts";

export const cloudWatch: Service = { iam: "cloudwatch", handlers: {}, timers: {} };
