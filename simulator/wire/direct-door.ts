import { HttpResponse } from "@smithy/core/protocols";
import type { AwsError } from "../core/aws-error.ts";
import { serviceNames, type ServiceName } from "../core/models.ts";
import { copy } from "./copy.ts";
import { answer, ConnectionBroken, principalOf, type Doorway } from "./front.ts";
import { awsJson10, awsJson11 } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { awsQuery, ec2Query } from "./query.ts";
import type { SdkPlugin } from "./sdk-plugin.ts";
import { clientClasses, wireModelOf } from "./wire-model.ts";

/** What the SDK tells an initialize middleware of the call. */
interface CallContext {
  clientName?: string;
  commandName?: string;
}

const services = new Map<string, ServiceName>(serviceNames.map((name) => [clientClasses[name].name, name]));
const protocols = {
  autoscaling: awsQuery,
  cloudwatch: awsJson10,
  codedeploy: awsJson11,
  ec2: ec2Query,
  elasticloadbalancing: awsQuery,
  ssm: awsJson11,
  sts: awsQuery,
} satisfies Record<ServiceName, Protocol>;

const ONCE = { attempts: 1, totalRetryDelay: 0 };

/**
 * The quickest door: calls leave the client at the first step of its middleware, as clones. For a client's
 * `middlewareStack`; a plugin that must see the call (virtual time's) goes on with a higher priority.
 * @param accessKeyId as the credentials of a client at the other doors
 */
export function directDoor(doorway: Doorway, accessKeyId?: string): SdkPlugin {
  const enter = (_next: unknown, context: CallContext) => async (args: { input: object }) => {
    const service = services.get(context.clientName ?? "");
    const name = (context.commandName ?? "").replace(/Command$/, "");
    if (!service) throw new Error(`the simulator has no service for ${context.clientName}`);
    const principal = principalOf(doorway.world, accessKeyId);
    const input = copy(args.input);
    const { requestId, output, error } = await answer(doorway, `${service}:${name}`, input, principal).catch(
      (broken: unknown) => {
        throw broken instanceof ConnectionBroken ? Object.assign(broken, { $metadata: { ...ONCE } }) : broken;
      },
    );
    if (error) throw await asThrown(service, name, error, requestId);
    const $metadata = { httpStatusCode: 200, requestId, ...ONCE };
    return { response: {}, output: { ...copy(output), $metadata } };
  };
  return {
    applyToStack: (stack) =>
      stack.add(enter as never, { step: "initialize", priority: "low", name: "simulatorDirectDoor" }),
  };
}

/** The error as the client makes it of the bytes: class, name and message follow from the service's own protocol. */
async function asThrown(
  service: ServiceName,
  operationName: string,
  error: AwsError,
  requestId: string,
): Promise<unknown> {
  const model = wireModelOf(service);
  const { status, headers, body } = protocols[service].writeError(model, error, requestId);
  const response = new HttpResponse({
    statusCode: status,
    headers: { ...headers, "x-amzn-requestid": requestId },
    body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  });
  const [, namespace, name, traits, input, output] = model.operations[operationName] ?? [
    9,
    "",
    operationName,
    0,
    "unit",
    "unit",
  ];
  const operation = { namespace, name, traits, input, output };
  try {
    await model.config.protocol.deserializeResponse(operation, model.config, response);
  } catch (thrown) {
    Object.assign((thrown as { $metadata: object }).$metadata, ONCE);
    return thrown;
  }
  return error;
}
