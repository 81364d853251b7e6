import type { Reservation } from "@aws-sdk/client-ec2";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged, refuseIdsWithPages } from "./filters.ts";
import type { FilterTable } from "./filters.ts";
import { tagsForFilters } from "./find.ts";
import { shownReservation, shownState } from "./instance-shape.ts";
import { zoneIdOf } from "./network.ts";
import { lookUp } from "./refuse.ts";
import { switchMs } from "./setting.ts";
import type { InstanceRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

const filterTable: FilterTable<InstanceRecord> = {
  "instance-id": ({ id }) => [id],
  "image-id": ({ imageId }) => [imageId],
  "instance-type": ({ type }) => [type],
  "instance-state-name": ({ state }) => [state],
  "instance-state-code": ({ state }) => [String(shownState(state).Code)],
  "availability-zone": ({ zone }) => [zone],
  "subnet-id": ({ subnetId }) => [subnetId],
  "vpc-id": ({ vpcId }) => [vpcId],
  "reservation-id": ({ reservationId }) => [reservationId],
  "private-ip-address": ({ privateIp }) => [privateIp],
  "instance.group-id": ({ securityGroups }) => securityGroups,
  "iam-instance-profile.arn": ({ profileArn }) => [profileArn],
  architecture: ({ architecture }) => [architecture],
  "key-name": ({ keyName }) => [keyName],
};

/** After this long every instance can be found. */
const visibleForCertainMs = 60_000;

/** Whether a read can see the instance by now. */
const isVisible = (world: World, { launchedAt }: InstanceRecord): boolean => {
  const age = world.now - launchedAt;
  return age >= visibleForCertainMs || age >= switchMs(world, "ec2-new-instance-visible");
};

const visible = (world: World): InstanceRecord[] =>
  Object.values(world.ec2.instances).filter((instance) => isVisible(world, instance));

function asked(world: World, ids: readonly string[] | undefined): InstanceRecord[] {
  if (!ids?.length) return visible(world);
  return lookUp("instance", world.ec2.instances, [...new Set(ids)], (one) => isVisible(world, one));
}

const describeInstances: Handlers["DescribeInstances"] = (world, input) => {
  refuseIdsWithPages(input.InstanceIds, input, "instancesSet");
  const all = asked(world, input.InstanceIds);
  const found = filtered(all, input.Filters, filterTable, (instance) => tagsForFilters(world, instance));
  const { items, ...next } = paged(world, found, ({ id }) => id, input);
  return { Reservations: reservationsOf(world, items), ...next };
};

function reservationsOf(world: World, instances: readonly InstanceRecord[]): Reservation[] {
  const byReservation = new Map<string, InstanceRecord[]>();
  for (const instance of instances) {
    const others = byReservation.get(instance.reservationId);
    if (others) others.push(instance);
    else byReservation.set(instance.reservationId, [instance]);
  }
  return [...byReservation.values()].map((launched) => shownReservation(world, launched));
}

/** Both status checks pass once the system is up (EC2 user guide, monitoring-system-instance-status-check). */
function checksOf(instance: InstanceRecord): { Status: "ok" | "initializing" | "not-applicable" } {
  if (instance.state !== "running") return { Status: "not-applicable" };
  return { Status: instance.software.bootedAt === undefined ? "initializing" : "ok" };
}

const describeInstanceStatus: Handlers["DescribeInstanceStatus"] = (world, input) => {
  refuseIdsWithPages(input.InstanceIds, input, "instancesSet");
  const all = asked(world, input.InstanceIds).filter(
    ({ state }) => input.IncludeAllInstances || state === "running",
  );
  const statusTable: FilterTable<InstanceRecord> = {
    ...filterTable,
    "instance-status.status": (instance) => [checksOf(instance).Status],
    "system-status.status": (instance) => [checksOf(instance).Status],
  };
  const found = filtered(all, input.Filters, statusTable, (instance) => tagsForFilters(world, instance));
  const { items, ...next } = paged(world, found, ({ id }) => id, input);
  const InstanceStatuses = items.map((instance) => ({
    InstanceId: instance.id,
    AvailabilityZone: instance.zone,
    AvailabilityZoneId: zoneIdOf(world, instance.zone),
    InstanceState: shownState(instance.state),
    InstanceStatus: checksOf(instance),
    SystemStatus: checksOf(instance),
  }));
  return { InstanceStatuses, ...next };
};

export const instanceHandlers = {
  DescribeInstances: describeInstances,
  DescribeInstanceStatus: describeInstanceStatus,
} satisfies Handlers;
