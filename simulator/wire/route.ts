import type { OperationSchema } from "../core/models.ts";
import { rpcV2Cbor } from "./cbor.ts";
import { awsJson10, awsJson11 } from "./json.ts";
import { textOf, type WireRequest } from "./message.ts";
import type { Protocol } from "./protocol.ts";
import { awsQuery, ec2Query } from "./query.ts";
import { findWireModel, wireModelOf, type WireModel } from "./wire-model.ts";

/** Where a request goes: the service, how it speaks, and the operation it names (undefined: not modelled). */
export interface Route {
  model: WireModel;
  protocol: Protocol;
  operationName: string;
  operation: OperationSchema | undefined;
}

const RPC_PATH = /^\/service\/([^/]+)\/operation\/([^/]+)$/;

/**
 * One port serves all services: JSON requests name theirs in `X-Amz-Target`, RPC v2 in the path, and the
 * `Version` of a query request is a different one for each service.
 */
export function routeOf(request: WireRequest): Route | undefined {
  const target = request.headers["x-amz-target"];
  if (target !== undefined) return byTarget(target, request.headers["content-type"] ?? "");
  const rpc = RPC_PATH.exec(request.path);
  if (rpc) return byPath(rpc[1]!, rpc[2]!);
  return byForm(new URLSearchParams(textOf(request)));
}

function byTarget(target: string, contentType: string): Route | undefined {
  const [prefix, operationName = ""] = target.split(".");
  const model = findWireModel(({ serviceTarget }) => serviceTarget === prefix);
  return model && to(model, /json-1\.0/.test(contentType) ? awsJson10 : awsJson11, operationName);
}

function byPath(service: string, operationName: string): Route | undefined {
  const model = findWireModel(({ serviceTarget }) => serviceTarget === service);
  return model && to(model, rpcV2Cbor, operationName);
}

function byForm(form: URLSearchParams): Route | undefined {
  const version = form.get("Version");
  // The JSON services have a version too, but no query protocol.
  const model = findWireModel(
    (settings) => settings.version === version && settings.xmlNamespace !== undefined,
  );
  return model && to(model, model === wireModelOf("ec2") ? ec2Query : awsQuery, form.get("Action") ?? "");
}

const to = (model: WireModel, protocol: Protocol, operationName: string): Route => ({
  model,
  protocol,
  operationName,
  operation: model.operations[operationName],
});
