import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CodeDeployClient } from "@aws-sdk/client-codedeploy";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import type { ServiceName } from "../core/models.ts";
import { bytesDoor, simulatorConfig } from "../wire/bytes-door.ts";
import { callBy } from "../wire/caller.ts";
import type { CallAws } from "../wire/caller.ts";
import { directDoor } from "../wire/direct-door.ts";
import type { Doorway } from "../wire/front.ts";
import { use } from "../wire/sdk-plugin.ts";
import type { SdkPlugin } from "../wire/sdk-plugin.ts";

/** SDK clients as a person has them, one for each service. */
export interface Clients {
  ec2: EC2Client;
  autoScaling: AutoScalingClient;
  elb: ElasticLoadBalancingV2Client;
  codeDeploy: CodeDeployClient;
  ssm: SSMClient;
  cloudWatch: CloudWatchClient;
  sts: STSClient;
}

/**
 * Clients with one configuration and the same plugins, e.g. virtual time's.
 *
 * @param config `simulatorConfig(bytesDoor(doorway))`, or `{ endpoint, region, credentials }`
 */
function clientsOf(config: Record<string, unknown>, ...plugins: SdkPlugin[]): Clients {
  const clients: Clients = {
    ec2: new EC2Client(config),
    autoScaling: new AutoScalingClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
    codeDeploy: new CodeDeployClient(config),
    ssm: new SSMClient(config),
    cloudWatch: new CloudWatchClient(config),
    sts: new STSClient(config),
  };
  for (const client of Object.values(clients)) use(client as { middlewareStack: unknown }, ...plugins);
  return clients;
}

/** Clients whose calls go to the world as clones: the quickest door. */
export const directClients = (doorway: Doorway, accessKeyId?: string, ...plugins: SdkPlugin[]): Clients =>
  clientsOf(simulatorConfig(bytesDoor(doorway), accessKeyId), directDoor(doorway, accessKeyId), ...plugins);

/** Clients whose calls go to the world as bytes, without sockets. */
export const bytesClients = (doorway: Doorway, accessKeyId?: string, ...plugins: SdkPlugin[]): Clients =>
  clientsOf(simulatorConfig(bytesDoor(doorway), accessKeyId), ...plugins);

/** Clients of a simulator that listens on HTTP. */
export const httpClients = (endpoint: string, accessKeyId = "AKIDSIMULATOR"): Clients =>
  clientsOf({
    endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: "simulated" },
  });

const bagNames = {
  ec2: "ec2",
  autoscaling: "autoScaling",
  elasticloadbalancing: "elb",
  codedeploy: "codeDeploy",
  ssm: "ssm",
  cloudwatch: "cloudWatch",
  sts: "sts",
} satisfies Record<ServiceName, keyof Clients>;

/** Calls by these clients, written as `aws("ec2:CreateVpc", { CidrBlock: "10.0.0.0/16" })`. */
export const callerOf = (clients: Clients): CallAws => callBy((service) => clients[bagNames[service]]);
