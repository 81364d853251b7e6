import assert from "node:assert/strict";
import type { FleetName } from "../../src/plan/facts.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import type { SdkPlugin } from "../../simulator/wire/sdk-plugin.ts";
import {
  inputsOf,
  look,
  ORDINARY,
  setStage,
  settle,
  standing,
  told,
  type Journey,
  type Stage,
} from "../journeys/lab.ts";
import { start, type Ran, type Site } from "../journeys/run.ts";
import { buildOnce } from "../journeys/standing.ts";
import { inflict, woundsOf, type Wound } from "./wounds.ts";

/** A deployment all of whose answers, from a point on, have one wound. */
export interface HostileShape extends Wound {
  fleet: FleetName;
  /** From the first call on, or once the release is claimed: what fails then has to be undone. */
  from: "the start" | "the claim";
  /** How the deployment goes without the wound. */
  course: Course;
}

export const COURSES = ["all goes well", "a script fails", "green is ill"] as const;
export type Course = (typeof COURSES)[number];

const FAULTS: Readonly<Record<Course, (imageId: string) => Fault[]>> = {
  "all goes well": () => [],
  "a script fails": (imageId) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId }, script: "x.sh", log: "no\n", times: 1 },
  ],
  "green is ill": (imageId) => [{ kind: "unhealthy", who: { imageId }, code: 500 }],
};

export interface ShapeResult {
  shape: HostileShape;
  outcome: string;
  calls: number;
  /** Absent when every claim held. */
  failure?: string;
}

const MOST_CALLS = 20_000;
const stand = buildOnce();

/** Sees every answer of the action's clients, after the door and before the action. */
export function answersThrough(see: (operation: string, output: object, input: object) => void): SdkPlugin {
  const enter =
    (next: (args: unknown) => Promise<{ output: object }>, context: Record<string, string>) =>
    async (args: { input: object }) => {
      const result = await next(args);
      see(operationOf(context), result.output, args.input);
      return result;
    };
  return {
    applyToStack: (stack) => stack.add(enter as never, { step: "initialize", name: "hostileAnswers" }),
  };
}

const SERVICES: Readonly<Record<string, string>> = {
  AutoScalingClient: "autoscaling",
  CloudWatchClient: "cloudwatch",
  CodeDeployClient: "codedeploy",
  EC2Client: "ec2",
  ElasticLoadBalancingV2Client: "elasticloadbalancing",
  SSMClient: "ssm",
};

/** The IAM name of the operation that the SDK is about to send. */
export const operationOf = (context: Record<string, string>): string =>
  `${SERVICES[context["clientName"]!]}:${context["commandName"]!.replace(/Command$/, "")}`;

export interface Ride {
  ran: Ran;
  stage: Stage;
  changes: string[];
}

/** One deployment on a fresh world; its answers pass through `wire`. */
export async function ride(fleet: FleetName, course: Course, wire: SdkPlugin): Promise<Ride> {
  // By tags alone a group that scales by itself is refused.
  const journey: Journey = {
    name: "",
    fleet,
    options: { ready: READY, scaling: fleet === "same-group" ? [] : ["step"] },
    check: () => undefined,
  };
  const { world, fleet: there } = await standing(journey, { ...ORDINARY, stand });
  const time = createVirtualTime(world);
  return time.run(async () => {
    const stage = await setStage(journey, { world, fleet: there }, time);
    const before = await look(world);
    world.faults.push(...FAULTS[course](stage.fleet.amiNew));
    const site: Site = { world, time, door: "direct", seed: 1, brief: true, wire, ended: new Set() };
    const inputs = inputsOf({ inputs: { timeout: "2h" } }, stage.fleet);
    const nonce = "00000000-0000-4000-8000-000000000001";
    const ran = await start(site, { entry: "deploy", inputs, pid: 1, nonce }).ran;
    settle(world);
    return { ran, stage, changes: differences(before, await look(world)) };
  });
}

const READY = { action: "STOP_DEPLOYMENT" as const, waitMinutes: 60 };

/** All shapes of a fleet's ordinary deployment. */
export async function shapesOf(fleet: FleetName, course: Course): Promise<HostileShape[]> {
  const answers: { operation: string; output: object }[] = [];
  await ride(
    fleet,
    course,
    answersThrough((operation, output) => answers.push({ operation, output })),
  );
  return woundsOf(answers).flatMap((wound) =>
    (["the start", "the claim"] as const).map((from) => ({ ...wound, fleet, course, from })),
  );
}

/** Plays one; never rejects. */
export async function playShape(shape: HostileShape): Promise<ShapeResult> {
  let calls = 0;
  let claimed = shape.from === "the start";
  const wire = answersThrough((operation, output) => {
    if (++calls > MOST_CALLS) throw new Error("it goes on for ever");
    if (claimed) inflict(shape, operation, output);
    claimed ||= operation === "ssm:PutParameter";
  });
  let outcome = "none";
  try {
    const rode = await ride(shape.fleet, shape.course, wire);
    outcome = rode.ran.ending?.outcome ?? "owed";
    judge(rode, shape);
    return { shape, outcome, calls };
  } catch (error) {
    return { shape, outcome, calls, failure: (error as Error).message };
  }
}

/** Whatever AWS answers: never a defect, and never an outcome that is not true. */
export function judge({ ran, stage, changes }: Ride, { lie }: Pick<Wound, "lie">): void {
  const { path, said } = told(ran.events);
  const story = `\n${path.join(" → ")}\n${said.slice(-6).join("\n")}`;
  const defect = ran.events.find((event) => event.kind === "defect");
  assert.ok(!defect, `a defect: ${defect?.stack.split("\n").slice(0, 3).join(" ")}${story}`);
  const { world, fleet } = stage;
  assert.deepEqual(world.users.harms, [], `users saw something${story}`);
  if (!ran.ending) return;
  const { outcome, leftovers, summary } = ran.ending;
  if (outcome === "failed-clean" && !lie)
    assert.deepEqual(changes, [], `failed-clean, but the world is another: ${summary}${story}`);
  if (outcome === "failed-dirty") assert.ok(leftovers.length > 0, `dirty, with nothing listed${story}`);
  if (outcome === "succeeded")
    for (const { healthy } of Object.values(world.users.groups))
      assert.deepEqual(healthy.byImage, { [fleet.amiNew]: 3 }, `green does not serve alone${story}`);
  assert.notEqual(outcome, "unchanged");
}
