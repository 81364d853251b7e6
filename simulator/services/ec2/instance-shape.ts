import type { Instance, InstanceState as ShownState, Reservation } from "@aws-sdk/client-ec2";
import type { World } from "../../core/world.ts";
import { shownTags } from "./tags.ts";
import type { InstanceRecord, InstanceState } from "./state.ts";

const codes = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const satisfies Record<InstanceState, number>;

export const shownState = (state: InstanceState): ShownState => ({ Code: codes[state], Name: state });

/** An instance as DescribeInstances and RunInstances show it. */
function shownInstance(world: World, instance: InstanceRecord): Instance {
  const there = instance.state !== "terminated";
  const dns = `ip-${instance.privateIp.replaceAll(".", "-")}.ec2.internal`;
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: instance.type as "t3.micro",
    State: shownState(instance.state),
    StateTransitionReason:
      instance.stateReason?.Code === "Client.UserInitiatedShutdown" ? "User initiated" : "",
    ...(instance.stateReason && { StateReason: instance.stateReason }),
    LaunchTime: new Date(instance.launchedAt),
    Placement: { AvailabilityZone: instance.zone, Tenancy: "default", GroupName: "" },
    Monitoring: { State: "disabled" },
    ...(there && {
      SubnetId: instance.subnetId,
      VpcId: instance.vpcId,
      PrivateIpAddress: instance.privateIp,
      PrivateDnsName: dns,
    }),
    PublicDnsName: "",
    Architecture: instance.architecture as "x86_64",
    AmiLaunchIndex: 0,
    ClientToken: "",
    EbsOptimized: false,
    EnaSupport: true,
    Hypervisor: "xen",
    VirtualizationType: "hvm",
    RootDeviceType: "ebs",
    RootDeviceName: world.ec2.images[instance.imageId]?.rootDevice ?? "/dev/xvda",
    ...(instance.keyName !== undefined && { KeyName: instance.keyName }),
    ...(instance.profileArn !== undefined && {
      IamInstanceProfile: { Arn: instance.profileArn, Id: "AIPAEXAMPLE" },
    }),
    ...(instance.spot && { InstanceLifecycle: "spot" as const }),
    SecurityGroups: there
      ? instance.securityGroups.map((id) => ({
          GroupId: id,
          GroupName: world.ec2.securityGroups[id]?.name,
        }))
      : [],
    ProductCodes: [],
    Tags: shownTags(instance.tags),
  };
}

/** Instances of one launch. */
export const shownReservation = (world: World, instances: readonly InstanceRecord[]): Reservation => ({
  ...(instances[0] && { ReservationId: instances[0].reservationId }),
  OwnerId: world.account,
  Groups: [],
  Instances: instances.map((instance) => shownInstance(world, instance)),
});
