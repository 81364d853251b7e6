import { clientModules, splitOperation, type ServiceName } from "../core/models.ts";
import { clientClasses } from "./wire-model.ts";

type Modules = typeof clientModules;
type CommandOf<O extends string> = O extends `${infer S extends ServiceName}:${infer N}`
  ? `${N}Command` extends keyof Modules[S]
    ? Modules[S][`${N}Command`]
    : never
  : never;

/** The names of all operations of all services: `codedeploy:GetDeployment`. */
export type AnyOperation = {
  [S in ServiceName]: keyof Modules[S] extends infer K
    ? K extends `${infer N}Command`
      ? `${S}:${N}`
      : never
    : never;
}[ServiceName];

export type InputOf<O extends string> =
  CommandOf<O> extends abstract new (...args: never[]) => { input: infer I } ? I : never;
export type OutputOf<O extends string> =
  CommandOf<O> extends abstract new (...args: never[]) => {
    resolveMiddleware(...args: never[]): (args: never) => Promise<{ output: infer R }>;
  }
    ? R
    : never;

/** Calls AWS as a person with the SDK would: `aws("ec2:CreateVpc", { CidrBlock: "10.0.0.0/16" })`. */
export type CallAws = <O extends AnyOperation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>;

interface SdkClient {
  middlewareStack: unknown;
  send(command: unknown): Promise<unknown>;
}

/**
 * Calls by real SDK clients, one for each service, made when first needed.
 * @param config of every client, e.g. `simulatorConfig(bytesDoor(doorway))`, or `{ endpoint, region, credentials }`
 * @param prepare called with each new client, e.g. to put plugins on its middleware stack
 */
export function caller(
  config: Record<string, unknown>,
  prepare?: (client: { middlewareStack: unknown }) => void,
): CallAws {
  const clients = new Map<ServiceName, SdkClient>();

  function clientOf(service: ServiceName): SdkClient {
    const known = clients.get(service);
    if (known) return known;
    const Client = clientClasses[service] as unknown as new (config: object) => SdkClient;
    const client = new Client(config);
    prepare?.(client);
    clients.set(service, client);
    return client;
  }

  return callBy(clientOf);
}

/** Calls by whichever client stands for a service. Throws for an operation that the SDK does not have. */
export function callBy(clientOf: (service: ServiceName) => Pick<SdkClient, "send">): CallAws {
  return (async (operation: string, input: unknown) => {
    const { service, name } = splitOperation(operation);
    const commands = clientModules[service] as unknown as Record<
      string,
      (new (input: unknown) => unknown) | undefined
    >;
    const Command = commands[`${name}Command`];
    if (!Command) throw new Error(`the SDK has no operation ${operation}`);
    return clientOf(service).send(new Command(input));
  }) as CallAws;
}
