import type { AwsError } from "../core/aws-error.ts";
import type { ErrorSchema, OperationSchema } from "../core/models.ts";
import type { WireAnswer, WireRequest } from "./message.ts";
import { errorSchemaOf, type WireModel } from "./wire-model.ts";

/** One AWS protocol, the server's side: bytes to input, output and refusal to bytes. */
export interface Protocol {
  readInput(model: WireModel, operation: OperationSchema, request: WireRequest): unknown;
  writeOutput(model: WireModel, operation: OperationSchema, output: object, requestId: string): WireAnswer;
  writeError(model: WireModel, error: AwsError, requestId: string): WireAnswer;
}

/** What a refusal looks like on the wire: the modelled shape decides, else what the error itself says. */
export interface Refusal {
  schema: ErrorSchema | undefined;
  /** `com.amazonaws.codedeploy.v20141006#DeploymentDoesNotExistException`, or the bare code. */
  shape: string;
  /** The code the query protocols show. */
  code: string;
  /** The status the query protocols answer with, and the one of the others. */
  queryStatus: number;
  status: number;
  sender: "Sender" | "Receiver";
  /** The shape's members besides the message. */
  members: Record<string, unknown>;
}

/** Reads off an error, and its model if it has one, how it is shown. */
export function refusalOf(model: WireModel, error: AwsError): Refusal {
  const schema = errorSchemaOf(model, error);
  const traits = schema?.[3];
  const status = traits?.httpError ?? error.status;
  return {
    schema,
    shape: schema ? `${schema[1]}#${schema[2]}` : error.name,
    code: traits?.awsQueryError?.[0] ?? error.name,
    queryStatus: traits?.awsQueryError?.[1] ?? status,
    status,
    sender: (traits?.error ?? error.fault) === "client" ? "Sender" : "Receiver",
    members: { ...error.members },
  };
}
