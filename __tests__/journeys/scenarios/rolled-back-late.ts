import assert from "node:assert/strict";
import { ended, harmless, story } from "../claims.ts";
import type { FleetName } from "../../../src/plan/facts.ts";
import type { Journey } from "../lab.ts";
import { activeDeployment } from "../somebody.ts";

const FLEETS = ["clone", "codedeploy-copy"] as const satisfies readonly FleetName[];

/**
 * Past the commit point CodeDeploy still waits to terminate blue, and rolls back when it is stopped then. Nothing of
 * ours turns back, but blue is neither taken out nor ended, and the outcome says who serves.
 */
export const rolledBackLate: Journey[] = FLEETS.map((fleet) => ({
  name: `${fleet}: stopped with rollback in the termination wait, blue is left alone and the outcome says that it serves`,
  fleet,
  rules: [14, 15, 16],
  options: { terminate: { action: "TERMINATE", waitMinutes: 30 } },
  inputs: { retire: "terminate" },
  async meanwhile({ aws, fleet: { codeDeploy } }, actor) {
    const deploymentId = await activeDeployment(aws, actor, codeDeploy!);
    for (;;) {
      const { deploymentInfo: info } = await aws("codedeploy:GetDeployment", { deploymentId });
      if (info?.completeTime) return; // the wait never showed
      if (info?.instanceTerminationWaitTimeStarted) break;
      await actor.sleep(10_000);
    }
    await actor.sleep(5 * 60_000);
    await aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: true });
  },
  check(t) {
    harmless(t);
    const images = Object.values(t.world.users.groups).map(({ healthy }) => Object.keys(healthy.byImage));
    const back = images.some((one) => one.includes(t.fleet.ami));
    ended(t, back ? "failed-dirty" : "succeeded");
    if (!back) return;
    assert.notEqual(t.outputs["serving"], "green", story(t));
    const commands = t.ending.leftovers.map(({ command }) => command).join("\n");
    assert.doesNotMatch(
      commands,
      /delete-auto-scaling-group --auto-scaling-group-name web-blue --/,
      "of what serves",
    );
  },
}));
