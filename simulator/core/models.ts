import * as autoscaling from "@aws-sdk/client-auto-scaling";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as codedeploy from "@aws-sdk/client-codedeploy";
import * as ec2 from "@aws-sdk/client-ec2";
import * as elasticloadbalancing from "@aws-sdk/client-elastic-load-balancing-v2";
import * as ssm from "@aws-sdk/client-ssm";
import * as sts from "@aws-sdk/client-sts";

/**
 * The SDK's own client modules by IAM prefix. Every schema-based client exports its Smithy schemas, which are all the
 * API model there is: pinned, since the layout of the tuples is not documented (the round trips of
 * `__tests__/simulator/wire-round-trip.test.ts` watch it).
 */
export const clientModules = { autoscaling, cloudwatch, codedeploy, ec2, elasticloadbalancing, ssm, sts };

export type ServiceName = keyof typeof clientModules;
export const serviceNames = Object.keys(clientModules) as ServiceName[];

/** `[3, namespace, name, traits, member names, member schemas, how many of them (the first) are required]` */
export type StructSchema = readonly [3 | -3, string, string, unknown, string[], unknown[], number?];
/** `[9, namespace, name, traits, input, output]` */
export type OperationSchema = readonly [9, string, string, unknown, unknown, unknown];
/** `[-3, namespace, name, traits, member names, member schemas]` */
export type ErrorSchema = readonly [-3, string, string, ErrorTraits, string[], unknown[]];

export interface ErrorTraits {
  error?: "client" | "server";
  httpError?: number;
  awsQueryError?: [code: string, status: number];
}

export interface Model {
  name: ServiceName;
  operations: Readonly<Record<string, OperationSchema>>;
  /** Modelled errors by the name of their shape. */
  errors: Readonly<Record<string, ErrorSchema>>;
}

const models = new Map<ServiceName, Model>();

/** What the SDK knows of a service's operations and errors. */
export function modelOf(name: ServiceName): Model {
  const known = models.get(name);
  if (known) return known;
  const operations: Record<string, OperationSchema> = {};
  const errors: Record<string, ErrorSchema> = {};
  for (const exported of Object.values<unknown>({ ...clientModules[name] })) {
    if (!Array.isArray(exported)) continue;
    if (exported[0] === 9) operations[exported[2] as string] = exported as unknown as OperationSchema;
    if (exported[0] === -3) errors[exported[2] as string] = exported as unknown as ErrorSchema;
  }
  const model: Model = { name, operations, errors };
  models.set(name, model);
  return model;
}

const split = new Map<string, { service: ServiceName; name: string }>();

/** Splits `"autoscaling:SuspendProcesses"`; throws on a prefix that is no service of the simulator. */
export function splitOperation(operation: string): { service: ServiceName; name: string } {
  const known = split.get(operation);
  if (known) return known;
  const [prefix = "", name = ""] = operation.split(":");
  if (!Object.hasOwn(clientModules, prefix))
    throw new Error(`no such service in the simulator: ${operation}`);
  const parts = { service: prefix as ServiceName, name };
  split.set(operation, parts);
  return parts;
}
