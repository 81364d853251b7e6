import { shell } from "../aws/shell.ts";
import type { Step } from "../engine/step.ts";
import { attachAsBlue } from "../fleet/as-blue.ts";
import { findGroup, groupNamed, suspendedIn } from "../fleet/group.ts";
import { FROZEN, markHealthy, resumeCarefully, stillSuspended, suspend } from "../fleet/processes.ts";
import { HELD_TAG, RETIRED_TAG } from "../releases/names.ts";
import { setGroupTag, takeGroupTagOff } from "./tag-group.ts";

export interface WakeGroupArgs {
  group: string;
}

export interface WakeGroupMemo {
  /** What we suspended. */
  ours: string[];
}

/** Nothing may be launched, ended or replaced in a kept group, whatever Auto Scaling thinks of its members (rules 11, 12). */
const STILL = [...FROZEN, "Launch"];

/** A kept group is made ready to serve: held still, its members healthy in Auto Scaling's eyes. */
export const wakeGroup: Step<WakeGroupArgs, WakeGroupMemo> = {
  title: ({ group }) => `Make ${group} ready to serve again`,
  async begin(ctx, { group }) {
    const suspended = suspendedIn(await groupNamed(ctx.aws, group));
    return { ours: STILL.filter((process) => !suspended.includes(process)) };
  },
  async apply(ctx, { group }, memo) {
    await suspend(ctx, group, STILL);
    await markHealthy(ctx, group);
    ctx.emit({ kind: "output", name: "green-group", value: group });
    return memo;
  },
  undo: {
    what: "green",
    async run(ctx, { group }, { ours }) {
      if (ours.length > 0 && (await findGroup(ctx.aws, group)))
        await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: ours });
      return [];
    },
  },
  leaves: ({ group }, { ours }) => (ours.length > 0 ? [stillSuspended(group, ours)] : []),
};

export interface AdoptKeptArgs {
  group: string;
  /** Target groups that the other group is attached to. */
  attached: string[];
  /** What runs in it again, by the example of the other group. */
  processes: string[];
  /** They stay suspended until the earlier revision is the deployment group's last success again. */
  held: boolean;
}

/**
 * The kept group is an ordinary one again, but for one thing: what it launched would get the deployment group's last
 * successful revision, the one we came from (rule 11). Until that is the earlier one again its processes are held, and the
 * group says so in a tag, from which the next release knows that they are not the user's.
 */
export const adoptKept: Step<AdoptKeptArgs, null> = {
  title: ({ group, held }) =>
    `Attach ${group} to the target groups${held ? "; it launches nothing until its revision is deployed again" : " and let Auto Scaling keep it"}`,
  begin: async () => null,
  async apply(ctx, { group, attached, processes, held }) {
    await attachAsBlue(ctx, { green: group, attached });
    await takeGroupTagOff(ctx, group, RETIRED_TAG);
    if (held) await setGroupTag(ctx, group, { key: HELD_TAG, value: processes.join(" ") }, false);
    else {
      await takeGroupTagOff(ctx, group, HELD_TAG);
      await resumeCarefully(ctx, group, processes);
    }
    return null;
  },
  leaves: ({ group, attached, processes }) => [
    stillSuspended(group, processes),
    {
      what: `${group} may not be attached to its target groups, and may carry the tag ${RETIRED_TAG}`,
      why: "",
      command: shell`aws autoscaling attach-load-balancer-target-groups --auto-scaling-group-name ${group} --target-group-arns ${attached}`,
    },
  ],
};
