import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

export const keepsDying: Journey[] = onEachFleet((fleet) => ({
  name: `${fleet}: green's instances keep dying, everything is as before`,
  fleet,
  rules: [6, 17],
  faults: ({ fleet: { amiNew } }) => [{ kind: "instance-dies", who: { imageId: amiNew }, afterMs: 70_000 }],
  check(t) {
    asBefore(t);
    because(t, /launch|no longer run|gone|lost|ended|terminated|in the time it had/i);
  },
}));
