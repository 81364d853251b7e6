import { AwsError } from "../core/aws-error.ts";
import { nextRequestId } from "../core/dispatch.ts";
import { refusals } from "../core/refusals.ts";
import { answer, principalOf, type Answered, type Doorway } from "./front.ts";
import type { WireAnswer, WireRequest } from "./message.ts";
import { routeOf, type Route } from "./route.ts";

const CREDENTIAL = /Credential=([^/,\s]+)\//;

/** The access key id of a SigV4 `Authorization` header; undefined when there is none. */
const accessKeyOf = (request: WireRequest): string | undefined =>
  CREDENTIAL.exec(request.headers["authorization"] ?? "")?.[1];

/**
 * Answers a request in bytes. Signatures are not verified; a request without one is refused.
 * @throws ConnectionBroken when a fault loses the request or the answer
 */
export async function serve(doorway: Doorway, request: WireRequest): Promise<WireAnswer> {
  const route = routeOf(request);
  if (!route) return nowhere(nextRequestId(doorway.world));
  const { requestId, output, error } = await ask(doorway, route, request);
  const { model, protocol, operation } = route;
  const answered =
    error || !operation
      ? protocol.writeError(model, error ?? refusals[model.name].unknown(route.operationName), requestId)
      : protocol.writeOutput(model, operation, output ?? {}, requestId);
  answered.headers["x-amzn-requestid"] = requestId;
  return answered;
}

async function ask(doorway: Doorway, route: Route, request: WireRequest): Promise<Answered> {
  const { model, protocol, operation, operationName } = route;
  const refuse = (error: AwsError): Answered => ({ requestId: nextRequestId(doorway.world), error });
  const accessKey = accessKeyOf(request);
  if (accessKey === undefined) return refuse(refusals[model.name].anonymous());
  if (!operation) return refuse(refusals[model.name].unknown(operationName));
  let input: unknown;
  try {
    input = protocol.readInput(model, operation, request);
  } catch (error) {
    return refuse(new AwsError("SerializationException", String(error)));
  }
  return answer(doorway, `${model.name}:${operationName}`, input, principalOf(doorway.world, accessKey));
}

/** No AWS service is meant at all. */
const nowhere = (requestId: string): WireAnswer => ({
  status: 404,
  headers: { "content-type": "text/plain", "x-amzn-requestid": requestId },
  body: "No AWS service of this simulator has such a request.\n",
});
