import type { Journey } from "./lab.ts";
import { agentSilent } from "./scenarios/agent-silent.ts";
import { alarmStops } from "./scenarios/alarm-stops.ts";
import { blueLost } from "./scenarios/blue-lost.ts";
import { blueWithoutAgent } from "./scenarios/blue-without-agent.ts";
import { cannotLaunch } from "./scenarios/cannot-launch.ts";
import { deploymentActive } from "./scenarios/deployment-active.ts";
import { failedAfterShift } from "./scenarios/failed-after-shift.ts";
import { greenLost } from "./scenarios/green-lost.ts";
import { hookFails } from "./scenarios/hook-fails.ts";
import { keepsDying } from "./scenarios/keeps-dying.ts";
import { leftAsItStands } from "./scenarios/left-as-it-stands.ts";
import { lostAnswers } from "./scenarios/lost-answers.ts";
import { neverHealthy } from "./scenarios/never-healthy.ts";
import { readyWaitEnds } from "./scenarios/ready-wait-ends.ts";
import { retireFails } from "./scenarios/retire-fails.ts";
import { roleCannotLaunch } from "./scenarios/role-cannot-launch.ts";
import { roughAws } from "./scenarios/rough-aws.ts";
import { scriptHangs } from "./scenarios/script-hangs.ts";
import { stoppedBySomebody } from "./scenarios/stopped-by-somebody.ts";
import { timeIsUp } from "./scenarios/time-is-up.ts";
import { undoFails } from "./scenarios/undo-fails.ts";

/** Journeys on which something fails; a new scenario file of that kind is named here. */
export const failures: readonly Journey[] = [
  agentSilent,
  alarmStops,
  blueLost,
  blueWithoutAgent,
  cannotLaunch,
  deploymentActive,
  failedAfterShift,
  greenLost,
  hookFails,
  keepsDying,
  leftAsItStands,
  lostAnswers,
  neverHealthy,
  readyWaitEnds,
  retireFails,
  roleCannotLaunch,
  roughAws,
  scriptHangs,
  stoppedBySomebody,
  timeIsUp,
  undoFails,
].flat();
