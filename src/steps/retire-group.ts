import { shell } from "../aws/shell.ts";
import type { Step } from "../engine/step.ts";
import { deleteGroupCommand } from "../retire/delete-group.ts";
import { findGroup } from "../fleet/group.ts";
import { GROUP_RETIREMENTS, type Retire, type RetiredGroup } from "../retire/group.ts";
import { RETIRED_TAG, tagValueOf } from "../releases/names.ts";
import { requireBlueNotNeeded } from "./blue-not-needed.ts";
import { setGroupTag } from "./tag-group.ts";

export interface RetireGroupArgs extends RetiredGroup {
  how: Retire;
}

const TITLES: Readonly<Record<Retire, string>> = {
  detach: "Detach blue's group from its target groups; it runs on until the next release",
  keep: "Keep blue's group running, detached, until the next release",
  terminate: "End blue's group",
};

/** Blue's group after the commit point. CodeDeploy may have deleted it already. */
export const retireGroup: Step<RetireGroupArgs, null> = {
  title: ({ how, name }) => `${TITLES[how]} (${name})`,
  begin: async () => null,
  async apply(ctx, { how, ...group }) {
    if (!(await findGroup(ctx.aws, group.name))) return null;
    await requireBlueNotNeeded(ctx);
    const retired = { key: RETIRED_TAG, value: tagValueOf(ctx.release.target, ctx.release.number) };
    await setGroupTag(ctx, group.name, retired, false);
    await GROUP_RETIREMENTS[how](ctx, group);
    return null;
  },
  leaves: ({ how, name, attached, ours }) => [
    { what: `blue's Auto Scaling group ${name}`, why: "", command: byHand(how, name, attached, ours) },
  ],
};

/** What a person does in our place; nothing that we did not make is ever deleted. */
function byHand(how: Retire, name: string, attached: readonly string[], ours: boolean): string {
  if (how !== "terminate")
    return shell`aws autoscaling detach-load-balancer-target-groups --auto-scaling-group-name ${name} --target-group-arns ${attached}`;
  return ours
    ? deleteGroupCommand(name)
    : shell`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${name} --min-size 0 --desired-capacity 0`;
}
