import type { FleetName } from "../../../src/plan/facts.ts";
import type { Watch } from "../../chaos/invariants.ts";
import type { Play } from "../unfinished.ts";
import { running } from "./phases.ts";

export type Side = "blue" | "green";

/** Something that somebody else, or AWS, does to a fleet while it is being deployed. */
export interface Disturbance {
  /** How many instances less the fleet has by it at most, for a while or for good. */
  takes: number;
  /** How many more somebody wants by it: blue's wish is green's to keep. */
  adds: number;
  /** The size of the group is changed, of its own or by a bound. */
  scales: boolean;
  act(play: Play, side: Side, group: string, watching: Watch): Promise<unknown>;
}

const sizesOf = ({ world }: Play, group: string) => world.autoScaling.groups[group]!.settings;

const setDesired = (play: Play, AutoScalingGroupName: string, DesiredCapacity: number) =>
  play.aws("autoscaling:SetDesiredCapacity", { AutoScalingGroupName, DesiredCapacity });

const resize = (play: Play, group: string, sizes: { MinSize?: number; MaxSize?: number }) =>
  play.aws("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: group, ...sizes });

/** The first living instance of a side, which is lost from now on. */
async function oneOf(play: Play, side: Side, watching: Watch): Promise<string> {
  const [id] = await running(play, side === "blue" ? play.fleet.ami : play.fleet.amiNew);
  if (id) watching.took(id);
  return id ?? "i-00000000000000000"; // there is none any more: AWS refuses
}

/** Scaling by one, to the bound, or by a bound that the desired capacity must follow; and every way to lose an instance. */
export const DISTURBANCES: Readonly<Record<string, Disturbance>> = {
  "is asked for one more": {
    takes: 0,
    adds: 1,
    scales: true,
    act: (play, _, group) => setDesired(play, group, sizesOf(play, group).DesiredCapacity + 1),
  },
  "is asked for all it may have": {
    takes: 0,
    adds: 2,
    scales: true,
    act: (play, _, group) => setDesired(play, group, sizesOf(play, group).MaxSize),
  },
  "gets a larger least size": {
    takes: 0,
    adds: 1,
    scales: true,
    act: (play, _, group) => resize(play, group, { MinSize: sizesOf(play, group).DesiredCapacity + 1 }),
  },
  "is asked for one less": {
    takes: 1,
    adds: 0,
    scales: true,
    act: (play, _, group) => setDesired(play, group, sizesOf(play, group).DesiredCapacity - 1),
  },
  "gets a smaller largest size": {
    takes: 1,
    adds: 0,
    scales: true,
    act: (play, _, group) => resize(play, group, { MaxSize: sizesOf(play, group).DesiredCapacity - 1 }),
  },
  "loses one by name, and wants one less": {
    takes: 1,
    adds: 0,
    scales: false,
    act: async (play, side, _, watching) =>
      play.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
        InstanceId: await oneOf(play, side, watching),
        ShouldDecrementDesiredCapacity: true,
      }),
  },
  "loses one by name": {
    takes: 1,
    adds: 0,
    scales: false,
    act: async (play, side, _, watching) =>
      play.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
        InstanceId: await oneOf(play, side, watching),
        ShouldDecrementDesiredCapacity: false,
      }),
  },
  "loses one to EC2": {
    takes: 1,
    adds: 0,
    scales: false,
    act: async (play, side, _, watching) =>
      play.aws("ec2:TerminateInstances", { InstanceIds: [await oneOf(play, side, watching)] }),
  },
  "has one stopped": {
    takes: 1,
    adds: 0,
    scales: false,
    act: async (play, side, _, watching) =>
      play.aws("ec2:StopInstances", { InstanceIds: [await oneOf(play, side, watching)] }),
  },
  "has one judged unhealthy": {
    takes: 1,
    adds: 0,
    scales: false,
    act: async (play, side, _, watching) =>
      play.aws("autoscaling:SetInstanceHealth", {
        InstanceId: await oneOf(play, side, watching),
        HealthStatus: "Unhealthy",
        ShouldRespectGracePeriod: false,
      }),
  },
};

/** The group that a side's instances are members of. */
export function groupOf({ world, fleet }: Play, of: FleetName, side: Side): string | undefined {
  if (of === "same-group" || side === "blue") return fleet.groupName;
  return Object.keys(world.autoScaling.groups).find((name) => name !== fleet.groupName);
}
