import type { Service } from "../../core/service.ts";
import { alarms } from "./alarms.ts";
import { raise } from "./alarm-faults.ts";
import { repeat } from "./transitions.ts";

/** CloudWatch: alarms only. */
export const cloudWatch: Service = {
  iam: "cloudwatch",
  handlers: alarms,
  timers: { "cloudwatch.repeat": repeat, "cloudwatch.fault": raise },
};
