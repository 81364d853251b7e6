import type { Activity } from "@aws-sdk/client-auto-scaling";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { shownActivity, stamp } from "./activities.ts";
import { rememberSettings } from "./settings.ts";
import { membershipOf } from "./find.ts";
import { beginLeaving } from "./leave.ts";
import type { Way } from "./leave.ts";
import { invalid, membersCalled, openGroup, refuseMoreThan } from "./refuse.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const weightOf = (members: readonly MemberRecord[]): number =>
  members.reduce((sum, { weight }) => sum + weight, 0);

/** Fewer are desired from now on: never below the minimum. */
function decrement(world: World, group: GroupRecord, by: number, verb: string): void {
  const { DesiredCapacity: desired, MinSize: min } = group.settings;
  if (desired - by < min) {
    const equals =
      desired === min
        ? `desiredSize equals minSize (${min})`
        : `desiredSize is ${desired} and minSize is ${min}`;
    throw invalid(
      `Currently, ${equals}. ${verb} instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
    );
  }
  rememberSettings(world, group);
  group.settings.DesiredCapacity = desired - by;
}

interface Leave {
  group: GroupRecord;
  members: MemberRecord[];
  way: Way;
  decrement: boolean;
  /** For the refusal: `Terminating`. */
  verb: string;
  /** For the activity's cause. */
  was: (id: string) => string;
}

/** Members leave on request; without decrement, Auto Scaling launches others in their place at once. */
function leave(world: World, { group, members, way, decrement: less, verb, was }: Leave): Activity[] {
  const before = group.settings.DesiredCapacity;
  if (less) decrement(world, group, weightOf(members), verb);
  const after = group.settings.DesiredCapacity;
  const shrinking = less ? `, shrinking the capacity from ${before} to ${after}` : "";
  const at = stamp(world);
  const cause = ({ id }: MemberRecord): string =>
    `At ${at} instance ${id} ${was(id)} in response to a user request${shrinking}.`;
  return beginLeaving(world, group, members, way, cause).map((activity) =>
    shownActivity(group.name, activity, group),
  );
}

function refuseUnlessIn(members: readonly MemberRecord[], states: readonly string[]): void {
  const other = members.find(({ state }) => !states.includes(state));
  if (other) throw invalid(`The instance ${other.id} is not in ${states.join(" or ")}.`);
}

const detachInstances: Handlers["DetachInstances"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const ids = [...new Set(input.InstanceIds ?? [])];
  refuseMoreThan(20, ids, "instanceIds");
  const members = membersCalled(group, ids);
  refuseUnlessIn(members, ["InService", "Standby"]);
  const decremented = input.ShouldDecrementDesiredCapacity ?? false;
  const was = (): string => "was detached";
  const Activities = leave(world, {
    group,
    members,
    way: "detach",
    decrement: decremented,
    verb: "Detaching",
    was,
  });
  return { Activities };
};

const enterStandby: Handlers["EnterStandby"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const ids = [...new Set(input.InstanceIds ?? [])];
  refuseMoreThan(20, ids, "instanceIds");
  const members = membersCalled(group, ids);
  refuseUnlessIn(members, ["InService"]);
  const decremented = input.ShouldDecrementDesiredCapacity ?? false;
  const was = (): string => "was moved to standby";
  const Activities = leave(world, {
    group,
    members,
    way: "standby",
    decrement: decremented,
    verb: "Moving to standby an",
    was,
  });
  return { Activities };
};

const leavingStates = ["Terminating", "Terminating:Wait", "Terminating:Proceed", "Detaching"];

/** One instance by its id, or up to 100 of one group (API reference, TerminateInstanceInAutoScalingGroup). */
const terminateInstance: Handlers["TerminateInstanceInAutoScalingGroup"] = (world, input) => {
  const { InstanceId: one, InstanceIds: several, AutoScalingGroupName: name } = input;
  if ((one === undefined) === (several === undefined)) {
    throw invalid("Valid requests must contain either InstanceId or InstanceIds.");
  }
  if (several && name === undefined) throw invalid("AutoScalingGroupName is required with InstanceIds.");
  refuseMoreThan(100, several, "instanceIds");
  const group = one === undefined ? openGroup(world, name) : membershipOf(world, one)?.group;
  if (!group) throw invalid(`Instance Id not found - No managed instance found for instance ID: ${one}`);
  const members = membersCalled(group, one === undefined ? [...new Set(several)] : [one]);
  const decremented = input.ShouldDecrementDesiredCapacity ?? false;
  const leaving = members.find(({ state }) => leavingStates.includes(state));
  if (leaving) throw invalid(`Instance ${leaving.id} is not in a state from which it can be terminated.`);
  const was = (): string => "was taken out of service";
  const activities = leave(world, {
    group,
    members,
    way: "terminate",
    decrement: decremented,
    verb: "Terminating",
    was,
  });
  return one === undefined ? { Activities: activities } : { Activity: activities[0] };
};

export const detachHandlers = {
  DetachInstances: detachInstances,
  EnterStandby: enterStandby,
  TerminateInstanceInAutoScalingGroup: terminateInstance,
} satisfies Handlers;
