import type { Aws } from "../aws/call.ts";
import { shell } from "../aws/shell.ts";
import type { DeploymentMemo } from "../codedeploy/planned.ts";
import { leftovers } from "../engine/left.ts";
import { endedAs, recallFrom, type Course } from "../engine/record.ts";
import { standingOf } from "../engine/resume.ts";
import type { Failure } from "../failure.ts";
import type { Header, ReleaseKind } from "../releases/claim.ts";
import { writeCourse } from "../releases/journal.ts";
import { steps } from "../steps/index.ts";
import { SECOND } from "../time/duration.ts";
import type { Ended } from "./conclude.ts";
import type { Ending, Owed } from "./ending.ts";

/** After SIGINT the runner waits 7.5 s (actions/runner: ProcessInvoker); within 5 s everything is said. */
const LAST_WORDS = 4 * SECOND;

/** What a run says and writes down that has to end before its release does. */
export async function stopHere(ended: Ended, cause: Failure): Promise<Ending | Owed> {
  const { header, hold, log } = ended;
  if (cause.code === "cancelled") return giveUp(ended);
  const name = `${NAMES[header.kind]} ${header.release} of ${header.target}`;
  const remedy = cause.remedy ? ` ${cause.remedy}` : "";
  const expired = cause.code === "credentials-expired";
  const summary = `${name} is left as it stands: ${cause.message}${remedy}${expired ? goesOnAlone(ended) : ""} To go on with it, re-run this job${rerunCommand(header)}.`;
  // Whoever took it over sees to what is there.
  const why = expired ? "the credentials have run out" : "the release log could not be written";
  return { outcome: "open", summary, leftovers: hold.signal.aborted ? [] : leftovers(steps, log, why) };
}

/** Nothing can be sent any more, not even to stop it. */
function goesOnAlone({ log }: Ended): string {
  const memo = recallFrom(log)<DeploymentMemo>("create-deployment");
  if (!memo?.deploymentId || log.course().committed) return "";
  const armed = memo.settings.hasEarlierSuccess
    ? "its own rollback is armed should it fail"
    : "it has no earlier success to roll back to";
  return ` Deployment ${memo.deploymentId} is out of sight; CodeDeploy goes on with it, and ${armed}.`;
}

const rerunCommand = ({ owner }: Header): string =>
  owner.runId && owner.repository
    ? shell` (\`gh run rerun ${owner.runId} --failed -R ${owner.repository}\`)`
    : "";

/** A cancellation: the record says which way now holds; what is owed is done by the settle step, or by the next run. */
async function giveUp(ended: Ended): Promise<Ending | Owed> {
  const { header, log } = ended;
  const name = `${NAMES[header.kind]} ${header.release} of ${header.target}`;
  const standing = standingOf(log).kind;
  if (standing === "untouched") {
    await inTime(ended, (aws) =>
      writeCourse(aws, ended.hold.place, endedAs(log.course(), "failed-clean", ended.world.clock.now())),
    );
    return { outcome: "failed-clean", summary: `${name} was cancelled: nothing was changed.`, leftovers: [] };
  }
  if (standing === "forward")
    return { owed: `${name} was cancelled ${LATE[header.kind]}: it is finished next.` };
  if (standing === "back") return { owed: `${name} was cancelled on its way back, which goes on.` };
  return ON_CANCEL[header.terms.onCancel](ended, name);
}

const NAMES = {
  deploy: "Release",
  repair: "Repair",
  rollback: "Release",
} satisfies Record<ReleaseKind, string>;

/** When there was only the way forward left. */
const LATE = {
  deploy: "when green served already",
  repair: "in the middle of its own steps",
  rollback: "when what it goes back to served already",
} satisfies Record<ReleaseKind, string>;

const ON_CANCEL = {
  async rollback(ended: Ended, name: string): Promise<Owed> {
    const { log, hold } = ended;
    const course: Course = { ...log.course(), direction: "back", why: "The run was cancelled." };
    await inTime(ended, (aws) =>
      Promise.all([writeCourse(aws, hold.place, course), stopDeployment(ended, aws)]),
    );
    return { owed: `${name} was cancelled: what it did is undone next.` };
  },
  async leave(ended: Ended, name: string): Promise<Ending | Owed> {
    const { log, hold } = ended;
    const open: Course = { ...log.course(), outcome: "open" };
    // What nobody can read to be open is taken for abandoned, and undone.
    if (!(await inTime(ended, (aws) => writeCourse(aws, hold.place, open))))
      return { owed: `${name} was cancelled: it is left as it stands, which is written down next.` };
    const summary = `${name} was cancelled and is left as it stands (on-cancel: leave). To go on with it, re-run this job.`;
    return { outcome: "open", summary, leftovers: leftovers(steps, log, "left, as on-cancel says") };
  },
  finish: (_ended: Ended, name: string): Promise<Owed> =>
    Promise.resolve({
      owed: `${name} was cancelled: it is finished next, as far as the time goes (on-cancel: finish).`,
    }),
};

/** Only a rollback stops the deployment (rule 16); one whose id was not recorded yet is found by settle. */
async function stopDeployment({ log }: Ended, aws: Aws): Promise<void> {
  const memo = recallFrom(log)<DeploymentMemo>("create-deployment");
  if (!memo?.deploymentId) return;
  const { deploymentId, settings } = memo;
  // It may have ended, or be refused: settle sees.
  await aws("codedeploy:StopDeployment", {
    deploymentId,
    autoRollbackEnabled: settings.hasEarlierSuccess,
  }).catch(() => undefined);
}

/**
 * What does not come through in time is not said: then the settle step decides by what was said before.
 * @returns whether all of it was said
 */
async function inTime({ world, hold }: Ended, say: (aws: Aws) => Promise<unknown>): Promise<boolean> {
  const { clock } = world;
  const [over, said] = [new AbortController(), new AbortController()];
  const timer = clock.sleep(LAST_WORDS, said.signal).then(
    () => over.abort(new Error("there was no more time")),
    () => undefined,
  );
  const isSaid = await say(hold.lastWords(over.signal)).then(
    () => true,
    () => false,
  );
  said.abort(new Error("everything is said"));
  await timer;
  return isSaid;
}
