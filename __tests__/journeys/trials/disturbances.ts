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

type Sizes = Play["world"]["autoScaling"]["groups"][string]["settings"];

const sizesOf = ({ world }: Play, group: string): Sizes => world.autoScaling.groups[group]!.settings;

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

/** Somebody changes how many instances the group is to have, by its settings as they are. */
const scales = (
  change: { takes?: number; adds?: number },
  act: (play: Play, group: string, sizes: Sizes) => Promise<unknown>,
): Disturbance => ({
  takes: 0,
  adds: 0,
  ...change,
  scales: true,
  act: (play, _, group) => act(play, group, sizesOf(play, group)),
});

/** One living instance of the side is lost, by whatever does that to it. */
const losesOne = (act: (play: Play, instanceId: string) => Promise<unknown>): Disturbance => ({
  takes: 1,
  adds: 0,
  scales: false,
  act: async (play, side, _, watching) => act(play, await oneOf(play, side, watching)),
});

const endByName = (play: Play, InstanceId: string, ShouldDecrementDesiredCapacity: boolean) =>
  play.aws("autoscaling:TerminateInstanceInAutoScalingGroup", { InstanceId, ShouldDecrementDesiredCapacity });

/** Scaling by one, to the bound, or by a bound that the desired capacity must follow; and every way to lose an instance. */
export const DISTURBANCES: Readonly<Record<string, Disturbance>> = {
  "is asked for one more": scales({ adds: 1 }, (play, group, { DesiredCapacity }) =>
    setDesired(play, group, DesiredCapacity + 1),
  ),
  "is asked for all it may have": scales({ adds: 2 }, (play, group, { MaxSize }) =>
    setDesired(play, group, MaxSize),
  ),
  "gets a larger least size": scales({ adds: 1 }, (play, group, { DesiredCapacity }) =>
    resize(play, group, { MinSize: DesiredCapacity + 1 }),
  ),
  "is asked for one less": scales({ takes: 1 }, (play, group, { DesiredCapacity }) =>
    setDesired(play, group, DesiredCapacity - 1),
  ),
  "gets a smaller largest size": scales({ takes: 1 }, (play, group, { DesiredCapacity }) =>
    resize(play, group, { MaxSize: DesiredCapacity - 1 }),
  ),
  "loses one by name, and wants one less": losesOne((play, id) => endByName(play, id, true)),
  "loses one by name": losesOne((play, id) => endByName(play, id, false)),
  "loses one to EC2": losesOne((play, id) => play.aws("ec2:TerminateInstances", { InstanceIds: [id] })),
  "has one stopped": losesOne((play, id) => play.aws("ec2:StopInstances", { InstanceIds: [id] })),
  "has one judged unhealthy": losesOne((play, InstanceId) =>
    play.aws("autoscaling:SetInstanceHealth", {
      InstanceId,
      HealthStatus: "Unhealthy",
      ShouldRespectGracePeriod: false,
    }),
  ),
};

/** The group that a side's instances are members of. */
export function groupOf({ world, fleet }: Play, of: FleetName, side: Side): string | undefined {
  if (of === "same-group" || side === "blue") return fleet.groupName;
  return Object.keys(world.autoScaling.groups).find((name) => name !== fleet.groupName);
}
