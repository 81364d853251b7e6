import assert from "node:assert/strict";
import { story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import { activeDeployment, untilTargets } from "../somebody.ts";

/** AWS takes one instance of blue away while traffic moves: nothing but that instance's own requests is hurt. */
export const blueLost: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: an instance of blue ends during the shift, users lose nothing else`,
  fleet,
  rules: [7, 12, 14],
  async meanwhile({ aws, fleet: { instanceIds, codeDeploy, targetGroups } }, actor) {
    await activeDeployment(aws, actor, codeDeploy!);
    await untilTargets(aws, actor, targetGroups[0]!.arn, (targets) =>
      targets.some(({ id }) => !instanceIds.includes(id)),
    );
    await aws("ec2:TerminateInstances", { InstanceIds: [instanceIds[0]!] });
  },
  check(t) {
    const others = t.harms.filter(({ instanceId }) => instanceId !== t.fleet.instanceIds[0]);
    assert.deepEqual(others, [], story(t));
    assert.ok(
      ["succeeded", "failed-clean"].includes(t.ending.outcome),
      `${t.ending.outcome}: ${t.ending.summary}\n${JSON.stringify(t.ending.leftovers)}\n${story(t)}`,
    );
    const wanted = t.ending.outcome === "succeeded" ? t.fleet.amiNew : t.fleet.ami;
    for (const { healthy } of Object.values(t.world.users.groups))
      assert.deepEqual(Object.keys(healthy.byImage), [wanted], story(t));
  },
}));
