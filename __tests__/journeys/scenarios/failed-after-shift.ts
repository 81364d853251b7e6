import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import { activeDeployment, untilTargets } from "../somebody.ts";
import type { Fault } from "../../../simulator/core/faults.ts";

/** One of blue cannot be taken out: CodeDeploy calls the deployment failed at its very end. */
const blueStays = (instanceId: string): Fault => ({
  kind: "script-fails",
  event: "BlockTraffic",
  who: { instanceId },
});

const stays: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: one of blue cannot be deregistered, the deployment fails and is rolled back`,
  fleet,
  rules: [14, 16],
  faults: ({ fleet: { instanceIds } }) => [blueStays(instanceIds[0]!)],
  check: (t) => asBefore(t),
}));

/** Somebody helps that instance out: by the time CodeDeploy says failed all traffic is on green. */
const helped: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: failed although all traffic is on green, a case of its own: blue serves again before green goes`,
  fleet,
  rules: [11, 14, 16],
  faults: ({ fleet: { instanceIds } }) => [blueStays(instanceIds[0]!)],
  async meanwhile({ aws, fleet: { instanceIds, codeDeploy, targetGroups } }, actor) {
    await activeDeployment(aws, actor, codeDeploy!);
    const { arn } = targetGroups[0]!;
    await untilTargets(aws, actor, arn, (targets) =>
      targets.some(({ id, state }) => id === instanceIds[1] && state === "draining"),
    );
    await aws("elasticloadbalancing:DeregisterTargets", {
      TargetGroupArn: arn,
      Targets: [{ Id: instanceIds[0]! }],
    });
  },
  check(t) {
    asBefore(t);
    because(t, /all its traffic already|all traffic is on green already/);
  },
}));

export const failedAfterShift: Journey[] = [...stays, ...helped];
