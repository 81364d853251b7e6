import type { Journey } from "./lab.ts";
import { agentSilent } from "./scenarios/agent-silent.ts";
import { alarmStops } from "./scenarios/alarm-stops.ts";
import { cannotLaunch } from "./scenarios/cannot-launch.ts";
import { hookFails } from "./scenarios/hook-fails.ts";
import { keepsDying } from "./scenarios/keeps-dying.ts";
import { neverHealthy } from "./scenarios/never-healthy.ts";
import { scriptHangs } from "./scenarios/script-hangs.ts";
import { stoppedBySomebody } from "./scenarios/stopped-by-somebody.ts";

/** Journeys on which something fails; a new scenario file of that kind is named here. */
export const failures: readonly Journey[] = [
  agentSilent,
  alarmStops,
  cannotLaunch,
  hookFails,
  keepsDying,
  neverHealthy,
  scriptHangs,
  stoppedBySomebody,
].flat();
