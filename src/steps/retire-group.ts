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
export const retireGroup: Step<RetireGroupArgs, { retired: true } | null> = {
  title: ({ how, name }) => `${TITLES[how]} (${name})`,
  begin: async () => null,
  async apply(ctx, { how, ...group }) {
    if (!(await findGroup(ctx.aws, group.name))) return null;
    await requireBlueNotNeeded(ctx);
    const retired = { key: RETIRED_TAG, value: tagValueOf(ctx.release.target, ctx.release.number) };
    await setGroupTag(ctx, group.name, retired, false);
    await GROUP_RETIREMENTS[how](ctx, group);
    return { retired: true };
  },
  leaves: (args, memo) => [
    memo?.retired
      ? { what: `blue's Auto Scaling group ${args.name}, which is retired`, why: "", command: putBack(args) }
      : { what: `blue's Auto Scaling group ${args.name}`, why: "", command: byHand(args) },
  ],
};

/** What a person does who wants it as it was, as far as it is there; its sizes this release has not noted. */
function putBack({ how, name, attached, ours }: RetireGroupArgs): string {
  if (how === "terminate" && ours) return "";
  const tag = { ResourceId: name, ResourceType: "auto-scaling-group", Key: RETIRED_TAG };
  return [
    ...(how === "terminate"
      ? [
          shell`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${name} --min-size ${"<as before>"} --desired-capacity ${"<as before>"}`,
        ]
      : []),
    ...(attached.length > 0
      ? [
          shell`aws autoscaling attach-load-balancer-target-groups --auto-scaling-group-name ${name} --target-group-arns ${attached}`,
        ]
      : []),
    shell`aws autoscaling delete-tags --tags ${JSON.stringify([tag])}`,
  ].join(" && ");
}

/** What a person does in our place; nothing that we did not make is ever deleted. */
function byHand({ how, name, attached, ours }: RetireGroupArgs): string {
  if (how !== "terminate")
    return shell`aws autoscaling detach-load-balancer-target-groups --auto-scaling-group-name ${name} --target-group-arns ${attached}`;
  return ours
    ? deleteGroupCommand(name)
    : shell`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${name} --min-size 0 --desired-capacity 0`;
}
