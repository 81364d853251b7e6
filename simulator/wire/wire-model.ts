import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CodeDeployClient } from "@aws-sdk/client-codedeploy";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import type { AwsError } from "../core/aws-error.ts";
import { modelOf, serviceNames, type ErrorSchema, type Model, type ServiceName } from "../core/models.ts";

/** The class of each service's SDK client. */
export const clientClasses = {
  autoscaling: AutoScalingClient,
  cloudwatch: CloudWatchClient,
  codedeploy: CodeDeployClient,
  ec2: EC2Client,
  elasticloadbalancing: ElasticLoadBalancingV2Client,
  ssm: SSMClient,
  sts: STSClient,
} satisfies Record<ServiceName, unknown>;

/** What an SDK client's resolved configuration says of its protocol. */
export interface ProtocolSettings {
  defaultNamespace: string;
  version: string;
  xmlNamespace?: string;
  /** The part of `X-Amz-Target` before the dot. */
  serviceTarget?: string;
  /** Errors carry the code that the query protocol had, in a header. */
  awsQueryCompatible?: boolean;
}

/** A service as the wire sees it. */
export interface WireModel extends Model {
  settings: ProtocolSettings;
  /** The client's resolved configuration: its protocol reads answers as every client does. */
  config: SdkConfig;
}

export interface SdkConfig {
  protocolSettings: ProtocolSettings;
  protocol: {
    deserializeResponse(operation: unknown, context: unknown, response: unknown): Promise<unknown>;
  };
}

const wireModels = new Map<ServiceName, WireModel>();

/** The wire model of a service: everything of it is read from the SDK's client, nothing is written down twice. */
export function wireModelOf(name: ServiceName): WireModel {
  const known = wireModels.get(name);
  if (known) return known;
  const Client = clientClasses[name] as unknown as new (config: object) => { config: SdkConfig };
  const { config } = new Client({
    region: "us-east-1",
    credentials: { accessKeyId: "unused", secretAccessKey: "unused" },
  });
  const model: WireModel = { ...modelOf(name), settings: config.protocolSettings, config };
  wireModels.set(name, model);
  return model;
}

/** The service whose settings fit, if there is one. */
export function findWireModel(fits: (settings: ProtocolSettings) => boolean): WireModel | undefined {
  return serviceNames.map(wireModelOf).find(({ settings }) => fits(settings));
}

/** The modelled shape of an error, found by its own name or by the code it has in the query protocol. */
export function errorSchemaOf(model: WireModel, error: AwsError): ErrorSchema | undefined {
  return (
    model.errors[error.name] ??
    Object.values(model.errors).find(([, , , traits]) => traits.awsQueryError?.[0] === error.name)
  );
}
