import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

export const agentSilent: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: no CodeDeploy agent answers on green, everything is as before`,
  fleet,
  rules: [17],
  options: { newImageTags: { "simulator:agent": "absent" } },
  check(t) {
    asBefore(t);
    because(t, /agent/i);
  },
}));
