import { Agent } from "undici";
import { advanceBy } from "../../simulator/core/time.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { createDataPlane } from "../../simulator/data-plane/data-plane.ts";
import type { DataPlane } from "../../simulator/data-plane/data-plane.ts";
import { get, startTraffic } from "../../simulator/data-plane/traffic.ts";
import { callerOf, directClients } from "../../simulator/scenarios/clients.ts";
import { buildBalancer } from "../../simulator/scenarios/balancer.ts";
import { buildImages, buildNetwork } from "../../simulator/scenarios/network.ts";
import { optionsOf } from "../../simulator/scenarios/options.ts";
import { faultsMayHaveChanged } from "../../simulator/services/ec2/software.ts";
import { inRotation } from "../../simulator/services/elbv2/rotation.ts";
import { stillTime } from "../../simulator/wire/world-time.ts";

let world: World;
let image: string;
let instances: string[];
let targetGroup: string;
let listener: string;
let plane: DataPlane;
let url: string;
let agent: Agent;
/** Requests to instances that wait to be answered: called, they are. */
let held: (() => void)[] = [];
let hold = false;
let onHeld = () => {};

const aws = () =>
  callerOf(directClients({ world, time: { ...stillTime(world), touch: () => plane?.follow() } }));

beforeAll(async () => {
  world = newWorld({ seed: 1 });
  await build();
  const slowness = () =>
    hold
      ? new Promise<void>((resolve) => {
          held.push(resolve);
          onHeld();
        })
      : undefined;
  plane = createDataPlane({ world, speed: 15, touch: () => {}, slowness });
  url = `${await plane.open(listener)}/`;
  agent = new Agent();
  await plane.probe();
});
afterAll(async () => {
  await agent?.destroy();
  await plane?.close();
});

/** Two instances with a baked application behind a load balancer, healthy. */
async function build(): Promise<void> {
  const options = optionsOf({ kind: "image-only", deregistrationDelaySeconds: 60 });
  const network = await buildNetwork(aws(), options);
  const images = await buildImages(aws(), options);
  const balancer = await buildBalancer(aws(), network, options);
  const { Instances = [] } = await aws()("ec2:RunInstances", {
    ImageId: images.ami,
    MinCount: 2,
    MaxCount: 2,
    InstanceType: "m5.large",
    SubnetId: network.subnetIds[0]!,
  });
  image = images.ami;
  instances = Instances.map(({ InstanceId }) => InstanceId!);
  targetGroup = balancer.targetGroups[0]!.arn;
  listener = balancer.listenerArn;
  advanceBy(world, 120_000);
  await aws()("elasticloadbalancing:RegisterTargets", {
    TargetGroupArn: targetGroup,
    Targets: instances.map((Id) => ({ Id })),
  });
  advanceBy(world, 120_000);
}

/** A request that an instance has received and does not answer before it is told to. */
async function slowRequest() {
  hold = true;
  const received = new Promise<void>((resolve) => {
    onHeld = resolve;
  });
  const answer = get(agent, url);
  await received;
  hold = false;
  const serving = instances.find((id) => plane.inFlight(id) > 0)!;
  const finish = () => {
    for (const resolve of held.splice(0)) resolve();
  };
  return { answer, serving, finish };
}
const rotation = () => inRotation(world, targetGroup).map(({ id }) => id);
const afterHealthChecks = async () => {
  await plane.probe();
  advanceBy(world, 60_000);
  plane.follow();
};

test("data-plane 1: requests go to the instances in rotation in turn, which say who they are", async () => {
  const answers = [
    await get(agent, url),
    await get(agent, url),
    await get(agent, url),
    await get(agent, url),
  ];
  expect(new Set(answers.map(({ instance }) => instance))).toEqual(new Set(instances));
  expect(answers.map((answer) => answer.image)).toEqual(Array(4).fill(image));
});

test("data-plane 2: a connection is kept alive for the next request", async () => {
  const sockets = new Set<unknown>();
  const one = new Agent({ connections: 1 });
  one.on("connect", (_, targets) => sockets.add(targets));
  for (let n = 0; n < 5; n++) expect(await get(one, url)).not.toHaveProperty("failure");
  expect(sockets.size).toBe(1);
  await one.close();
});

test("steady traffic is counted by who answered", async () => {
  const traffic = startTraffic(url, 500);
  while (traffic.samples.length < 50) await new Promise(setImmediate);
  await traffic.stop();
  expect(traffic.samples.filter(({ failure }) => failure)).toEqual([]);
  expect(new Set(traffic.samples.map(({ instance }) => instance)).size).toBe(2);
});

test("data-plane 3: a request under way on a draining target is answered; new ones go elsewhere; then it is back", async () => {
  const { answer, serving, finish } = await slowRequest();
  const target = { TargetGroupArn: targetGroup, Targets: [{ Id: serving }] };
  await aws()("elasticloadbalancing:DeregisterTargets", target);
  expect(rotation()).toEqual(instances.filter((id) => id !== serving));
  for (let n = 0; n < 4; n++) expect((await get(agent, url)).instance).not.toBe(serving);
  finish();
  expect(await answer).toMatchObject({ instance: serving });
  advanceBy(world, 61_000);
  await aws()("elasticloadbalancing:RegisterTargets", target);
  await afterHealthChecks();
  expect(rotation()).toHaveLength(2);
});

test("data-plane 4: a server that answers 503 leaves rotation by its health checks, and comes back", async () => {
  const [sick] = instances;
  world.faults.push({ kind: "unhealthy", who: { instanceId: sick! }, code: 503 });
  faultsMayHaveChanged(world);
  await afterHealthChecks();
  expect(rotation()).toEqual(instances.slice(1));
  world.faults.length = 0;
  faultsMayHaveChanged(world);
  await afterHealthChecks();
  expect(rotation()).toHaveLength(2);
});

test("data-plane 5: ending an instance breaks the requests under way on it: users get 502", async () => {
  const { answer, serving, finish } = await slowRequest();
  await aws()("ec2:TerminateInstances", { InstanceIds: [serving] });
  plane.follow();
  expect((await answer).failure).toMatch(/^502 Bad Gateway/);
  finish();
  expect(rotation()).not.toContain(serving);
});

test("data-plane 6: without a target in rotation users get 503", async () => {
  await aws()("elasticloadbalancing:DeregisterTargets", {
    TargetGroupArn: targetGroup,
    Targets: instances.map((Id) => ({ Id })),
  });
  expect((await get(agent, url)).failure).toMatch(/^503/);
});
