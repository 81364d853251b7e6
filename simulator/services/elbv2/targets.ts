import type * as Client from "@aws-sdk/client-elastic-load-balancing-v2";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { switchIs } from "../../core/switches.ts";
import { deregister } from "./deregistration.ts";
import { groupWith } from "./lookup.ts";
import { refuseTooMany, register } from "./registration.ts";
import type { TargetGroupRecord, TargetRecord } from "./state.ts";
import { stateOf, targetKey } from "./target.ts";

/** RegisterTargets, DeregisterTargets, DescribeTargetHealth. */
export const targets = {
  RegisterTargets: (world, input) => {
    register(world, groupWith(world, input.TargetGroupArn), input.Targets ?? []);
    return {};
  },

  DeregisterTargets: (world, input) => {
    const group = groupWith(world, input.TargetGroupArn);
    refuseTooMany(world, input.Targets?.length ?? 0);
    deregister(
      world,
      group,
      (input.Targets ?? []).flatMap((target) => keysMeant(world, group, target)),
    );
    return {};
  },

  DescribeTargetHealth: (world, input) => {
    const group = groupWith(world, input.TargetGroupArn);
    const asked = input.Targets ?? [];
    const shown =
      asked.length === 0
        ? Object.values(group.targets)
        : asked.map(({ Id = "", Port }) => {
            const port = Port ?? group.port;
            return group.targets[targetKey(Id, port)] ?? { id: Id, port };
          });
    return { TargetHealthDescriptions: shown.map((target) => describe(world, group, target)) };
  },
} satisfies HandlersOf<typeof Client>;

function keysMeant(
  world: World,
  group: TargetGroupRecord,
  { Id = "", Port }: Client.TargetDescription,
): string[] {
  if (Port !== undefined) return [targetKey(Id, Port)];
  const usual = targetKey(Id, group.port);
  if (group.targets[usual] !== undefined || switchIs(world, "elb-deregister-without-port", "nothing"))
    return [usual];
  return (world.elb.targetsOf[Id] ?? [])
    .filter((place) => place.startsWith(`${group.arn}|`))
    .map((place) => place.slice(group.arn.length + 1));
}

function describe(
  world: World,
  group: TargetGroupRecord,
  target: TargetRecord | { id: string; port: number },
): Client.TargetHealthDescription {
  const record = group.targets[targetKey(target.id, target.port)];
  const { port } = group.healthCheck;
  return {
    Target: { Id: target.id, Port: target.port },
    HealthCheckPort: port === "traffic-port" ? String(target.port) : port,
    TargetHealth: stateOf(world, group, asShown(world, record)),
  };
}

/** Describe lags a little behind the checks; what a call changed shows at once. */
function asShown(world: World, target: TargetRecord | undefined): TargetRecord | undefined {
  if (target?.before === undefined || target.before.until <= world.now || target.health === "draining")
    return target;
  return switchIs(world, "elb-describe-lag", "3-seconds") ? { ...target, ...target.before } : target;
}
