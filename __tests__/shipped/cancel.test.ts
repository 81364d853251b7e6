import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionRun } from "../../simulator/runner/run-action.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import type { CallEntry } from "../../simulator/wire/front.ts";
import { atRest } from "../chaos/invariants/ends.ts";
import { valueOf } from "../chaos/invariants/log.ts";
import { realAws, type RealAws } from "./real-aws.ts";

// They mostly wait, and so they do it together.
const open: RealAws[] = [];
const folder = mkdtempSync(join(tmpdir(), "cancel-"));
afterAll(async () => {
  await Promise.all(open.map((aws) => aws.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function standing(speed: number): Promise<RealAws> {
  const aws = await realAws(speed);
  open.push(aws);
  return aws;
}

const onceCalled = (aws: RealAws, fits: (entry: CallEntry) => boolean, act: () => void): void => {
  let done = false;
  aws.onCall((entry) => {
    if (done || !fits(entry)) return;
    done = true;
    act();
  });
};
const of =
  (operation: string) =>
  (entry: CallEntry): boolean =>
    entry.operation === operation;
const put =
  (part: string) =>
  ({ operation, input }: CallEntry): boolean =>
    operation === "ssm:PutParameter" && (input as { Name: string }).Name.includes(part);
const outcomes = ({ steps }: ActionRun): Record<string, string> =>
  Object.fromEntries(steps.map(({ id, outcome }) => [id!, outcome]));
const text = ({ log }: ActionRun): string => log.map((line) => line.text).join("\n");

/** What the record's newest course says. */
function courseOf({ world }: RealAws, owner = 0): Record<string, unknown> {
  const name = `/bluegreen/web/production/releases/1/by/${owner}/course`;
  return valueOf(world.ssm, name) ?? {};
}

/** The deploy step as a bare process, and what it wrote. */
interface Step {
  child: ChildProcess;
  /** What it has written into its outputs so far. */
  outputs(): string;
  /** Resolves with its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
}

function deploying({ env, inputs }: RealAws, name: string): Step {
  const output = join(folder, name);
  writeFileSync(output, "");
  const child = spawn(process.execPath, ["dist/index.js", "deploy"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...env,
      PATH: process.env["PATH"] ?? "",
      GITHUB_OUTPUT: output,
      GITHUB_RUN_ID: "1",
      GITHUB_REPOSITORY: "octo/shop",
      BLUEGREEN_JOB: "deploy",
      BLUEGREEN_INPUTS: JSON.stringify(inputs),
    },
  });
  child.stdout.resume();
  const ended = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | string);
  return { child, ended, outputs: () => readFileSync(output, "utf8") };
}

const SIGNALS = [
  {
    name: "SIGINT, in the middle of a call that hangs",
    signals: ["SIGINT"],
    hangs: "autoscaling:CreateAutoScalingGroup",
  },
  { name: "SIGTERM", signals: ["SIGTERM"] },
  { name: "SIGHUP, and SIGINT on top of it", signals: ["SIGHUP", "SIGINT"] },
  { name: "SIGINT, and from then on nothing answers", signals: ["SIGINT"], silence: true },
] as const satisfies { name: string; signals: NodeJS.Signals[]; hangs?: string; silence?: boolean }[];

test.concurrent(
  "within 5 s of a signal the record says which way, the outputs are there and the process has ended",
  async () => {
    const play = async (one: (typeof SIGNALS)[number]): Promise<void> => {
      const aws = await standing(1);
      const hangs = "hangs" in one ? one.hangs : undefined;
      if (hangs) aws.world.faults.push({ kind: "latency", operation: hangs, ms: 60_000 });
      const step = deploying(aws, one.name);
      let at = 0;
      const strike = (): void => {
        at = performance.now();
        if ("silence" in one) aws.world.faults.push({ kind: "latency", operation: "*:*", ms: 60_000 });
        for (const signal of one.signals) step.child.kill(signal);
      };
      // A call that hangs is not told of before its effect: the one before it is.
      const before = put(hangs ? "/steps/2" : "/steps/1");
      onceCalled(aws, before, () => (hangs ? setTimeout(strike, 1500) : strike()));
      expect([one.name, await step.ended]).toEqual([one.name, 1]);
      expect(performance.now() - at).toBeLessThan(5_000);
      expect(step.outputs()).toMatch(/^release<<.*\n1\n/m);
      expect(step.outputs()).not.toContain("outcome<<");
      if (!("silence" in one))
        expect([one.name, courseOf(aws)]).toEqual([one.name, expect.objectContaining({ direction: "back" })]);
    };
    await Promise.all(SIGNALS.map(play));
  },
  120_000,
);

test.concurrent(
  "nobody reads its output any more: it goes on to the end, and says so where it can",
  async () => {
    const aws = await standing(30);
    const step = deploying(aws, "unread");
    onceCalled(aws, of("autoscaling:CreateAutoScalingGroup"), () => step.child.stdout!.destroy());
    expect(await step.ended).toBe(0);
    expect(step.outputs()).toMatch(/^outcome<<.*\nsucceeded\n/m);
    expect(courseOf(aws)).toMatchObject({ committed: true, outcome: "succeeded" });
  },
  120_000,
);

test.concurrent(
  "a container job: no signal arrives, the settle step takes the release from the process that still runs",
  async () => {
    const aws = await standing(20);
    const before = await atRest(aws.world);
    const cancel = new AbortController();
    onceCalled(aws, of("codedeploy:ContinueDeployment"), () => cancel.abort());
    const ran = await aws.job({ cancel: cancel.signal, container: true });
    expect(outcomes(ran)).toMatchObject({ deploy: "cancelled" });
    expect(text(ran)).toContain("Going on with release 1 of web/production");
    expect(["failed-clean", "failed-dirty"]).toContain(ran.outputs["outcome"]);
    expect(ran.outputs["serving"]).toBe("blue");
    expect(aws.world.users.harms).toEqual([]);
    expect(aws.world.ssm.parameters["/bluegreen/web/production/releases/1/by/0/gave-way"]).toBeDefined();
    if (ran.outputs["outcome"] === "failed-clean")
      expect(differences(before, await atRest(aws.world))).toEqual([]);
  },
  120_000,
);

const COMMITTED = ({ operation, input }: CallEntry): boolean =>
  operation === "ssm:PutParameter" && /"committed":true/.test((input as { Value: string }).Value);

test.concurrent(
  "what a cancellation leads to: the inputs say, and after the commit point only forward",
  async () => {
    const mid = of("codedeploy:ContinueDeployment");
    const ways = [
      { at: COMMITTED, inputs: {}, outcome: "succeeded", serving: "green", stops: false },
      { at: mid, inputs: { "on-cancel": "leave" }, outcome: "open", serving: "", stops: false },
      { at: mid, inputs: { "on-cancel": "finish" }, outcome: "succeeded", serving: "green", stops: false },
      // What had no time to drain is listed.
      { at: mid, inputs: {}, outcome: "failed-", serving: "blue", stops: true },
    ];
    await Promise.all(
      ways.map(async ({ at, inputs, outcome, serving, stops }) => {
        const aws = await standing(20);
        const cancel = new AbortController();
        onceCalled(aws, at, () => cancel.abort());
        const ran = await aws.job({ inputs, cancel: cancel.signal });
        const story = JSON.stringify({ inputs, stops, log: text(ran).slice(-3_000) });
        expect([outcomes(ran)["deploy"], story]).toEqual(["cancelled", story]);
        expect([ran.outputs["outcome"], story]).toEqual([expect.stringContaining(outcome), story]);
        expect(ran.outputs["serving"]).toContain(serving);
        expect(ran.summary.match(/^## /gm)).toHaveLength(1);
        expect(aws.world.users.harms).toEqual([]);
        expect([aws.calls.some(of("codedeploy:StopDeployment")), story]).toEqual([stops, story]);
      }),
    );
  },
  120_000,
);
