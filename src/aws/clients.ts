import type { OperationName } from "./operations.ts";

/** The SDK clients, each loaded when its first call is made: EC2's schemas alone cost more than the rest of a start. */
const loaders = {
  autoscaling: () => import("./clients/autoscaling.ts"),
  cloudwatch: () => import("./clients/cloudwatch.ts"),
  codedeploy: () => import("./clients/codedeploy.ts"),
  ec2: () => import("./clients/ec2.ts"),
  elasticloadbalancing: () => import("./clients/elasticloadbalancing.ts"),
  ssm: () => import("./clients/ssm.ts"),
};

export type ServiceName = keyof typeof loaders;

type Module<S extends ServiceName> = Awaited<ReturnType<(typeof loaders)[S]>>;
type CommandOf<O extends OperationName> = O extends `${infer S extends ServiceName}:${infer N}`
  ? N extends keyof Module<S>["commands"]
    ? Module<S>["commands"][N]
    : never
  : never;

/** What an operation is given, as the SDK types it. */
export type Input<O extends OperationName> =
  CommandOf<O> extends abstract new (...args: never[]) => { input: infer I } ? I : never;
/** What it answers. */
export type Output<O extends OperationName> =
  CommandOf<O> extends abstract new (...args: never[]) => {
    resolveMiddleware(...args: never[]): (args: never) => Promise<{ output: infer R }>;
  }
    ? R
    : never;

/** How the clients reach AWS; a simulator replaces the request handler or adds a plugin to the middleware stack. */
export interface ClientOptions {
  region?: string | undefined;
  /** Appended to the SDK's own: names this action and the run. */
  userAgent?: string;
  /** Further members of the SDK client configuration (`requestHandler`, `credentials`, `endpoint`). */
  config?: Record<string, unknown>;
  /** Called with each new client before its first use. */
  prepare?(client: SdkClient): void;
  /** Told when a client is being loaded; the returned function is called when it is there. */
  loading?(what: string): () => void;
}

/** What the door needs of any SDK client. */
export interface SdkClient {
  send(command: unknown): Promise<unknown>;
  middlewareStack: unknown;
  destroy(): void;
}

export interface Sender {
  (input: unknown, signal: AbortSignal | undefined): Promise<unknown>;
}

/** Finds (and on first use loads) what sends an operation. */
export function clients(options: ClientOptions = {}): (operation: OperationName) => Promise<Sender> {
  const made = new Map<ServiceName, Promise<{ client: SdkClient; commands: Record<string, unknown> }>>();

  async function make(name: ServiceName): Promise<{ client: SdkClient; commands: Record<string, unknown> }> {
    const loaded = options.loading?.(`client ${name}`);
    try {
      const { Client, commands } = (await loaders[name]()) as {
        Client: new (config: object) => SdkClient;
        commands: Record<string, unknown>;
      };
      const client = new Client({
        maxAttempts: 1, // the door retries, see call.ts
        ...(options.region ? { region: options.region } : {}),
        ...(options.userAgent ? { customUserAgent: options.userAgent } : {}),
        ...options.config,
      });
      options.prepare?.(client);
      return { client, commands };
    } finally {
      loaded?.();
    }
  }

  return async (operation) => {
    const [service, name] = operation.split(":") as [ServiceName, string];
    const known = made.get(service) ?? make(service);
    made.set(service, known);
    const { client, commands } = await known;
    const Command = commands[name] as new (input: unknown) => unknown;
    return (input, signal) => abandonable(client, client.send(new Command(input)), signal);
  };
}

/**
 * Stops waiting for an answer once the signal is aborted, and closes the client's connections, so that nothing on its way
 * keeps the process from ending; the client opens new ones for its next call. Not by the SDK's own `abortSignal`: with
 * options, even empty ones, it builds its middleware stack anew for each call.
 */
async function abandonable(
  client: SdkClient,
  answer: Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  if (!signal) return answer;
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      client.destroy();
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
