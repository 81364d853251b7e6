import { blueAlone, ended, harmless, sameWorld } from "../claims.ts";
import type { Journey } from "../lab.ts";

export const cloneHookFails: Journey = {
  name: "clone: a hook script fails on green, everything is as before",
  fleet: "clone",
  faults: ({ fleet }) => [
    {
      kind: "script-fails",
      event: "AfterInstall",
      who: { imageId: fleet.amiNew },
      exitCode: 3,
      script: "scripts/migrate.sh",
      log: "no such table",
    },
  ],
  check(t) {
    ended(t, "failed-clean");
    harmless(t);
    blueAlone(t, 3);
    sameWorld(t);
  },
};
