import { monitorEventLoopDelay } from "node:perf_hooks";
import { inspect } from "node:util";
import { startTraffic } from "./data-plane/traffic.ts";
import type { Traffic } from "./data-plane/traffic.ts";
import { acts } from "./demo/acts.ts";
import { runJob } from "./demo/job.ts";
import type { Job } from "./demo/job.ts";
import { alarmName, failures, fleetKinds, readDemoOptions, usage, UsageError } from "./demo/options.ts";
import type { DemoOptions } from "./demo/options.ts";
import { failureReasons, stretchesOf, trafficTable } from "./demo/report.ts";
import { sendSaboteur } from "./demo/saboteur.ts";
import { setStage } from "./demo/stage.ts";
import type { Stage } from "./demo/stage.ts";
import { judge, leastRequests } from "./demo/verdict.ts";
import type { Check } from "./demo/verdict.ts";
import { createLogView } from "./runner/render.ts";
import type { ActionRun } from "./runner/run-action.ts";
import { callerOf, httpClients } from "./scenarios/clients.ts";
import { portrait } from "./scenarios/portrait.ts";

const colour = process.stdout.isTTY && !process.env["NO_COLOR"];
const say = (line: string) => void process.stdout.write(`${line}\n`);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Traffic goes on for a while after the job, to show who serves. */
const epilogueMs = 2_500;
const stretchMs = 3_000;

async function demo(options: DemoOptions): Promise<boolean> {
  const stage = await setStage(
    {
      kind: fleetKinds[options.fleet],
      instances: 3,
      ready: { action: "STOP_DEPLOYMENT", waitMinutes: 30 },
      alarms: [alarmName],
    },
    options.speed,
  );
  try {
    return await perform(stage, options);
  } finally {
    await stage.close();
  }
}

async function perform(stage: Stage, options: DemoOptions): Promise<boolean> {
  const { fleet, endpoint, url, world } = stage;
  say(`An AWS that answers at ${endpoint}, ${options.speed} times as fast as the wall clock.`);
  say(
    `A fleet of ${fleet.instanceIds.length} on ${fleet.ami} behind ${url}, ${options.rate} requests a second.\n`,
  );
  const aws = callerOf(httpClients(endpoint));
  const before = await portrait(aws);
  if (options.fail) world.faults.push(failures[options.fail](fleet.amiNew));
  if (options.sabotage) sendSaboteur(stage, (what) => say(`        * ${what}`));

  const stall = monitorEventLoopDelay({ resolution: 10 });
  stall.enable();
  const traffic = startTraffic(url, options.rate);
  const [trafficBegan, starts] = [Date.now(), [] as number[]];
  const job = (what: Job) => {
    starts.push(Date.now() - trafficBegan);
    return showJob(stage, options, what);
  };
  const theatre = { stage, options, job, say };
  // Whatever goes wrong: while requests are sent, the stage cannot close.
  const runs = await acts[options.act](theatre).catch(async (error: unknown) => {
    await traffic.stop();
    throw error;
  });
  await epilogue(traffic);
  const after = await portrait(aws);

  say("\nWhat users saw:");
  for (const line of trafficTable(stretchesOf(traffic.samples, fleet.amiNew, stretchMs), colour)) say(line);
  for (const reason of failureReasons(traffic.samples).slice(0, 5)) say(`  ${reason}`);
  say("");
  const checks = judge(options, {
    runs,
    starts,
    samples: traffic.samples,
    greenImage: fleet.amiNew,
    before,
    after,
  });
  for (const check of checks) say(checkLine(check));
  const holds = checks.every((check) => check.holds);
  const stalled = stall.max / 1e6;
  if (!holds && stalled * options.speed > patienceOfProbesMs) say(tooBusy(stalled, options.speed));
  return holds;
}

/** A probe of the simulated load balancer waits so long, in AWS's time. */
const patienceOfProbesMs = 5_000;

const tooBusy = (stalled: number, speed: number): string =>
  `\nThis machine stood still for ${Math.round(stalled)} ms meanwhile, which is ${((stalled * speed) / 1000).toFixed(0)} s in this AWS: its health checks timed out. Try again with --speed ${Math.max(1, Math.floor(speed / 3))}.`;

/** Runs an action as a step of a job and shows what its page would. */
async function showJob(stage: Stage, options: DemoOptions, job: Job): Promise<ActionRun> {
  const view = createLogView(colour);
  const run = await runJob(stage, options.action, job, (line) => {
    const shown = view(line);
    if (shown !== undefined) say(shown);
  });
  showOutputs(run);
  return run;
}

function showOutputs({ conclusion, outputs, steps }: ActionRun): void {
  say(`\nThe job: ${conclusion}`);
  for (const { id, name, outcome, ms } of steps)
    say(`  ${id ?? name}: ${outcome}${outcome === "skipped" ? "" : `, ${(ms / 1000).toFixed(1)} s`}`);
  for (const [name, value] of Object.entries(outputs)) if (value) say(`  ${name}: ${value}`);
}

async function epilogue(traffic: Traffic): Promise<void> {
  await pause(epilogueMs);
  while (traffic.samples.length < leastRequests) await pause(100);
  await traffic.stop();
}

const checkLine = ({ holds, text }: Check): string => {
  const mark = holds ? "✓" : "✗";
  return colour ? `\u001b[${holds ? "32" : "31"}m${mark}\u001b[0m ${text}` : `${mark} ${text}`;
};

// The SDK's worry about which Node.js its next versions want is not for who watches.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
try {
  const args = process.argv.slice(2);
  if (args.includes("--help")) say(usage.trimEnd());
  else if (!(await demo(readDemoOptions(args)))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? `${error.message}\n\n${usage}` : inspect(error)}\n`);
  process.exitCode = 1;
}
