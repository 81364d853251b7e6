import type { Aws } from "../aws/call.ts";
import type { Policy } from "../engine/execute.ts";
import type { Journal } from "../engine/record.ts";
import { hasUndone, resume, standingOf, type Toward } from "../engine/resume.ts";
import { trafficOf, type Recorded } from "../plan/traffic-of.ts";
import { journal } from "../releases/journal.ts";
import type { Opened } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { HOUR } from "../time/duration.ts";
import { conclude, record } from "./conclude.ts";
import { withConsoleUrl } from "./console-url.ts";
import type { Ending, Owed } from "./ending.ts";
import { holding, runUnder } from "./hold.ts";
import { noteDeployment } from "./known-deployment.ts";
import { isPastReturn } from "./serving.ts";
import type { World } from "./world.ts";

/** How a release is gone on with. */
export interface Onward {
  toward: Toward;
  policy: Policy;
  /** Until when, forward. */
  deadline: Date;
  /** There is no time for draining. */
  hurry?: boolean;
}

/** A release that its own job does not go on with is given this long, forward. */
const FORWARD = HOUR;

/** How another run goes on with a release: its user's wishes were for a run of its own. */
export const byAnother = ({ clock }: World, toward: Toward): Onward => ({
  toward,
  policy: { onFailure: "rollback", onTimeout: "rollback" },
  deadline: new Date(clock.now().getTime() + FORWARD),
});

/** Goes on with a release that was taken over, in the direction its record says or leaves open. */
export async function resumeRelease(world: World, opened: Opened, onward: Onward): Promise<Ending | Owed> {
  const { header, place, folded } = opened;
  return holding(world, place, async (hold) => {
    const log = journal(hold.aws, place, folded);
    const ended = { world, hold, header, log, hurry: onward.hurry };
    if (standingOf(log).kind === "untouched") {
      await record(world, log, { outcome: "failed-clean", leftovers: [] });
      const summary = `Release ${header.release} of ${header.target} was claimed and no more: nothing was changed.`;
      return { outcome: "failed-clean", summary, leftovers: [] };
    }
    const run = {
      ...runUnder(world, hold, header, onward.deadline),
      emit: withConsoleUrl(world.emit, regionOf(log)),
      takenOverAt: world.clock.now().getTime(),
      ...(onward.hurry ? { hurry: true } : {}),
    };
    world.emit({ kind: "said", text: `Going on with release ${header.release} of ${header.target}` });
    await noteDeployment(hold.aws, log, run.release);
    const toward = await possible(world, hold.aws, log, onward.toward);
    return conclude(ended, await resume(run, steps, log, onward.policy, toward));
  });
}

/** Who goes back to a fleet that is no more leaves everything as it is, for ever. */
async function possible(
  { clock, signal, emit }: World,
  aws: Aws,
  log: Journal,
  toward: Onward["toward"],
): Promise<Onward["toward"]> {
  const { kind } = standingOf(log);
  const isGoingBack = kind === "either" ? toward.direction === "back" : kind === "back" && !hasUndone(log);
  if (!isGoingBack) return toward;
  if (!(await isPastReturn({ aws, clock, signal }, log))) return toward;
  emit({
    kind: "said",
    text: "Blue is no more, or ends soon, and green serves: the release is finished, not undone",
  });
  return { direction: "forward", pastReturn: true };
}

/** From the ARN of a target group: `arn:aws:elasticloadbalancing:region:…`. */
const regionOf = (log: Recorded): string => trafficOf(log)?.targetGroups[0]?.arn.split(":")[3] ?? "";
