import type { ServiceName } from "../core/models.ts";
import type { Service } from "../core/service.ts";
import { autoScaling } from "./autoscaling/index.ts";
import { cloudWatch } from "./cloudwatch/index.ts";
import { codeDeploy } from "./codedeploy/index.ts";
import { ec2 } from "./ec2/index.ts";
import { elb } from "./elbv2/index.ts";
import { ssm } from "./ssm/index.ts";
import { sts } from "./sts/index.ts";

// Looked up when used: the services' modules import the dispatcher, which imports this one.
const table = (): Record<ServiceName, Service> => ({
  autoscaling: autoScaling,
  cloudwatch: cloudWatch,
  codedeploy: codeDeploy,
  ec2,
  elasticloadbalancing: elb,
  ssm,
  sts,
});

let services: Record<ServiceName, Service> | undefined;

/** The service with this IAM prefix. */
export function serviceOf(name: ServiceName): Service {
  return (services ??= table())[name];
}

let collected: Service["timers"] | undefined;

/** What every scheduled event of every service does, by its type. Throws when two services use the same type. */
export function timers(): Service["timers"] {
  if (collected) return collected;
  const all: Service["timers"] = {};
  for (const service of Object.values((services ??= table()))) {
    for (const [type, act] of Object.entries(service.timers)) {
      if (all[type]) throw new Error(`two services have a scheduled event ${type}`);
      all[type] = act;
    }
  }
  return (collected = all);
}
