import type { InstanceRefresh, StartInstanceRefreshType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import { schedule } from "../../core/schedule.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { stamp } from "./activities.ts";
import { runs } from "./capacity.ts";
import { beginLeaving } from "./leave.ts";
import { uuid } from "./names.ts";
import { page } from "./pages.ts";
import { countsForCapacity } from "./places.ts";
import { groupCalled, openGroup } from "./refuse.ts";
import { applyInput, rememberSettings } from "./settings.ts";
import { checkSettings } from "./validate.ts";
import type { GroupRecord, MemberRecord, RefreshRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const cycleMs = 30_000;
const isActive = ({ status }: RefreshRecord): boolean =>
  ["Pending", "InProgress", "Cancelling"].includes(status);

const startInstanceRefresh: Handlers["StartInstanceRefresh"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  if (group.refreshes.some(isActive)) {
    throw new AwsError(
      "InstanceRefreshInProgressFault",
      "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.",
    );
  }
  if (input.DesiredConfiguration) configure(world, group, input.DesiredConfiguration);
  const total = Object.keys(group.members).length;
  const id = uuid(world);
  group.refreshes.push({
    id,
    status: "Pending",
    startedAt: world.now,
    total,
    left: total,
    preferences: { MinHealthyPercentage: 90, ...structuredClone(input.Preferences) },
    ...(input.DesiredConfiguration && { desired: structuredClone({ ...input.DesiredConfiguration }) }),
  });
  schedule(world, cycleMs, "autoscaling.refresh", { group: group.name, id });
  return { InstanceRefreshId: id };
};

/** The desired configuration becomes the group's (at the start here; AWS writes it at the end). */
function configure(
  world: World,
  group: GroupRecord,
  desired: NonNullable<StartInstanceRefreshType["DesiredConfiguration"]>,
): void {
  const settings = structuredClone(group.settings);
  applyInput(world, settings, { AutoScalingGroupName: group.name, ...desired });
  checkSettings(world, { ...group, settings });
  rememberSettings(world, group);
  group.settings = settings;
}

/** Timer `autoscaling.refresh`: whenever the group is at rest, the next few from before the refresh are ended. */
export function refresh(world: World, { group: name, id }: { group: string; id: string }): void {
  const group = world.autoScaling.groups[name];
  const record = group?.refreshes.find((one) => one.id === id);
  if (!group || !record || !isActive(record)) return;
  if (record.status === "Cancelling") return end(world, record, "Cancelled");
  if (runs(group, "InstanceRefresh")) step(world, group, record);
  if (isActive(record)) schedule(world, cycleMs, "autoscaling.refresh", { group: name, id });
}

function step(world: World, group: GroupRecord, record: RefreshRecord): void {
  record.status = "InProgress";
  const members = Object.values(group.members).filter(countsForCapacity);
  const old = members.filter((member) => isOld(member, record));
  record.left = old.length;
  if (old.length === 0) return end(world, record, "Successful");
  const { DesiredCapacity: desired } = group.settings;
  const resting = members.length >= desired && members.every(({ state }) => state === "InService");
  if (!resting) return;
  const least = Number(record.preferences["MinHealthyPercentage"]);
  const count = Math.max(1, Math.floor((desired * (100 - least)) / 100));
  const cause = `At ${stamp(world)} an instance was taken out of service in response to an instance refresh.`;
  beginLeaving(world, group, old.slice(0, count), "terminate", cause);
}

const isOld = ({ joinedAt }: MemberRecord, { startedAt }: RefreshRecord): boolean => joinedAt < startedAt;

function end(world: World, record: RefreshRecord, status: RefreshRecord["status"]): void {
  record.status = status;
  record.endedAt = world.now;
}

const cancelInstanceRefresh: Handlers["CancelInstanceRefresh"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const record = group.refreshes.find(isActive);
  if (!record) {
    throw new AwsError(
      "ActiveInstanceRefreshNotFoundFault",
      `No in progress or pending Instance Refresh found for Auto Scaling group ${group.name}`,
    );
  }
  record.status = "Cancelling";
  return { InstanceRefreshId: record.id };
};

const shown = (group: GroupRecord, record: RefreshRecord): InstanceRefresh => ({
  InstanceRefreshId: record.id,
  AutoScalingGroupName: group.name,
  Status: record.status,
  ...(record.reason !== undefined && { StatusReason: record.reason }),
  StartTime: new Date(record.startedAt),
  ...(record.endedAt !== undefined && { EndTime: new Date(record.endedAt) }),
  PercentageComplete:
    record.total === 0 ? 100 : Math.floor((100 * (record.total - record.left)) / record.total),
  InstancesToUpdate: record.left,
  Preferences: record.preferences,
  ...(record.desired && { DesiredConfiguration: record.desired }),
  Strategy: "Rolling",
});

const describeInstanceRefreshes: Handlers["DescribeInstanceRefreshes"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const ids = input.InstanceRefreshIds ?? [];
  const found = group.refreshes.filter(({ id }) => ids.length === 0 || ids.includes(id)).toReversed();
  const { items, ...next } = page(world, found, ({ id }) => id, input);
  return { InstanceRefreshes: items.map((record) => shown(group, record)), ...next };
};

export const refreshHandlers = {
  StartInstanceRefresh: startInstanceRefresh,
  CancelInstanceRefresh: cancelInstanceRefresh,
  DescribeInstanceRefreshes: describeInstanceRefreshes,
} satisfies Handlers;
