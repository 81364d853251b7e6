import type { Fault } from "../../simulator/core/faults.ts";
import { dispatch, nextRequestId } from "../../simulator/core/dispatch.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import type { NewWorld } from "../../simulator/core/new-world.ts";
import { advance } from "../../simulator/core/time.ts";
import type { World } from "../../simulator/core/world.ts";
import type { AnyOperation, InputOf, OutputOf } from "../../simulator/wire/caller.ts";

/** A world and the ways to act on it that tests of single rules need. */
export interface Small {
  world: World;
  /** One call, as the account's root unless another ARN is given. */
  call: <O extends AnyOperation>(operation: O, input: InputOf<O>, arn?: string) => OutputOf<O>;
  /** Seconds of virtual time pass. */
  pass: (seconds: number) => void;
  vpcId: string;
  subnets: string[];
}

/** A VPC with a subnet in each of three zones, and nothing else. */
export function smallWorld(options: NewWorld & { faults?: Fault[] } = {}): Small {
  const world = newWorld(options);
  const call = ((operation: string, input: unknown, arn = `arn:aws:iam::${world.account}:root`) =>
    dispatch(world, operation, input, {
      requestId: nextRequestId(world),
      principal: { arn },
    })) as Small["call"];
  const vpcId = call("ec2:CreateVpc", { CidrBlock: "10.0.0.0/16" }).Vpc!.VpcId!;
  const subnets = ["a", "b", "c"].map((letter, index) => {
    const AvailabilityZone = `${world.region}${letter}`;
    const CidrBlock = `10.0.${index * 16}.0/20`;
    return call("ec2:CreateSubnet", { VpcId: vpcId, CidrBlock, AvailabilityZone }).Subnet!.SubnetId!;
  });
  const pass = (seconds: number): void => advance(world, world.now + seconds * 1000);
  return { world, call, pass, vpcId, subnets };
}

/** Instances whose application is part of the image, up and answering unless `seconds` says otherwise. */
export function answering(
  small: Small,
  count: number,
  options: { subnet?: number; boot?: number } = {},
): string[] {
  const { call, pass, subnets, world } = small;
  const { boot = 10 } = options;
  const { ImageId } = call("ec2:RegisterImage", { Name: `image-${world.seq}`, Architecture: "x86_64" });
  const Tags = [
    { Key: "simulator:application", Value: "baked" },
    { Key: "simulator:boot-seconds", Value: String(boot) },
  ];
  call("ec2:CreateTags", { Resources: [ImageId!], Tags });
  const { Instances } = call("ec2:RunInstances", {
    ImageId: ImageId!,
    InstanceType: "m5.large",
    SubnetId: subnets[options.subnet ?? 0]!,
    MinCount: count,
    MaxCount: count,
  });
  pass(60 + boot);
  return Instances!.map(({ InstanceId }) => InstanceId!);
}

export interface Front {
  balancer: string;
  listener: string;
  group: string;
}

/** A load balancer in the first two zones, a listener and a target group: interval 10 s, delay 30 s. */
export function front(small: Small, type: "application" | "network" = "application"): Front {
  const { call, subnets } = small;
  const group = targetGroup(small, "targets", type);
  const balancer = call("elasticloadbalancing:CreateLoadBalancer", {
    Name: "front",
    Type: type,
    Subnets: subnets.slice(0, 2),
  }).LoadBalancers![0]!.LoadBalancerArn!;
  const listener = call("elasticloadbalancing:CreateListener", {
    LoadBalancerArn: balancer,
    Protocol: type === "application" ? "HTTP" : "TCP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: group }],
  }).Listeners![0]!.ListenerArn!;
  return { balancer, listener, group };
}

/** A target group of the VPC with an interval of 10 s and a deregistration delay of 30 s. */
export function targetGroup(
  { call, vpcId }: Small,
  name: string,
  type: "application" | "network" = "application",
): string {
  const arn = call("elasticloadbalancing:CreateTargetGroup", {
    Name: name,
    Protocol: type === "application" ? "HTTP" : "TCP",
    Port: 80,
    VpcId: vpcId,
    HealthCheckProtocol: "HTTP",
    HealthCheckIntervalSeconds: 10,
  }).TargetGroups![0]!.TargetGroupArn!;
  call("elasticloadbalancing:ModifyTargetGroupAttributes", {
    TargetGroupArn: arn,
    Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }],
  });
  return arn;
}

/** State and reason of one target, `healthy` or `unused Target.NotInUse`. */
export function healthOf({ call }: Small, group: string, id: string, port?: number): string {
  const { TargetHealthDescriptions } = call("elasticloadbalancing:DescribeTargetHealth", {
    TargetGroupArn: group,
    Targets: [{ Id: id, ...(port === undefined ? {} : { Port: port }) }],
  });
  const { State, Reason } = TargetHealthDescriptions![0]!.TargetHealth!;
  return Reason === undefined ? State! : `${State} ${Reason}`;
}

/** Name and message of what a call is refused with. */
export function refusal(act: () => unknown): { name: string; message: string } {
  try {
    act();
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message };
  }
  throw new Error("the call was not refused");
}
