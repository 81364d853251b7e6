import { newWorld } from "../../simulator/core/new-world.ts";
import type { NewWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { bytesClients, directClients } from "../../simulator/scenarios/clients.ts";
import { buildFleet } from "../../simulator/scenarios/fleet.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { worldClock } from "../../simulator/scenarios/waiting.ts";
import { inRotation } from "../../simulator/services/elbv2/rotation.ts";
import type { WorldTime } from "../../simulator/wire/world-time.ts";

/** Nobody else lives in the world: only the scenario moves time. */
const still: WorldTime = { sync: () => {}, touch: () => {}, pause: () => Promise.resolve() };

async function build(
  options: Partial<FleetOptions> = {},
  settings: NewWorld = {},
): Promise<{ world: World; fleet: Fleet }> {
  const world = newWorld(settings);
  const fleet = await buildFleet(directClients({ world, time: still }), worldClock(world), options);
  return { world, fleet };
}

test.each(["discover-asg", "discover-tags", "copy"] as const)(
  "a fleet whose deployment group is %s",
  async (kind) => {
    const { world, fleet } = await build({ kind });
    expect(inRotation(world, fleet.targetGroups[0]!.arn)).toHaveLength(3);
    expect(world.users.harms).toEqual([]);
    const group = world.codeDeploy.groups["web/production"]!;
    expect(group).toMatchObject({ name: "production" });
    expect(world.codeDeploy.deployments[fleet.codeDeploy!.firstDeploymentId!]!.status).toBe("Succeeded");
  },
);

test("a fleet whose application is part of the image", async () => {
  const { world, fleet } = await build({ kind: "image-only", instances: 2 });
  expect(fleet.codeDeploy).toBeUndefined();
  expect(inRotation(world, fleet.targetGroups[0]!.arn)).toHaveLength(2);
});

test("a fleet with everything on it", async () => {
  const { world, fleet } = await build({
    templateVersion: "$Latest",
    mixedInstances: true,
    targetGroups: 2,
    scaling: ["target-tracking", "step"],
    schedules: { morning: "0 6 * * *" },
    hooks: { warm: "launching" },
    tags: { team: "shop" },
    alarms: ["errors"],
    autoRollback: true,
    ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 },
    terminate: { action: "TERMINATE", waitMinutes: 30 },
    deploymentConfig: "CodeDeployDefault.HalfAtATime",
  });
  for (const { arn } of fleet.targetGroups) expect(inRotation(world, arn)).toHaveLength(3);
  expect(Object.keys(world.cloudWatch.alarms)).toEqual(expect.arrayContaining(["errors", "web-blue-busy"]));
  expect(Object.keys(world.autoScaling.groups[fleet.groupName]!.schedules)).toEqual(["morning"]);
});

test("a fleet behind a Network Load Balancer, built by bytes", async () => {
  const world = newWorld();
  const clients = bytesClients({ world, time: still });
  const fleet = await buildFleet(clients, worldClock(world), { balancer: "network", instances: 2 });
  expect(inRotation(world, fleet.targetGroups[0]!.arn)).toHaveLength(2);
});

test("the same seed builds the same world", async () => {
  const [one, other] = [await build({}, { seed: 7 }), await build({}, { seed: 7 })];
  expect(one.world).toEqual(other.world);
  expect(JSON.parse(JSON.stringify(one.world))).toEqual(one.world);
});
