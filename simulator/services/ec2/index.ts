import type { Service } from "../../core/service.ts";

export const ec2: Service = { iam: "ec2", handlers: {}, timers: {} };
