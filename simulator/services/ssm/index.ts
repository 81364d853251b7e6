import type { Service } from "../../core/service.ts";
import { labels } from "./labels.ts";
import { reads } from "./reads.ts";
import { switches } from "./switches.ts";
import { writes } from "./writes.ts";

/** Systems Manager: Parameter Store only. */
export const ssm: Service = {
  iam: "ssm",
  handlers: { ...writes, ...reads, ...labels },
  timers: {},
  switches,
};
