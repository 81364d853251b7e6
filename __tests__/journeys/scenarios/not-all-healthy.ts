import assert from "node:assert/strict";
import { faultsMayHaveChanged } from "../../../simulator/services/ec2/software.ts";
import { asBefore, because, ended, greenAlone, harmless, story } from "../claims.ts";
import { onEachFleet, READY_WAIT } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import { activeDeployment, untilTargets } from "../somebody.ts";

/** CodeDeploy would take blue out once *most* of green is healthy; we do not let it begin before all of green is. */
const oneOfGreen: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: one of green does not become healthy in Ready, CodeDeploy is never told to go on`,
  fleet,
  rules: [13],
  options: READY_WAIT,
  async meanwhile({ aws, world, fleet: { instanceIds, targetGroups } }, actor) {
    const { arn } = targetGroups[0]!;
    const isGreen = ({ id }: { id: string }): boolean => !instanceIds.includes(id);
    await untilTargets(aws, actor, arn, (targets) => {
      const green = targets.find(isGreen);
      if (!green) return false;
      world.faults.push({ kind: "unhealthy", who: { instanceId: green.id }, code: 503 });
      faultsMayHaveChanged(world);
      return true;
    });
  },
  check(t) {
    asBefore(t);
    because(t, /2 of 3 are healthy/);
    const told = t.calls.filter(({ operation }) => operation === "codedeploy:ContinueDeployment");
    assert.deepEqual(told, [], story(t));
  },
}));

/** Each target group counts for itself. */
const everyGroup: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: green is healthy in both target groups before CodeDeploy is told to go on`,
  fleet,
  rules: [13],
  options: { ...READY_WAIT, targetGroups: 2 },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    const told = t.calls.find(({ operation }) => operation === "codedeploy:ContinueDeployment")!;
    for (const { name, timeline } of Object.values(t.world.users.groups)) {
      const then = timeline.findLast(({ at }) => at <= told.at);
      assert.equal(then?.byImage[t.fleet.amiNew], 3, `in ${name}\n${story(t)}`);
    }
  },
}));

/** Whatever brings one of blue back after the deployment has ended: it is taken out before green is said to serve. */
const lateBlue: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: one of blue is registered again as the deployment ends, it is taken out`,
  fleet,
  rules: [7],
  async meanwhile({ aws, fleet: { instanceIds, codeDeploy, targetGroups } }, actor) {
    const deploymentId = await activeDeployment(aws, actor, codeDeploy!);
    const succeeded = async (): Promise<boolean> =>
      (await aws("codedeploy:GetDeployment", { deploymentId })).deploymentInfo?.status === "Succeeded";
    while (!(await succeeded())) await actor.sleep(1_000);
    await aws("elasticloadbalancing:RegisterTargets", {
      TargetGroupArn: targetGroups[0]!.arn,
      Targets: [{ Id: instanceIds[0]! }],
    });
  },
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    assert.ok(
      t.said.some((text) => text.includes("still registered and are taken out")),
      story(t),
    );
  },
}));

export const notAllHealthy: Journey[] = [...oneOfGreen, ...everyGroup, ...lateBlue];
