import type * as Client from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf } from "../../core/paging.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { checkActions, reattach } from "./attachments.ts";
import { invalid } from "./errors.ts";
import { limitOf } from "./limits.ts";
import { arnPath, balancerWith, listenerWith, newArn } from "./lookup.ts";
import type { ActionRecord, ListenerRecord, LoadBalancerRecord } from "./state.ts";
import { setTags } from "./tags.ts";

const protocols: Record<LoadBalancerRecord["type"], string[]> = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP"],
};

/** Listeners: Create, Describe, Modify, Delete. Their default actions are the actions of their default rule. */
export const listeners = {
  CreateListener: (world, input) => {
    const balancer = balancerWith(world, input.LoadBalancerArn);
    const protocol = input.Protocol ?? "";
    if (!protocols[balancer.type].includes(protocol))
      throw invalid(
        `Listener protocol '${protocol}' must be one of '${protocols[balancer.type].join(", ")}'`,
      );
    refusePort(world, balancer, input.Port);
    const actions = checkActions(world, balancer.arn, (input.DefaultActions ?? []) as ActionRecord[]);
    const listener = newListener(world, balancer, input, protocol);
    world.elb.listeners[listener.arn] = listener;
    world.elb.rules[listener.defaultRule] = {
      arn: listener.defaultRule,
      listener: listener.arn,
      priority: "default",
      conditions: [],
      actions,
    };
    setTags(world, listener.arn, input.Tags ?? []);
    reattach(world);
    return { Listeners: [describe(world, listener)] };
  },

  DescribeListeners: (world, input) => {
    const { ListenerArns: arns = [], LoadBalancerArn: balancer, Marker: token } = input;
    if (arns.length === 0 && balancer === undefined)
      throw invalid("You must specify either listener ARNs or a load balancer ARN");
    const found =
      balancer === undefined
        ? arns.map((arn) => listenerWith(world, arn))
        : Object.values(world.elb.listeners).filter(
            ({ loadBalancer }) => loadBalancer === balancerWith(world, balancer).arn,
          );
    const page = pageOf(found, ({ arn }) => arn, { token, size: Math.min(input.PageSize ?? 400, 400) });
    return { Listeners: page.items.map((listener) => describe(world, listener)), NextMarker: page.token };
  },

  ModifyListener: (world, input) => {
    const listener = listenerWith(world, input.ListenerArn);
    const balancer = balancerWith(world, listener.loadBalancer);
    if (input.Port !== undefined && input.Port !== listener.port) refusePort(world, balancer, input.Port);
    if (input.DefaultActions !== undefined)
      world.elb.rules[listener.defaultRule]!.actions = checkActions(
        world,
        balancer.arn,
        input.DefaultActions as ActionRecord[],
      );
    listener.port = input.Port ?? listener.port;
    listener.protocol = input.Protocol ?? listener.protocol;
    reattach(world);
    return { Listeners: [describe(world, listener)] };
  },

  DeleteListener: (world, input) => {
    const listener = listenerWith(world, input.ListenerArn);
    for (const rule of Object.values(world.elb.rules))
      if (rule.listener === listener.arn) delete world.elb.rules[rule.arn];
    delete world.elb.listeners[listener.arn];
    delete world.elb.tags[listener.arn];
    reattach(world);
    return {};
  },
} satisfies HandlersOf<typeof Client>;

function refusePort(world: World, balancer: LoadBalancerRecord, port: number | undefined): void {
  if (port === undefined || port < 1 || port > 65_535) throw invalid("A listener port must be specified");
  const own = Object.values(world.elb.listeners).filter(({ loadBalancer }) => loadBalancer === balancer.arn);
  if (own.some((listener) => listener.port === port))
    throw new AwsError(
      "DuplicateListenerException",
      `A listener already exists on this port for this load balancer '${balancer.arn}'`,
    );
  if (own.length >= limitOf(world, `listeners-per-${balancer.type}-load-balancer`))
    throw new AwsError(
      "TooManyListenersException",
      "You've reached the limit on the number of listeners per load balancer",
    );
}

function newListener(
  world: World,
  balancer: LoadBalancerRecord,
  input: Client.CreateListenerInput,
  protocol: string,
): ListenerRecord {
  const arn = newArn(world, `listener/${arnPath(balancer.arn)}`);
  return {
    arn,
    loadBalancer: balancer.arn,
    protocol,
    port: input.Port!,
    defaultRule: newArn(world, `listener-rule/${arnPath(arn)}`),
    certificates: (input.Certificates ?? []).map(({ CertificateArn }) => CertificateArn ?? ""),
    ...(input.SslPolicy === undefined ? {} : { sslPolicy: input.SslPolicy }),
  };
}

const describe = (world: World, listener: ListenerRecord): Client.Listener => ({
  ListenerArn: listener.arn,
  LoadBalancerArn: listener.loadBalancer,
  Port: listener.port,
  Protocol: listener.protocol as Client.ProtocolEnum,
  Certificates: listener.certificates.map((arn) => ({ CertificateArn: arn })),
  ...(listener.sslPolicy === undefined ? {} : { SslPolicy: listener.sslPolicy }),
  DefaultActions: world.elb.rules[listener.defaultRule]!.actions as Client.Action[],
});
