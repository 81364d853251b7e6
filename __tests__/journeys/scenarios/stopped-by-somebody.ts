import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import { activeDeployment } from "../somebody.ts";

export const stoppedBySomebody: Journey[] = [true, false].flatMap((autoRollbackEnabled) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: somebody stops the deployment ${autoRollbackEnabled ? "with" : "without"} rollback, everything is as before`,
    fleet,
    rules: [16],
    async meanwhile({ aws, fleet: { codeDeploy } }, actor) {
      const deploymentId = await activeDeployment(aws, actor, codeDeploy!);
      await actor.sleep(60_000);
      await aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled });
    },
    check(t) {
      asBefore(t);
      because(t, /stopped/i);
    },
  })),
);
