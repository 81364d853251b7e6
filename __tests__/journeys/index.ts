import type { Journey } from "./lab.ts";
import { cloneHookFails } from "./scenarios/clone-hook-fails.ts";
import { cloneSucceeds } from "./scenarios/clone-succeeds.ts";
import { codedeployCopySucceeds } from "./scenarios/codedeploy-copy-succeeds.ts";
import { sameGroupSucceeds } from "./scenarios/same-group-succeeds.ts";

/** Every journey; a new scenario file is named here. */
export const journeys: readonly Journey[] = [
  cloneHookFails,
  cloneSucceeds,
  codedeployCopySucceeds,
  sameGroupSucceeds,
];
