import type { BluegreenEvent } from "../../../src/events.ts";
import type { Running } from "../run.ts";
import { began, type Play } from "../unfinished.ts";

/** Where a deployment can be met, in the order in which it gets there; the last is the way back, of one that fails. */
export const PHASES = [
  "launching",
  "installing",
  "Ready",
  "shifting",
  "finishing",
  "opening",
  "retiring",
  "going back",
] as const;
export type Phase = (typeof PHASES)[number];

type Fits = (event: BluegreenEvent) => boolean;
const anyOf =
  (...steps: string[]): Fits =>
  (event) =>
    steps.some((step) => began(step)(event));

const REACHED: Readonly<Record<Phase, Fits>> = {
  launching: anyOf("launch-green", "grow-group", "follow-copy"),
  installing: anyOf("install-green"),
  Ready: anyOf("shift"),
  shifting: anyOf("shift"),
  finishing: anyOf("finish-deployment"),
  opening: anyOf("open-green", "point-deployment-group", "adopt-copy"),
  retiring: anyOf("retire-group", "retire-instances"),
  "going back": ({ kind }) => kind === "undoing",
};

/** The ids of the running instances of an image. */
export async function running({ aws }: Play, image: string): Promise<string[]> {
  const { Reservations = [] } = await aws("ec2:DescribeInstances", {
    Filters: [
      { Name: "image-id", Values: [image] },
      { Name: "instance-state-name", Values: ["pending", "running"] },
    ],
  });
  return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!));
}

const greenServes = ({ world, fleet }: Play): boolean =>
  Object.values(world.users.groups).some(({ healthy }) => (healthy.byImage[fleet.amiNew] ?? 0) > 0);

/** What a phase needs beside its step, so that there is something to disturb. */
const READY: Partial<Record<Phase, (play: Play) => boolean | Promise<boolean>>> = {
  launching: async (play) => (await running(play, play.fleet.amiNew)).length > 0,
  shifting: greenServes,
};

/** Lets time pass until a running process is in a phase; false when it ends without getting there. */
export async function reach(play: Play, process: Running, phase: Phase): Promise<boolean> {
  const over = ({ kind }: BluegreenEvent): boolean => kind === "ended" || kind === "stopped";
  for (;;) {
    if (process.events.some(REACHED[phase]) && ((await READY[phase]?.(play)) ?? true)) return true;
    if (process.events.some(over)) return false;
    await play.pass(1_000);
  }
}
