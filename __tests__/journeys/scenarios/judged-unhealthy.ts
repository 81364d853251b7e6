import assert from "node:assert/strict";
import { asBefore, story } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import { activeDeployment } from "../somebody.ts";

/** While blue is frozen something marks its members Unhealthy: nobody of them is replaced for it afterwards (rule 12). */
export const judgedUnhealthy: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: blue is judged unhealthy while it is frozen, nobody is replaced for it`,
  fleet,
  rules: [12],
  faults: ({ fleet: { amiNew } }) => [
    { kind: "script-fails", event: "AfterInstall", who: { imageId: amiNew }, script: "scripts/start.sh" },
  ],
  async meanwhile({ aws, fleet: { codeDeploy, instanceIds } }, actor) {
    await activeDeployment(aws, actor, codeDeploy!);
    for (const InstanceId of instanceIds)
      await aws("autoscaling:SetInstanceHealth", {
        InstanceId,
        HealthStatus: "Unhealthy",
        ShouldRespectGracePeriod: false,
      });
  },
  check(t) {
    assert.ok(
      t.calls.some(({ operation }) => operation === "autoscaling:SetInstanceHealth"),
      story(t),
    );
    asBefore(t);
  },
}));
