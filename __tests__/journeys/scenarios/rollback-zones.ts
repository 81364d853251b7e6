import assert from "node:assert/strict";
import type { World } from "../../../simulator/core/world.ts";
import { faultsMayHaveChanged } from "../../../simulator/services/ec2/software.ts";
import { because, ended, harmless, sameWorld, story } from "../claims.ts";
import { onEachFleet, READY_WAIT } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";
import { alone, back, rollback } from "./rollback.ts";

/** The worst number of zones that had somebody healthy, at any instant since the rollback began. */
const fewestZones = (t: Travelled): number =>
  Math.min(
    ...Object.values(t.world.users.groups).flatMap(({ timeline }) =>
      timeline
        .filter(({ at }) => at >= t.startedAt)
        .map(({ byZone }) => Object.values(byZone).filter((count) => count > 0).length),
    ),
  );

const balancers: Journey[] = onEachFleet((fleet) =>
  rollback({
    name: `${fleet}: an instant rollback behind a Network Load Balancer: healthy in each zone before the other leaves`,
    fleet,
    rules: [14, 18],
    options: { balancer: "network", ...READY_WAIT },
    check(t) {
      back(t, "instant");
      assert.equal(fewestZones(t), 3, story(t));
    },
  }),
);

/** A kept fleet that is short of a zone: as many, but not where cross-zone balancing would not reach. */
const onePerZone = rollback({
  name: "clone: a kept fleet with nobody healthy in one zone, without cross-zone balancing: traffic stays",
  fleet: "clone",
  rules: [14, 18],
  options: { crossZone: false, instances: 6 },
  inputs: { way: "instant" },
  faults: ({ fleet: { instanceIds }, world }) => {
    const zone = world.ec2.instances[instanceIds[0]!]!.zone;
    return instanceIds
      .filter((instanceId) => world.ec2.instances[instanceId]!.zone === zone)
      .map((instanceId) => ({ kind: "unhealthy" as const, who: { instanceId }, code: 503 }));
  },
  check(t) {
    ended(t, "failed-clean");
    because(t, /Waiting for the kept fleet to be healthy took longer/);
    harmless(t);
    alone(t, t.fleet.amiNew, 6);
    assert.equal(fewestZones(t), 3, story(t));
    sameWorld(t);
  },
});

/** Of the instances of an image in each zone, those from this one on fail their health checks from now on. */
function failFrom(world: World, imageId: string, first: (zone: string) => number): void {
  const seen: Record<string, number> = {};
  for (const instance of Object.values(world.ec2.instances).filter((one) => one.imageId === imageId)) {
    const index = (seen[instance.zone] = (seen[instance.zone] ?? -1) + 1);
    if (index >= first(instance.zone))
      world.faults.push({ kind: "unhealthy", who: { instanceId: instance.id }, code: 503 });
  }
  faultsMayHaveChanged(world);
}

/** More of the kept fleet are healthy than serve, but none in a zone that they serve: its users would have nobody. */
const otherZones = rollback({
  name: "clone: more of the kept fleet are healthy than serve, none of them in one zone: traffic stays",
  fleet: "clone",
  rules: [14, 18],
  options: { crossZone: false, instances: 9, healthCheckType: "EC2" },
  inputs: { way: "instant" },
  async lately({ world, fleet }, person) {
    failFrom(world, fleet.amiNew, () => 1);
    failFrom(world, fleet.ami, (zone) => (zone === "us-east-1b" ? 0 : 3));
    await person.sleep(3 * 60_000);
    world.users.harms.length = 0;
  },
  check(t) {
    ended(t, "failed-clean");
    because(t, /0 of 1 are healthy in zone us-east-1b/);
    harmless(t);
    alone(t, t.fleet.amiNew, 3);
    sameWorld(t);
  },
});

/** Rollbacks where each zone has to be served by its own (rule 18). */
export const rollbackZones: Journey[] = [...balancers, onePerZone, otherZones];
