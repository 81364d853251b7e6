import type { Service } from "../../core/service.ts";

export const codeDeploy: Service = { iam: "codedeploy", handlers: {}, timers: {} };
