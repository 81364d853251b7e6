import type { Journey } from "./lab.ts";
import { agentSilent } from "./scenarios/agent-silent.ts";
import { alarmStops } from "./scenarios/alarm-stops.ts";
import { anotherTagKey } from "./scenarios/another-tag-key.ts";
import { blueLost } from "./scenarios/blue-lost.ts";
import { blueWithoutAgent } from "./scenarios/blue-without-agent.ts";
import { broughtBackByHand } from "./scenarios/brought-back-by-hand.ts";
import { cannotLaunch } from "./scenarios/cannot-launch.ts";
import { cannotStop } from "./scenarios/cannot-stop.ts";
import { copiedSettingsRemoved } from "./scenarios/copied-settings-removed.ts";
import { deploymentActive } from "./scenarios/deployment-active.ts";
import { deploymentAfterOurs } from "./scenarios/deployment-after-ours.ts";
import { failedAfterShift } from "./scenarios/failed-after-shift.ts";
import { greenLost } from "./scenarios/green-lost.ts";
import { hookFails } from "./scenarios/hook-fails.ts";
import { judgedUnhealthy } from "./scenarios/judged-unhealthy.ts";
import { keepsDying } from "./scenarios/keeps-dying.ts";
import { latestIsOurs } from "./scenarios/latest-is-ours.ts";
import { leftAsItStands } from "./scenarios/left-as-it-stands.ts";
import { lostAnswers } from "./scenarios/lost-answers.ts";
import { neverHealthy } from "./scenarios/never-healthy.ts";
import { oldReleases } from "./scenarios/old-releases.ts";
import { readyWaitEnds } from "./scenarios/ready-wait-ends.ts";
import { recordUnwritable } from "./scenarios/record-unwritable.ts";
import { retireFails } from "./scenarios/retire-fails.ts";
import { roleCannotLaunch } from "./scenarios/role-cannot-launch.ts";
import { rolledBackLate } from "./scenarios/rolled-back-late.ts";
import { roughAws } from "./scenarios/rough-aws.ts";
import { scriptHangs } from "./scenarios/script-hangs.ts";
import { smallPages } from "./scenarios/small-pages.ts";
import { stoppedBySomebody } from "./scenarios/stopped-by-somebody.ts";
import { tagNotSeen } from "./scenarios/tag-not-seen.ts";
import { timeIsUp } from "./scenarios/time-is-up.ts";
import { undoFails } from "./scenarios/undo-fails.ts";

/** Journeys on which something fails; a new scenario file of that kind is named here. */
export const failures: readonly Journey[] = [
  agentSilent,
  alarmStops,
  anotherTagKey,
  blueLost,
  blueWithoutAgent,
  broughtBackByHand,
  cannotLaunch,
  cannotStop,
  copiedSettingsRemoved,
  deploymentActive,
  deploymentAfterOurs,
  failedAfterShift,
  greenLost,
  hookFails,
  judgedUnhealthy,
  keepsDying,
  latestIsOurs,
  leftAsItStands,
  lostAnswers,
  neverHealthy,
  oldReleases,
  readyWaitEnds,
  recordUnwritable,
  retireFails,
  roleCannotLaunch,
  rolledBackLate,
  roughAws,
  scriptHangs,
  smallPages,
  stoppedBySomebody,
  tagNotSeen,
  timeIsUp,
  undoFails,
].flat();
