import { failures } from "./failures.ts";
import type { Journey } from "./lab.ts";
import { blueMoves } from "./scenarios/blue-moves.ts";
import { byHandAutoScaling } from "./scenarios/by-hand-auto-scaling.ts";
import { byHandCodeDeploy } from "./scenarios/by-hand-code-deploy.ts";
import { byHandCopies } from "./scenarios/by-hand-copies.ts";
import { byHandOthers } from "./scenarios/by-hand-others.ts";
import { cloneHookFails } from "./scenarios/clone-hook-fails.ts";
import { cloneSucceeds } from "./scenarios/clone-succeeds.ts";
import { codedeployCopySucceeds } from "./scenarios/codedeploy-copy-succeeds.ts";
import { configurations } from "./scenarios/configurations.ts";
import { deploymentGroupSettings } from "./scenarios/deployment-group-settings.ts";
import { givenByInputs } from "./scenarios/given-by-inputs.ts";
import { hookRemoved } from "./scenarios/hook-removed.ts";
import { largeFleet } from "./scenarios/large-fleet.ts";
import { networkBalancer } from "./scenarios/network-balancer.ts";
import { notAllHealthy } from "./scenarios/not-all-healthy.ts";
import { outOfSight } from "./scenarios/out-of-sight.ts";
import { planMode } from "./scenarios/plan-mode.ts";
import { refusals } from "./scenarios/refusals.ts";
import { rollbacks } from "./scenarios/rollback.ts";
import { rollbackZones } from "./scenarios/rollback-zones.ts";
import { sameGroupSucceeds } from "./scenarios/same-group-succeeds.ts";
import { secondRelease } from "./scenarios/second-release.ts";
import { someOfGreenFail } from "./scenarios/some-of-green-fail.ts";
import { taggedMeanwhile } from "./scenarios/tagged-meanwhile.ts";
import { templateDisks } from "./scenarios/template-disks.ts";
import { templateVersions } from "./scenarios/template-versions.ts";
import { tooLate } from "./scenarios/too-late.ts";
import { wholeGroups } from "./scenarios/whole-groups.ts";

/** Every journey; a new scenario file is named here. A file of several journeys exports a list of them. */
export const journeys: readonly Journey[] = [
  ...blueMoves,
  ...byHandAutoScaling,
  ...byHandCodeDeploy,
  ...byHandCopies,
  ...byHandOthers,
  cloneHookFails,
  cloneSucceeds,
  codedeployCopySucceeds,
  ...configurations,
  ...deploymentGroupSettings,
  ...failures,
  ...givenByInputs,
  hookRemoved,
  largeFleet,
  ...networkBalancer,
  ...notAllHealthy,
  ...outOfSight,
  ...planMode,
  ...refusals,
  ...rollbacks,
  ...rollbackZones,
  sameGroupSucceeds,
  ...secondRelease,
  ...someOfGreenFail,
  taggedMeanwhile,
  ...templateDisks,
  ...templateVersions,
  ...tooLate,
  ...wholeGroups,
];
